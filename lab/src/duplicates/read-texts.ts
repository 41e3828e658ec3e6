import { readFileSync } from 'node:fs';
import { spaceKinds, type SpaceKind } from '@huixiang/contract';

const labels = ['own', 'alike', 'repeated', 'flood', 'unedited'] as const;
export type Label = (typeof labels)[number];
const parts = ['tune', 'held'] as const;
export type Part = (typeof parts)[number];

export interface LabelledText {
  /** Minutes since the post began. */
  readonly minute: number;
  readonly author: string;
  readonly label: Label;
  readonly text: string;
}

export interface LabelledPost {
  readonly name: string;
  readonly kind: SpaceKind;
  readonly part: Part;
  readonly texts: readonly LabelledText[];
}

/** The labelled comments; the format is in testdata/duplicates/README.md. @throws Error that names a broken line */
export function readLabelled(file: string): LabelledPost[] {
  const posts: { name: string; kind: SpaceKind; part: Part; texts: LabelledText[] }[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    if (line.startsWith('# ')) {
      const [, , name = '', kind, part] = line.split(' ');
      posts.push({ name, kind: oneOf(spaceKinds, kind, line), part: oneOf(parts, part, line), texts: [] });
      continue;
    }
    const [minute, author = '', label, text = ''] = line.split('\t');
    const texts = posts.at(-1)?.texts;
    if (texts === undefined || text === '') throw new Error(`Not a labelled text: ${line}`);
    texts.push({ minute: Number(minute), author, label: oneOf(labels, label, line), text });
  }
  return posts;
}

function oneOf<T extends string>(values: readonly T[], value: string | undefined, line: string): T {
  const found = values.find((one) => one === value);
  if (found === undefined) throw new Error(`${value} is none of ${values.join(', ')}: ${line}`);
  return found;
}
