import { inflateSync } from 'node:zlib';
import type { DrawnPicture, DrawnStep } from './drawn-picture.ts';
import { later, textField, type WxContext } from './wx-context.ts';
import type { WxFunction, WxFunctions } from './wx-function.ts';

/** What a canvas of the harness can draw; anything else fails loudly. */
const METHODS = new Set([
  'arc',
  'arcTo',
  'beginPath',
  'bezierCurveTo',
  'clearRect',
  'clip',
  'closePath',
  'drawImage',
  'fill',
  'fillRect',
  'fillText',
  'lineTo',
  'moveTo',
  'quadraticCurveTo',
  'rect',
  'restore',
  'rotate',
  'save',
  'scale',
  'setTransform',
  'stroke',
  'strokeRect',
  'strokeText',
  'translate',
]);
const SIZE_MAX = 4_096;

/** A `canvas` of type 2d: it notes every step instead of drawing it. Like WeChat's it starts empty when its size is set. */
export class RecordingCanvas {
  readonly #context: WxContext;
  #width = 300;
  #height = 150;
  #steps: DrawnStep[] = [];

  constructor(context: WxContext) {
    this.#context = context;
  }

  get width(): number {
    return this.#width;
  }
  set width(width: number) {
    this.#width = width;
    this.#steps = [];
  }
  get height(): number {
    return this.#height;
  }
  set height(height: number) {
    this.#height = height;
    this.#steps = [];
  }

  getContext(kind: string): object {
    if (kind !== '2d') throw new Error(`The harness has no ${kind} context`);
    const style: Record<string, unknown> = { font: '10px sans-serif' };
    return new Proxy(style, {
      get: (_target, name) => {
        if (typeof name === 'symbol') return undefined;
        if (name === 'measureText')
          return (text: string) => ({ width: widthOf(text, String(style['font'])) });
        if (METHODS.has(name)) return (...given: unknown[]) => void this.#steps.push({ name, given });
        if (name in style) return style[name];
        return this.#refuse(`canvas.${name}`);
      },
    });
  }

  createImage(): object {
    const { realm } = this.#context;
    const image: Record<string, unknown> = { width: 0, height: 0 };
    return Object.defineProperty(image, 'src', {
      set: (src: unknown) => {
        const known = isPicture(String(src));
        realm.later(() => (image[known ? 'onload' : 'onerror'] as (() => void) | undefined)?.());
      },
    });
  }

  /** @throws Error for what WeChat could not make a picture of */
  toPicture(): DrawnPicture {
    const [width, height] = [this.#width, this.#height];
    if (![width, height].every((size) => size >= 1 && size <= SIZE_MAX))
      throw new Error(`a canvas of ${width} by ${height} cannot be saved`);
    return { width, height, steps: [...this.#steps] };
  }

  #refuse(what: string): never {
    const error = new Error(
      `${what} is not known to the harness: add it in packages/mini-program-harness/src/wx`,
    );
    this.#context.errors.add(error, what);
    throw error;
  }
}

/** Wide signs take the size of the font, the others a bit more than half of it. */
function widthOf(text: string, font: string): number {
  const size = Number(/(\d+(?:\.\d+)?)px/.exec(font)?.[1] ?? 10);
  return [...text].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) >= 0x2e80 ? size : size * 0.6), 0);
}

/** Whether a data URI really is a JPEG or a PNG. Pictures from elsewhere are not fetched here. */
function isPicture(src: string): boolean {
  const bytes = Buffer.from(/^data:image\/(?:jpeg|png);base64,(.+)$/.exec(src)?.[1] ?? '', 'base64');
  if (bytes.subarray(0, 3).toString('hex') === 'ffd8ff') return bytes.subarray(-2).toString('hex') === 'ffd9';
  return bytes.subarray(0, 4).toString('hex') === '89504e47' && hasPixels(bytes);
}

function hasPixels(png: Buffer): boolean {
  const start = png.indexOf('IDAT');
  if (start === -1) return false;
  try {
    return inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4))).length > 0;
  } catch {
    return false;
  }
}

const ALBUM = 'scope.writePhotosAlbum';

/** Pictures made of canvases, and the album, to which WeChat lets nobody write who was refused once. */
export function canvasFunctions(context: WxContext): WxFunctions {
  const { state } = context;
  const files = new Map<string, DrawnPicture>();
  const setting = (): object => ({
    authSetting: state.mayWriteAlbum === undefined ? {} : { [ALBUM]: state.mayWriteAlbum },
  });
  return {
    canvasToTempFilePath: later(context, 'canvasToTempFilePath', ({ canvas, fileType }) => {
      if (!(canvas instanceof RecordingCanvas)) throw new Error('invalid canvas');
      const tempFilePath = `wxfile://tmp_${files.size + 1}.${textField(fileType) || 'png'}`;
      files.set(tempFilePath, canvas.toPicture());
      return { tempFilePath };
    }) as WxFunction,
    saveImageToPhotosAlbum: later(context, 'saveImageToPhotosAlbum', ({ filePath }) => {
      const picture = files.get(textField(filePath));
      if (picture === undefined) throw new Error('file not exists');
      state.mayWriteAlbum ??= state.answers.album?.() ?? true;
      if (!state.mayWriteAlbum) throw new Error('auth deny');
      state.album.push(picture);
    }),
    openSetting: later(context, 'openSetting', () => {
      state.mayWriteAlbum = state.answers.setting?.() ?? true;
      return setting();
    }),
    getSetting: later(context, 'getSetting', () => ({
      ...setting(),
      subscriptionsSetting: { mainSwitch: true },
    })),
  };
}
