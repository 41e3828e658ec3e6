/** A listener to be told that comments of a space wait for somebody like them. */
export interface Nudge {
  readonly memberId: number;
  readonly spaceId: number;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

/**
 * A way to reach listeners who are not there. Whom to tell, when and how often is decided and booked before a channel is
 * asked; a channel only knows who allowed it and how to say it.
 */
export interface NudgeChannel {
  readonly name: string;
  /** Of these listeners, those who allowed to be told in this way now. */
  grantedBy(memberIds: readonly number[]): Promise<ReadonlySet<number>>;
  /** Tell one. It may fail; it is never called twice for the same nudge. */
  tell(nudge: Nudge): Promise<void>;
}

/**
 * The note inside the app, found by who opens it: the row that books a nudge is the note itself (`getListening` shows it),
 * so there is nothing to send, and whoever switched listening on has allowed it.
 */
export const inAppNote: NudgeChannel = {
  name: 'in-app',
  grantedBy: async (memberIds) => new Set(memberIds),
  tell: async () => undefined,
};
