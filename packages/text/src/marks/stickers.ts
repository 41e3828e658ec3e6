/**
 * Our own stickers, drawn for this product: a code such as `:tea:` in a text, and the drawing. Each colour reads on light
 * and on dark paper. What they are called is in the catalogue (`sticker.<name>`).
 */
const drawings = {
  sun: `<circle cx="16" cy="16" r="6.5" fill="#e9a93a"/><path d="M16 3v4M16 25v4M3 16h4M25 16h4M6.8 6.8l2.8 2.8M22.4 22.4l2.8 2.8M25.2 6.8l-2.8 2.8M9.6 22.4l-2.8 2.8" stroke="#e9a93a" stroke-width="2.2" stroke-linecap="round"/>`,
  moon: `<path d="M20 4.5A12 12 0 1 0 27.5 20 9.6 9.6 0 0 1 20 4.5z" fill="#d9b75c"/><circle cx="24" cy="8" r="1.4" fill="#d9b75c"/>`,
  rain: `<path d="M9.5 17a5 5 0 0 1 .4-10 7 7 0 0 1 13.4 2A4.2 4.2 0 0 1 23 17z" fill="#8fa6b8"/><path d="M11 21l-1.4 4M17 21l-1.4 6M23 21l-1.4 4" stroke="#5f93b5" stroke-width="2.2" stroke-linecap="round"/>`,
  tea: `<path d="M6 13h17v6a8 8 0 0 1-8 8h-1a8 8 0 0 1-8-8z" fill="#5f9d93"/><path d="M23 15h2a3.5 3.5 0 0 1 0 7h-2.6" fill="none" stroke="#5f9d93" stroke-width="2.2"/><path d="M11 9c-1.6-2 1.4-3 0-5M17 9c-1.6-2 1.4-3 0-5" fill="none" stroke="#a39684" stroke-width="1.9" stroke-linecap="round"/>`,
  soup: `<path d="M4 15h24a12 12 0 0 1-7 11v2H11v-2A12 12 0 0 1 4 15z" fill="#b9643f"/><path d="M7 15a9 3 0 0 1 18 0z" fill="#e6b36a"/><path d="M12 9c-1.4-1.8 1.2-2.6 0-4.6M19 9c-1.4-1.8 1.2-2.6 0-4.6" fill="none" stroke="#a39684" stroke-width="1.9" stroke-linecap="round"/>`,
  leaf: `<path d="M27 5C13 5 6 11 6 19c0 3 1 5 2 6 1-8 7-12 12-14-4 3-8 7-9 15 9 1 16-5 16-21z" fill="#6d9b54"/>`,
  lamp: `<path d="M10 4h12l4 11H6z" fill="#e9b44c"/><path d="M16 15v10M10 27h12" stroke="#9a8772" stroke-width="2.2" stroke-linecap="round"/><path d="M8 18l-2 3M24 18l2 3" stroke="#e9b44c" stroke-width="1.8" stroke-linecap="round"/>`,
  cat: `<path d="M6 5l6 5h8l6-5v13a10 10 0 0 1-20 0z" fill="#c98d5b"/><circle cx="12" cy="17" r="1.6" fill="#2b2620"/><circle cx="20" cy="17" r="1.6" fill="#2b2620"/><path d="M14 21q2 1.8 4 0" fill="none" stroke="#2b2620" stroke-width="1.6" stroke-linecap="round"/>`,
  smile: `<circle cx="16" cy="16" r="12" fill="#edc75e"/><path d="M11 13v1.6M21 13v1.6" stroke="#4a3a1c" stroke-width="2.2" stroke-linecap="round"/><path d="M10.5 19q5.5 5.4 11 0" fill="none" stroke="#4a3a1c" stroke-width="2" stroke-linecap="round"/>`,
  tear: `<circle cx="16" cy="16" r="12" fill="#edc75e"/><path d="M9.5 13.5q2-1.6 4 0M18.5 13.5q2-1.6 4 0M12 22q4-3 8 0" fill="none" stroke="#4a3a1c" stroke-width="2" stroke-linecap="round"/><path d="M22 16q3.4 4.4 0 6-3.4-1.6 0-6z" fill="#5f93b5"/>`,
} as const;

export type StickerName = keyof typeof drawings;
export const stickerNames = Object.keys(drawings) as StickerName[];

export function isSticker(name: string): name is StickerName {
  return Object.hasOwn(drawings, name);
}

/** What stands in a text for a sticker. */
export function stickerCode(name: StickerName): string {
  return `:${name}:`;
}

/** The drawing as the address of a picture, which both a browser and the mini-program take. */
export function stickerPicture(name: StickerName): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${drawings[name]}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
