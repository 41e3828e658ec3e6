import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export type PictureSize = 'full' | 'thumb';
export const pictureSizes: readonly PictureSize[] = ['full', 'thumb'];

export interface PictureRef {
  readonly spaceId: number;
  readonly pictureId: number;
}

/** Where the bytes of pictures are. Several server processes need one that they share. */
export interface PictureFiles {
  /** Durable or not there at all. */
  put(ref: PictureRef, size: PictureSize, bytes: Buffer): Promise<void>;
  /** Undefined when there is none. */
  get(ref: PictureRef, size: PictureSize): Promise<Buffer | undefined>;
  /** In both sizes; also when there is none. */
  remove(ref: PictureRef): Promise<void>;
  /** The spaces that have any. */
  spaces(): Promise<number[]>;
  /** The pictures of a space. */
  list(spaceId: number): Promise<number[]>;
}

/** In a folder: `<space>/<picture>.full.jpg`. */
export function pictureFolder(folder: string): PictureFiles {
  const pathOf = ({ spaceId, pictureId }: PictureRef, size: PictureSize): string =>
    join(folder, String(spaceId), `${pictureId}.${size}.jpg`);
  return {
    async put(ref, size, bytes) {
      const path = pathOf(ref, size);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(`${path}.new`, bytes, { flush: true });
      await rename(`${path}.new`, path);
    },
    get: (ref, size) => readFile(pathOf(ref, size)).catch(unlessAbsent(undefined)),
    async remove(ref) {
      for (const size of pictureSizes)
        for (const path of [pathOf(ref, size), `${pathOf(ref, size)}.new`]) await rm(path, { force: true });
    },
    spaces: async () => numbersOf(await readdir(folder).catch(unlessAbsent([]))),
    list: async (spaceId) => numbersOf(await readdir(join(folder, String(spaceId))).catch(unlessAbsent([]))),
  };
}

function unlessAbsent<Value>(value: Value): (error: unknown) => Value {
  return (error) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return value;
    throw error;
  };
}

/** The numbers with which these names begin, each once. */
function numbersOf(names: readonly string[]): number[] {
  const numbers = names.map((name) => Number(name.split('.', 1)[0]));
  return [...new Set(numbers.filter(Number.isSafeInteger))];
}
