import type { Context } from '../context.ts';
import { loadByTrace } from './pictures.store.ts';
import { leavePicture, settlePicture } from './settle-picture.ts';

/** A push may come before we have written down what WeChat calls the check: for so long it is heard again. */
const EARLY_MS = 2 * 60_000;

/** What WeChat found in pictures: pass, they are seen; risky, they are refused; review or no verdict, a person looks. */
export function hearVerdicts(context: Context): void {
  const { now, pool } = context;
  context.wechat?.pushes.handle(async (event) => {
    if (event.kind !== 'media-checked' || event.traceId === '') return;
    const [row] = await loadByTrace(pool, [event.traceId]);
    if (row === undefined) {
      if (event.createdAt * 1000 > now() - EARLY_MS) throw new Error('A verdict came before its question');
      return;
    }
    if (event.suggestion === 'pass') await settlePicture(context, row, { state: 'passed', by: null });
    else if (event.suggestion === 'risky')
      await settlePicture(context, row, { state: 'refused', by: null, reason: 'machine' });
    else await leavePicture(context, row);
  });
}
