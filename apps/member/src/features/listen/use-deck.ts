import { isCallError } from '@huixiang/client';
import {
  operations,
  type Answer,
  type BodyOf,
  type Card,
  type Counts,
  type Listening,
  type ReplyOf,
  type Thanks,
} from '@huixiang/contract';
import { computed, reactive } from 'vue';

import type { api as Api } from '../../platform/api.ts';
import { toFailure, type Failure } from '../loading/failure.ts';
import { useUndo } from './use-undo.ts';

/** What a listener tells about a card, as the server takes it. */
export type AnswerBody = BodyOf<typeof operations.answerCard>;

/** `asking`: settings on their way. `off`: not opted in. `ready`: may open a deck. `end`: this visit's deck is done. */
type Phase = 'asking' | 'failed' | 'off' | 'ready' | 'card' | 'revealed' | 'end' | 'empty';

interface DeckState {
  phase: Phase;
  failure: Failure | undefined;
  cards: Card[];
  index: number;
  leftToday: number;
  /** Comments that wait for this listener in particular, 0 when none were announced. */
  waiting: number;
  /** What became of last week's answers, when they have not seen it yet. */
  thanks: Thanks | null;
  empty: 'cap' | 'quiet' | 'nothing';
  busy: boolean;
  revealed: { answer: Answer; echoes: Counts; replyId: number | null; waiting: boolean } | undefined;
  heard: number;
  /** The card whose answer may still be taken back, by its place in the deck. */
  undoable: number | undefined;
}

export interface DeckPorts {
  readonly api: typeof Api;
  readonly onFailed: (failure: Failure) => void;
  /** Whether somebody is signed in, asking the server where that is not known yet. */
  readonly signedIn: () => Promise<boolean>;
  /** Minutes east of UTC of this phone, for quiet hours. */
  readonly utcOffsetMinutes: () => number;
  /** Somebody has just agreed to listen, with these settings of before. */
  readonly onOptedIn: (before: Listening) => void;
  readonly onTakenBack: () => void;
}

/** The card can never be answered any more, so keeping it in view would trap the listener. */
function isOver(error: unknown): boolean {
  if (!isCallError(error)) return false;
  return ['HX_CARD_UNKNOWN', 'HX_CARD_ANSWERED', 'HX_NOT_FOUND', 'HX_NOT_PUBLISHED'].includes(error.code);
}

const nothing: Readonly<DeckState> = {
  phase: 'asking',
  failure: undefined,
  cards: [],
  index: 0,
  leftToday: 0,
  waiting: 0,
  thanks: null,
  empty: 'nothing',
  busy: false,
  revealed: undefined,
  heard: 0,
  undoable: undefined,
};

/** How the visit begins with these settings. */
function welcomed({
  settings,
  leftToday,
  nudge,
  thanks,
}: ReplyOf<typeof operations.getListening>): Partial<DeckState> {
  return { leftToday, waiting: nudge?.comments ?? 0, thanks, phase: settings.on ? 'ready' : 'off' };
}

/** A deck begins. */
function begun(state: DeckState, { empty, ...dealt }: ReplyOf<typeof operations.dealDeck>): void {
  const phase = dealt.cards.length > 0 ? 'card' : 'empty';
  const { thanks } = state;
  Object.assign(state, { ...nothing, thanks, busy: true, ...dealt, phase, empty: empty ?? 'nothing' });
}

/** On to the next card, or to the end. */
function turn(state: DeckState): void {
  state.revealed = undefined;
  state.index += 1;
  state.phase = state.index < state.cards.length ? 'card' : 'end';
}

/** Hearing: opting in, one deck a visit, one card at a time, counts only after the answer, and an end. */
export function useDeck({ api, onFailed, signedIn, utcOffsetMinutes, onOptedIn, onTakenBack }: DeckPorts) {
  const state = reactive<DeckState>({ ...nothing });
  const card = computed(() => state.cards[state.index]);
  /** Counts visits and acts; settings that were asked for before the last one are old news. */
  let turns = 0;
  const undo = useUndo(state, { api, onTakenBack });

  /** @returns why it failed, when it did */
  async function once(act: () => Promise<void>): Promise<Failure | undefined> {
    if (state.busy) return undefined;
    state.busy = true;
    turns += 1;
    const failure = await act().then(() => undefined, toFailure);
    state.busy = false;
    if (failure !== undefined) onFailed(failure);
    return failure;
  }

  /** The page came into view. A deck under way stays; else the settings decide what is shown. */
  async function enter(): Promise<void> {
    if (state.phase === 'card' || state.phase === 'revealed' || state.busy) return;
    if (state.phase === 'failed') state.phase = 'asking';
    const mine = (turns += 1);
    try {
      if (!(await signedIn())) return;
      const reply = await api.call(operations.getListening);
      if (mine !== turns) return;
      Object.assign(state, { ...welcomed(reply), failure: undefined });
    } catch (error) {
      const phase = state.phase === 'asking' ? 'failed' : state.phase;
      if (mine === turns) Object.assign(state, { phase, failure: toFailure(error) });
    }
  }

  /** Opts in with the settings of before, and takes over the phone's time zone. */
  async function optIn(): Promise<void> {
    const { settings } = await api.call(operations.getListening);
    const body = { ...settings, on: true, utcOffsetMinutes: utcOffsetMinutes() };
    Object.assign(state, welcomed(await api.call(operations.setListening, { body })));
    onOptedIn(settings);
  }

  /** Answers the card in view. A card that is gone, or was answered on another device, is left behind. */
  async function answer(body: AnswerBody): Promise<void> {
    if (card.value === undefined || state.phase !== 'card') return;
    const { spaceId, commentId } = card.value;
    undo.offer(undefined);
    try {
      const reply = await api.call(operations.answerCard, { params: { spaceId, commentId }, body });
      state.revealed = reply;
      state.heard += 1;
      state.phase = 'revealed';
      if (reply.answer !== 'reply') undo.offer(state.index);
    } catch (error) {
      if (isOver(error)) turn(state);
      throw error;
    }
  }

  return {
    state,
    card,
    enter,
    optIn: () => once(optIn),
    deal: () => once(async () => begun(state, await api.call(operations.dealDeck))),
    answer: (body: AnswerBody) => once(() => answer(body)),
    takeBack: () => once(undo.takeBack),
    next(): void {
      if (state.phase === 'revealed') turn(state);
    },
    /** Another member, or nobody, holds the phone now: the cards were not dealt to them. */
    leave(): void {
      turns += 1;
      undo.offer(undefined);
      Object.assign(state, { ...nothing, busy: state.busy });
    },
  };
}
