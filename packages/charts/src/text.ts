const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe for SVG content and attributes: markup escaped, characters that XML forbids replaced. */
export function escapeText(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}

/** Width of one character in units of the font size: Chinese and other wide ones fill a square, the rest about half. */
function charWidth(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  // What XML forbids is replaced by a wide sign.
  return code >= 0x2e80 || code < 0x20 ? 1 : 0.6;
}

/** An estimate of the width of a text in pixels, on the safe side, since nothing can be measured where this runs. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const char of text) width += charWidth(char) * fontSize;
  return width;
}

/** The text, or as much of its beginning as fits with an ellipsis into `maxWidth` pixels; '' when nothing fits. */
export function fitText(text: string, fontSize: number, maxWidth: number): string {
  if (textWidth(text, fontSize) <= maxWidth) return text;
  let kept = '';
  for (const char of text) {
    if (textWidth(`${kept}${char}…`, fontSize) > maxWidth) break;
    kept += char;
  }
  return kept === '' ? '' : `${kept}…`;
}
