import { isH5 } from './target.ts';

/** Where an element stands, in pixels from the top of the window. */
export interface Box {
  readonly id: string;
  readonly top: number;
  readonly bottom: number;
}

/** Where the elements of this selector on the page in view stand; those that cannot be measured are left out. */
export function readBoxes(selector: string): Promise<Box[]> {
  return isH5 ? Promise.resolve(browserBoxes(selector)) : weappBoxes(selector);
}

/** Uni's own way does the same, and brings its drawings on canvases along. Pages out of view are not in the document. */
function browserBoxes(selector: string): Box[] {
  return [...document.querySelectorAll(selector)].map((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return { id: element.id, top, bottom };
  });
}

function weappBoxes(selector: string): Promise<Box[]> {
  return new Promise((resolve) => {
    const query = uni.createSelectorQuery();
    query.selectAll(selector).boundingClientRect();
    query.exec((found: readonly unknown[]) => {
      const boxes = (found[0] ?? []) as readonly UniApp.NodeInfo[];
      resolve(
        boxes.flatMap(({ id = '', top, bottom }) =>
          top === undefined || bottom === undefined ? [] : [{ id, top, bottom }],
        ),
      );
    });
  });
}

/** How far the page in view is scrolled down, in pixels. */
export function readScrollTop(): Promise<number> {
  if (isH5) return Promise.resolve(scrollY);
  return new Promise((resolve) => {
    uni
      .createSelectorQuery()
      .selectViewport()
      .scrollOffset((offset) => resolve((offset as UniApp.NodeInfo).scrollTop ?? 0))
      .exec();
  });
}
