/** A card in a chat whose text the server changes after it was shared. */
export interface Activity {
  readonly id: string;
  readonly appId: string;
  readonly expiresAt: number;
  /** Of chat tools 1 running, 2 closing, 3 ended; of ordinary cards 0 and 1. Undefined: nothing was sent yet. */
  state: number | undefined;
  templateId: string;
  /** Names within the group of those who took part. */
  participants: string[];
  parameters: readonly unknown[];
  /** The groups it was shared into, and the page it opens. */
  readonly sharedTo: { readonly groupId: string; readonly page: string }[];
}

export interface Cards {
  readonly activities: Activity[];
}
