import type { BodyOf, operations } from '@huixiang/contract';

type CommentBody = BodyOf<typeof operations.postComment>;
type EchoBody = BodyOf<typeof operations.echoComment>;

interface OnComment {
  readonly spaceId: number;
  readonly commentId: number;
}

/** Something a person did that must reach the server once, however weak the network. */
export type Act =
  | (OnComment & { readonly type: 'echo'; readonly via?: NonNullable<EchoBody['via']> })
  | (OnComment & { readonly type: 'unecho' })
  | {
      readonly type: 'comment';
      readonly spaceId: number;
      readonly postId: number;
      readonly body: CommentBody;
    };

/** An act in the queue. Its key stays the same through every retry and restart, which makes the effect happen once. */
export interface QueuedAct {
  readonly key: string;
  readonly act: Act;
  /** Milliseconds since the Unix epoch at which the person acted. */
  readonly at: number;
  /** Tries that ended without a final answer. */
  readonly tries: number;
}
