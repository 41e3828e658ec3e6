/**
 * An SVG text as a data URI, for `src` of an image in browsers and in WeChat. Made by this package's functions or written
 * with escaped apostrophes in texts, since attribute quotes become apostrophes here to keep the address short.
 */
export function svgDataUri(svg: string): string {
  const encoded = encodeURIComponent(svg).replace(
    /%(22|2C|2F|3A|3B|3D)/g,
    (_whole, code: string) => readable[code] ?? '',
  );
  return `data:image/svg+xml,${encoded}`;
}

const readable: Readonly<Record<string, string>> = {
  '22': "'",
  '2C': ',',
  '2F': '/',
  '3A': ':',
  '3B': ';',
  '3D': '=',
};
