import { operations } from '@huixiang/contract';
import type { Conversation } from '../data/polis.ts';
import { type Api, commentPath, connectApi } from './api.ts';
import { compare, type Difference } from './compare.ts';
import { expectedEchoes } from './expected.ts';
import { readFound } from './found.ts';
import { type Act, type Plan, planReplay } from './plan.ts';
import { play, type PlayOptions } from './play.ts';
import { setStage, type Stage } from './stage.ts';

/** The outcome of a replay, as `npm run replay` prints it. */
export interface ReplayReport {
  readonly conversation: string;
  readonly members: number;
  readonly comments: number;
  /** Comments and votes that were to be played. */
  readonly acts: number;
  /** Acts that were not acknowledged. */
  readonly errors: number;
  /** Time of playing the acts alone. */
  readonly seconds: number;
  readonly actsPerSecond: number;
  readonly signInSeconds: number;
  readonly equal: boolean;
  readonly differences: readonly Difference[];
  /** Comments whose text had to be changed to be postable, with the reasons; see lab/README.md. */
  readonly changedTexts: readonly { readonly comment: string; readonly changes: readonly string[] }[];
}

export interface ReplayOptions {
  readonly conversation: Conversation;
  readonly url: string;
  /** Multiple of real time; absent: as fast as possible. */
  readonly speed?: number;
  /** Default 64. */
  readonly connections?: number;
  /** Told about progress and about each act that was not acknowledged. */
  readonly log: (message: string) => void;
}

/** Play a conversation through the public API of the server at `url`, then compare what the server counts with the data. */
export async function replay(options: ReplayOptions): Promise<ReplayReport> {
  const { conversation, url, log, connections = 64 } = options;
  const plan = planReplay(conversation);
  const api = connectApi(url, connections);
  try {
    const startedAt = performance.now();
    const stage = await setStage(api, plan, conversation.name, connections);
    const signInSeconds = secondsSince(startedAt);
    log(`${plan.members.length} members signed in; space ${stage.spaceId}, post ${stage.postId}`);
    const commentIds: (number | undefined)[] = [];
    const playedAt = performance.now();
    const { errors } = await play(plan, {
      connections,
      send: sender(api, plan, stage, commentIds, log),
      ...pace(plan, options.speed),
    });
    const seconds = secondsSince(playedAt);
    const differences = compare({
      plan,
      expected: expectedEchoes(conversation),
      commentIds,
      memberIds: stage.actors.map(({ id }) => id),
      found: await readFound(api, stage),
    });
    return {
      conversation: conversation.name,
      members: plan.members.length,
      comments: plan.comments.length,
      acts: plan.acts.length,
      errors,
      seconds: rounded(seconds),
      actsPerSecond: Math.round(plan.acts.length / seconds),
      signInSeconds: rounded(signInSeconds),
      equal: differences.length === 0,
      differences,
      changedTexts: plan.comments
        .filter(({ changes }) => changes.length > 0)
        .map(({ source, changes }) => ({ comment: source, changes })),
    };
  } finally {
    await api.close();
  }
}

/** Failed acts that are told one by one; the rest shows in the number of errors. */
const FAILURES_TOLD = 5;

/** Carries out acts; the ids of posted comments are put into `commentIds`. */
function sender(
  api: Api,
  plan: Plan,
  { spaceId, postId, actors }: Stage,
  commentIds: (number | undefined)[],
  log: (message: string) => void,
): PlayOptions['send'] {
  const paths: { echo: string; pass: string }[] = [];
  let failures = 0;
  const fail = ({ kind, member, comment }: Act, why: string): void => {
    failures += 1;
    if (failures <= FAILURES_TOLD)
      log(`${kind} by ${plan.members[member]} on ${plan.comments[comment]?.source}: ${why}`);
  };
  const post = async ({ member, comment }: Act): Promise<undefined> => {
    const body = { text: plan.comments[comment]?.text ?? '' };
    const token = actors[member]?.token ?? '';
    const { id } = await api.call(operations.postComment, { params: { spaceId, postId }, token, body });
    commentIds[comment] = id;
    const params = { spaceId, commentId: id };
    paths[comment] = {
      echo: commentPath(operations.echoComment, params),
      pass: commentPath(operations.passComment, params),
    };
    return undefined;
  };
  const tryPost = async (act: Act, done: (ok: boolean) => void): Promise<void> => {
    const problem = await post(act).catch(String);
    if (problem !== undefined) fail(act, problem);
    done(problem === undefined);
  };
  return (act, done) => {
    if (act.kind === 'comment') {
      void tryPost(act, done);
      return;
    }
    const path = paths[act.comment]?.[act.kind] ?? '';
    const actor = actors[act.member];
    // As our own clients do: an operation with a body gets one, even when all of it is optional.
    const request =
      act.kind === 'echo'
        ? { path, headers: actor?.jsonHeaders ?? '', body: '{}' }
        : { path, headers: actor?.headers ?? '', body: '' };
    api.put(request, (status, text) => {
      if (status !== 200) fail(act, `${status} ${text}`);
      done(status === 200);
    });
  };
}

/** When acts are due at `speed` times real time, counted from the first act and from now. */
function pace(plan: Plan, speed: number | undefined): Pick<PlayOptions, 'dueIn'> {
  const first = plan.acts[0]?.at;
  if (speed === undefined || first === undefined) return {};
  const startedAt = performance.now();
  return { dueIn: (at) => startedAt + ((at - first) * 1000) / speed - performance.now() };
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
