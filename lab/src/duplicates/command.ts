import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { judgePosts, scoreOf, type Judged } from './judge-posts.ts';
import { readLabelled } from './read-texts.ts';

const TEXTS = resolve(import.meta.dirname, '../../testdata/duplicates/texts.tsv');

/** `lab duplicates`: precision and recall of what the server refuses as not somebody's own words; see lab/README.md. */
export async function runDuplicatesCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { texts: { type: 'string', default: TEXTS }, json: { type: 'boolean', default: false } },
  });
  const judged = judgePosts(readLabelled(values.texts));
  const scores = (['tune', 'held', 'all'] as const).map((part) => scoreOf(judged, part));
  if (values.json) {
    console.log(JSON.stringify(scores));
    return 0;
  }
  console.log('part  texts  due  refused  rightly  precision  recall');
  for (const { part, texts, wrongful, refused, rightly, precision, recall } of scores) {
    const counts = [texts, wrongful, refused, rightly].map((n, i) =>
      String(n).padStart([5, 4, 8, 8][i] ?? 0),
    );
    const shares = [precision, recall].map((share, i) => share.toFixed(3).padStart([10, 7][i] ?? 0));
    console.log([part.padEnd(5), ...counts, ...shares].join(' '));
  }
  list(
    'Refused, and should stand',
    judged.filter(({ label, found }) => label === 'own' && found !== 'own'),
  );
  list(
    'Stands, and should be refused',
    judged.filter(({ label, found }) => label !== 'own' && found === 'own'),
  );
  return 0;
}

function list(title: string, wrong: readonly Judged[]): void {
  console.log(`\n${title}: ${wrong.length}`);
  for (const { part, label, found, text } of wrong) console.log(`  ${part} ${label} → ${found}: ${text}`);
}
