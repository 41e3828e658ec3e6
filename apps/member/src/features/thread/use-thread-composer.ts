import { isCallError } from '@huixiang/client';
import { operations, type Comment } from '@huixiang/contract';
import { onUnload } from '@dcloudio/uni-app';
import { plainText } from '@huixiang/text';
import { computed } from 'vue';

import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/new-key.ts';
import { showToast } from '../../ui/toast.ts';
import { t } from '../language/language.ts';
import { toFailure } from '../loading/failure.ts';
import { noteOwnPictures } from '../pictures/own-pictures.ts';
import { composerPictures } from '../pictures/composer-pictures.ts';
import { nameOf } from '../me/name-of.ts';
import { leadToPhone } from '../session/lead-to-phone.ts';
import { asMember } from '../session/as-member.ts';
import { ownStore } from '../session/own-store.ts';
import { useStarts } from '../openers/use-starts.ts';
import type { Start } from '../openers/starts.ts';
import { draftPlace, type Opener } from '../acts/drafts.ts';
import { onUnsent, sendLater, unsentAt } from '../acts/unsent.ts';
import { useComposer } from './use-composer.ts';
import { useSpeakers } from './use-speakers.ts';

export type Target =
  | { readonly kind: 'post' }
  | { readonly kind: 'reply'; readonly parent: Comment }
  | { readonly kind: 'edit'; readonly comment: Comment };

interface Place {
  readonly spaceId: number;
  readonly postId: number;
  readonly via: string | undefined;
}

interface Heard {
  /** `late`: it waited for a network, and nobody looks for it now. */
  readonly posted: (comment: Comment, late?: boolean) => void;
  readonly changed: (comment: Comment) => void;
}

/** Sends what was written, with its pictures, and says what came of it. */
function delivery(place: () => Place, pictures: ReturnType<typeof composerPictures>, on: Heard) {
  return async (
    target: Target,
    text: string,
    idempotencyKey: string,
    opener: Opener | undefined,
  ): Promise<void> => {
    const { spaceId, postId, via } = place();
    if (target.kind === 'edit') {
      const params = { spaceId, commentId: target.comment.id };
      on.changed(await api.call(operations.editComment, { params, body: { text }, idempotencyKey }));
      return showToast(t('composer.changed'));
    }
    const shown = pictures.wish();
    const body = {
      text,
      ...(target.kind === 'reply' ? { parentId: target.parent.id } : {}),
      ...(opener === undefined ? {} : { opener }),
      ...(via === undefined ? {} : { via }),
      ...(shown.length === 0 ? {} : { pictures: shown }),
    };
    const params = { spaceId, postId };
    const later = (): boolean => shown.length === 0 && sendLater({ ...params, body }, idempotencyKey);
    // What is said after words that wait comes after them.
    if (unsentAt(postId).length > 0 && later()) return;
    const said = await api
      .call(operations.postComment, { params, body, idempotencyKey })
      .catch((error: unknown) => {
        if (isCallError(error) && error.kind === 'link' && later()) return undefined;
        throw error;
      });
    if (said === undefined) return showToast(t('unsent.kept'));
    pictures.clear();
    noteOwnPictures(said);
    if (said.waiting === true) return showToast(t('composer.waiting'));
    on.posted(said);
    showToast(t('composer.sent'));
  };
}

/** The composer of a thread: a comment under the post, a reply, or a change of one's own words. */
export function useThreadComposer(place: () => Place, on: Heard) {
  const pictures = composerPictures(() => place().spaceId);
  const placeOf = (target: Target): string =>
    draftPlace({
      postId: place().postId,
      parentId: target.kind === 'reply' ? target.parent.id : undefined,
      editId: target.kind === 'edit' ? target.comment.id : undefined,
    });
  const composer = useComposer<Target>({
    place: placeOf,
    initial: (target) => (target.kind === 'edit' ? target.comment.text : ''),
    deliver: delivery(place, pictures, on),
    onFailed(error) {
      const { text } = toFailure(error);
      showToast(text, 'bad');
      leadToPhone(error);
      return text;
    },
    store: ownStore,
    newKey,
  });
  const beginnings = useStarts();
  /** Opens the composer; guests are led to the sign-in first. */
  const write = (target: Target): void =>
    asMember(() => {
      if (target.kind === 'post') void beginnings.load(place().spaceId);
      pictures.startFor(placeOf(target));
      composer.write(target);
    });
  onUnload(
    onUnsent({
      sent(comment) {
        if (comment.postId === place().postId) on.posted(comment, true);
      },
      givenBack(at) {
        const { open, target } = composer.state;
        if (open && target !== undefined && placeOf(target) === at) composer.write(target);
      },
    }),
  );
  const { people, find } = useSpeakers(place);
  const findPeople = (): Promise<void> => {
    const { target } = composer.state;
    const near =
      target?.kind === 'reply' ? target.parent : target?.kind === 'edit' ? target.comment : undefined;
    return find(near);
  };
  const starts = computed(() => (composer.state.target?.kind === 'post' ? beginnings.starts.value : []));
  const begin = ({ text, opener }: Start): void => composer.begin(text, opener);
  return {
    ...composer,
    write,
    begin,
    ...useWords(() => composer.state.target),
    starts,
    unsent: computed(() => unsentAt(place().postId)),
    folded: beginnings.folded,
    fold: beginnings.fold,
    people,
    findPeople,
    pictures: computed(() => (composer.state.target?.kind === 'edit' ? undefined : pictures.state.items)),
    hold: pictures.hold,
    picture: pictures.act,
  };
}

/** What the composer says above and below the text, by what is being written. */
function useWords(target: () => Target | undefined) {
  const title = computed(() => {
    const now = target();
    if (now?.kind === 'reply') return t('composer.replyTitle', { name: nameOf(now.parent.author) });
    return t(now?.kind === 'edit' ? 'composer.editTitle' : 'composer.title');
  });
  const quote = computed(() => {
    const now = target();
    return now?.kind === 'reply' ? plainText(now.parent.text) : '';
  });
  const action = computed(() => t(target()?.kind === 'edit' ? 'composer.save' : 'composer.send'));
  return { title, quote, action };
}
