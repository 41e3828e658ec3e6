import type { Act, PostedComment, QueuedAct } from '@huixiang/client';
import { ref, watch } from 'vue';

import { showToast } from '../../ui/toast.ts';
import { acts, onActs } from './acts.ts';
import { t } from '../language/language.ts';
import { toFailure } from '../loading/failure.ts';
import { leadToPhone } from '../session/lead-to-phone.ts';
import { storeOf } from '../session/member-store.ts';
import { session } from '../session/session.ts';
import { draftBook, draftPlace } from './drafts.ts';

type CommentAct = Extract<Act, { type: 'comment' }>;

/** A comment that waits on this device for a network. */
export interface Unsent {
  readonly key: string;
  readonly act: CommentAct;
}

/** Beyond so many the words stay in the composer. */
const UNSENT_MAX = 20;

const queued = ref<readonly Unsent[]>([]);
type OnSent = (comment: PostedComment) => void;
const sentListeners = new Set<OnSent>();
type OnGivenBack = (place: string) => void;
const givenBackListeners = new Set<OnGivenBack>();

const isUnsent = (one: QueuedAct): one is QueuedAct & Unsent => one.act.type === 'comment';

function look(): void {
  queued.value = (acts()?.pending() ?? []).filter(isUnsent);
}

/** Back into the composer of the one who wrote it. */
function giveBack({ postId, body }: CommentAct, memberId: number | undefined): void {
  const place = draftPlace({ postId, parentId: body.parentId });
  draftBook(storeOf(() => memberId)).join(place, body.text, body.opener);
  if (memberId === session.member?.id) givenBackListeners.forEach((listener) => listener(place));
}

/** Follows what waits for as long as the app lives: what a former run left is sent, or refused, on any page. */
export function watchUnsent(): void {
  onActs({
    settled(settled) {
      if (settled.type !== 'comment') return;
      look();
      if (settled.comment.waiting === true) showToast(t('composer.waiting'));
      else sentListeners.forEach((listener) => listener(settled.comment));
    },
    refused({ act }, error, memberId) {
      if (act.type !== 'comment') return;
      look();
      giveBack(act, memberId);
      showToast(t('unsent.refused', { reason: toFailure(error).text }), 'bad');
      leadToPhone(error);
    },
  });
  watch(() => session.member?.id, look, { immediate: true });
}

/** What waits for a network to stand below this post, the oldest first. */
export function unsentAt(postId: number): readonly Unsent[] {
  return queued.value.filter(({ act }) => act.postId === postId);
}

/**
 * Sends it as soon as there is a network, also after the app was closed.
 * @param key of the try that got lost, so that the comment is there once even if only the reply was lost
 * @returns false when no more can wait
 */
export function sendLater(act: Omit<CommentAct, 'type'>, key: string): boolean {
  const queue = acts();
  if (queue === undefined || queued.value.length >= UNSENT_MAX) return false;
  queue.add({ type: 'comment', ...act }, key);
  look();
  return true;
}

/** The words go back into the composer, unless they are on their way to the server at this moment. */
export function takeBackUnsent({ key, act }: Unsent): void {
  const isBack = acts()?.cancel(key) === true;
  if (isBack) giveBack(act, session.member?.id);
  look();
  showToast(t(isBack ? 'unsent.takenBack' : 'unsent.onItsWay'));
}

/** Hears of comments that waited and are there now, and of drafts that got words back. Returns the way to stop listening. */
export function onUnsent({ sent, givenBack }: { sent: OnSent; givenBack: OnGivenBack }): () => void {
  sentListeners.add(sent);
  givenBackListeners.add(givenBack);
  return () => {
    sentListeners.delete(sent);
    givenBackListeners.delete(givenBack);
  };
}
