import { operations, type BodyOf, type MemberCard, type Role, type Session } from '@huixiang/contract';
import { reactive, readonly } from 'vue';

import { api } from '../../platform/api.ts';
import { dropSession, holdSession, onSessionRejected } from './credentials.ts';
import { forgetMember } from './member-store.ts';

interface SessionState {
  /** `unknown` until the server has been asked once. */
  status: 'unknown' | 'guest' | 'member';
  member: MemberCard | null;
  /** The server runs the demo community and lets one sign in as a persona. */
  demo: boolean;
  /** Under 18 by their own word. */
  minor: boolean;
  staffOf: { spaceId: number; role: Role }[];
}

const state = reactive<SessionState>({
  status: 'unknown',
  member: null,
  demo: false,
  minor: false,
  staffOf: [],
});

/** Who is signed in, for every page. */
export const session = readonly(state);

/** Counts what changes who we are; what the server was asked before the last of it is old news. */
let changes = 0;

function becomeGuest(): void {
  changes += 1;
  dropSession();
  Object.assign(state, { status: 'guest', member: null, minor: false, staffOf: [] });
}

onSessionRejected(becomeGuest);

/** Asks the server who we are. Rejects with a CallError; the state stays as it was. */
export async function refreshSession(): Promise<void> {
  const before = changes;
  const { member, csrf, demo, minor, staffOf } = await api.call(operations.getSession);
  state.demo = demo;
  if (before !== changes) return;
  if (csrf !== null) holdSession({ csrf });
  Object.assign(state, { status: member === null ? 'guest' : 'member', member, minor, staffOf });
}

/** Takes over the session that a sign-in returned, then learns the roles that come with it. */
export async function enter(fresh: Session): Promise<void> {
  changes += 1;
  holdSession(fresh);
  Object.assign(state, { status: 'member', member: fresh.member });
  await refreshSession().catch(() => undefined);
}

export async function signOut(): Promise<void> {
  await api.call(operations.signOut);
  becomeGuest();
}

/** Erases the member for good; the device forgets them as well. */
export async function leaveForGood(body: BodyOf<typeof operations.eraseMe>): Promise<void> {
  const memberId = state.member?.id;
  await api.call(operations.eraseMe, { body });
  becomeGuest();
  if (memberId !== undefined) forgetMember(memberId);
}

export async function rename(nickname: string): Promise<void> {
  state.member = await api.call(operations.renameMe, { body: { nickname } });
  changes += 1;
}
