import type { Counts } from '@huixiang/contract';
import { operations } from '@huixiang/contract';
import { reactive, watch } from 'vue';

import { api } from '../../platform/api.ts';
import { network } from '../../platform/network.ts';
import { showToast } from '../../ui/toast.ts';
import { acts, onActs } from '../acts/acts.ts';
import { t } from '../language/language.ts';
import { toFailure } from '../loading/failure.ts';
import { learnHiddenPictures } from '../pictures/own-pictures.ts';
import { asMember } from '../session/as-member.ts';
import { leadToPhone } from '../session/lead-to-phone.ts';
import { session } from '../session/session.ts';
import { echoBook, type Echoable } from './echo-book.ts';

/** The echoes of whoever is signed in, shared by all pages. */
export const echoes = echoBook({ send: (act) => acts()?.add(act) });

/** How many listeners have heard my own comments, as far as this is known. Nobody is told it of somebody else's. */
const heard = reactive<Record<number, number>>({});

export function heardOf(commentId: number): number | undefined {
  return heard[commentId];
}

/** A live figure; it never goes back, whatever arrives late. */
export function learnHeard(commentId: number, n: number): void {
  heard[commentId] = Math.max(heard[commentId] ?? 0, n);
}

type OnCounts = (commentId: number, counts: Counts) => void;
const onCounts = new Set<OnCounts>();

/** Hears the counts that the server returned to an echo. Returns the way to stop listening. */
export function onEchoCounts(listener: OnCounts): () => void {
  onCounts.add(listener);
  return () => onCounts.delete(listener);
}

onActs({
  settled(settled) {
    if (settled.type !== 'echo' && settled.type !== 'unecho') return;
    const { act } = settled.queued;
    if (act.type === 'comment') return;
    onCounts.forEach((listener) => listener(act.commentId, settled.outcome.echoes));
    echoes.settled(act.commentId, settled.outcome.echoed);
  },
  refused({ act }, error) {
    if (act.type !== 'echo' && act.type !== 'unecho') return;
    echoes.refused(act.commentId);
    showToast(t('echo.failed', { reason: toFailure(error).text }), 'bad');
    leadToPhone(error);
  },
});

watch(
  () => session.member?.id,
  () => {
    echoes.forget();
    for (const id of Object.keys(heard)) delete heard[Number(id)];
  },
  // Before anything is asked for the next member.
  { flush: 'sync' },
);

/** Learns which of these comments the reader has echoed, and how many heard those that are theirs. Failing is harmless: the marks stay as they are. */
export async function learnEchoes(spaceId: number, ids: readonly number[]): Promise<void> {
  if (session.status !== 'member' || ids.length === 0) return;
  const asked = echoes.asked();
  try {
    const viewer = await api.call(operations.getViewer, {
      params: { spaceId },
      query: { ids: ids.join(',') },
    });
    if (!echoes.learn(ids, viewer.echoed, asked)) return;
    learnHiddenPictures(ids, viewer.pictures);
    viewer.heard.forEach((one) => learnHeard(one.commentId, one.heard));
  } catch {
    // Without this a mark may be drawn off; echoing again changes nothing on the server.
  }
}

/** A tap on an echo mark, wherever it stands: guests are led to the sign-in, authors told why not. */
export function tapEcho(
  comment: Echoable & { readonly author: { readonly id: number } },
  via?: string,
): void {
  asMember(() => {
    if (session.member?.id === comment.author.id) return showToast(t('echo.own'));
    echoes.toggle(comment, via);
    if (!network.online) showToast(t('echo.later'));
  });
}
