export type MessageKind = 'subscribe' | 'customer' | 'card';

/** A message that WeChat delivered to somebody. */
export interface SentMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly at: number;
  readonly appId: string;
  readonly userId: string;
  readonly title: string;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
  /** Where a tap leads: a page of the mini-program with its query, without a slash in front; empty when nowhere. */
  readonly page: string;
  /** The body of the call. */
  readonly body: unknown;
  tappedAt: number | undefined;
}

export interface Outbox {
  readonly messages: SentMessage[];
}

export function createOutbox(): Outbox {
  return { messages: [] };
}
