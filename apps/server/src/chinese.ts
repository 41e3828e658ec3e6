import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Jieba } from '@node-rs/jieba';

const { resolve } = createRequire(import.meta.url);

let segmenter: Jieba | undefined;

/**
 * The one segmenter of Chinese in this process. Its dictionary takes some 40 MB and a sixth of a second, which a process
 * that cuts no text need not pay.
 */
export function chineseSegmenter(): Jieba {
  segmenter ??= Jieba.withDict(readTable('dict'));
  return segmenter;
}

/**
 * A table that comes with the segmenter: its words, or how rare each is. Not by the library's own module, which reads
 * both and keeps them, 11 MB.
 */
export function readTable(name: 'dict' | 'idf'): Uint8Array {
  return readFileSync(resolve(`@node-rs/jieba/${name}.txt`));
}
