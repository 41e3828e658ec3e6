import { t } from '../features/language/language.ts';

const COVER = 'position:fixed;z-index:1100;inset:0;background:#000;outline:none;';
/** Each picture has the width of the window; a swipe stops at the next. Two fingers make it larger, as anywhere in a browser. */
const STRIP =
  'display:flex;height:100%;overflow:auto hidden;scroll-snap-type:x mandatory;scrollbar-width:none;overscroll-behavior:contain;';
const CELL =
  'flex:none;display:flex;align-items:center;justify-content:center;width:100%;height:100%;scroll-snap-align:center;scroll-snap-stop:always;';
const IMAGE = 'max-width:100%;max-height:100%;';
const BUTTON =
  'position:absolute;width:48px;height:48px;font-size:28px;line-height:48px;text-align:center;color:#fff;background:rgba(0,0,0,.5);border-radius:50%;cursor:pointer;';
const SIDES = [
  {
    step: -1,
    id: 'preview-before',
    words: 'pictures.before',
    sign: '‹',
    place: 'left:8px;top:calc(50% - 24px);',
  },
  {
    step: 1,
    id: 'preview-next',
    words: 'pictures.next',
    sign: '›',
    place: 'right:8px;top:calc(50% - 24px);',
  },
] as const;

/**
 * Shows pictures in full, over the page, the one at `current` first. h5-dialogs.ts tends it like every dialog; a press
 * anywhere, the cross, Escape and the way back close it. Comes to the browser when the first picture is opened.
 */
export function showPictures(addresses: readonly string[], current: number): void {
  const cover = part('div', COVER);
  cover.id = 'preview';
  cover.setAttribute('role', 'dialog');
  cover.setAttribute('aria-modal', 'true');
  cover.setAttribute('aria-label', t('pictures.preview'));
  const strip = part('div', STRIP);
  strip.setAttribute('role', 'group');
  strip.setAttribute('tabindex', '0');
  for (const address of addresses) {
    const cell = part('div', CELL);
    const image = part('img', IMAGE);
    image.src = address;
    image.alt = '';
    cell.append(image);
    strip.append(cell);
  }
  const turn = (step: number): void => strip.scrollBy({ left: step * strip.clientWidth, behavior: 'smooth' });
  cover.append(strip, ...(addresses.length > 1 ? SIDES.map((side) => sideButton(side, turn)) : []));
  cover.append(button('preview-close', t('common.close'), '×', 'right:8px;top:8px;'));

  cover.addEventListener('click', () => cover.remove());
  cover.addEventListener('keydown', (event) => {
    const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (side === undefined) return;
    event.preventDefault();
    turn(side);
  });
  document.body.append(cover);
  strip.scrollLeft = current * strip.clientWidth;
}

function sideButton(
  { step, id, words, sign, place }: (typeof SIDES)[number],
  turn: (step: number) => void,
): HTMLElement {
  const made = button(id, t(words), sign, place);
  made.addEventListener('click', (event) => {
    event.stopPropagation();
    turn(step);
  });
  return made;
}

function button(id: string, label: string, sign: string, place: string): HTMLElement {
  const made = part('div', BUTTON + place);
  made.id = id;
  made.textContent = sign;
  made.setAttribute('role', 'button');
  made.setAttribute('tabindex', '0');
  made.setAttribute('aria-label', label);
  return made;
}

function part<Tag extends 'div' | 'img'>(tag: Tag, style: string): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.style.cssText = style;
  return made;
}
