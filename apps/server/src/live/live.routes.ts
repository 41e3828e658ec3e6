import type { ServerResponse } from 'node:http';
import { liveOpening, livePath, type LiveEvent, type LiveOpening } from '@huixiang/contract';
import type { FastifyInstance } from 'fastify';
import { loadAnyCommentRow, loadComment } from '../comments/load-comment.ts';
import { PAGE_FRESH_MS } from '../comments/thread-cache.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { clientAddress } from '../http/client-address.ts';
import { isProgram } from '../http/programs.ts';
import type { BusMessage } from './bus.ts';
import { createQuiet } from './quiet.ts';
import { topicsOf } from './topics.ts';

/** Topics of one stream at most: a page watches a thread, a comment, a space. */
const TOPICS_MAX = 8;
/** Streams of one address at most; a household or office watches fewer. */
const STREAMS_PER_ADDRESS_MAX = 200;
/** Below the idle limits of common proxies. */
const HEARTBEAT_MS = 20_000;
/** A reader this far behind is cut off and resyncs; it must not fill our memory. */
const BACKLOG_BYTES_MAX = 256 * 1024;

interface Stream {
  readonly raw: ServerResponse;
  readonly topics: readonly string[];
  /** 0 for a guest. */
  readonly memberId: number;
}

/**
 * Server-sent events: counts and new comments of a post, a comment or (staff) a space, and (its author) how many
 * listeners have heard a comment.
 */
export function liveRoutes(http: FastifyInstance, context: Context): { close(): void } {
  const topics = new Map<string, Set<Stream>>();
  const perAddress = new Map<string, number>();
  const quiet = createQuiet(context.now);
  let closed = false;
  const endAll = (): void => {
    for (const streams of topics.values()) for (const { raw } of streams) raw.end();
  };
  const hear = (message: BusMessage): void => {
    quiet.told(topicsOf(message));
    relay(context, topics, message).catch((error: unknown) =>
      context.log('A live event was not relayed', error),
    );
  };
  // Their readers come again, and learn from the opening that they may be behind.
  const missed = (): void => {
    quiet.missed();
    endAll();
  };
  const unsubscribe = context.bus.subscribe(hear, missed);

  const open = (stream: Stream, address: string): void => {
    // Readers whose stream has ended come again at once; the server would wait for the new one when it stops. And whoever left
    // while we asked what they may watch has closed it already: nothing would ever let go of it.
    if (closed || stream.raw.destroyed) return void stream.raw.end();
    for (const topic of stream.topics) {
      let streams = topics.get(topic);
      if (streams === undefined) topics.set(topic, (streams = new Set()));
      streams.add(stream);
    }
    // What is told from here on, the stream brings.
    stream.raw.write(openingOf(quiet.msOf(stream.topics)));
    perAddress.set(address, (perAddress.get(address) ?? 0) + 1);
    const heartbeat = setInterval(() => stream.raw.write(': still here\n\n'), HEARTBEAT_MS);
    stream.raw.once('close', () => {
      clearInterval(heartbeat);
      for (const topic of stream.topics) {
        topics.get(topic)?.delete(stream);
        if (topics.get(topic)?.size === 0) topics.delete(topic);
      }
      const left = (perAddress.get(address) ?? 1) - 1;
      if (left === 0) perAddress.delete(address);
      else perAddress.set(address, left);
    });
  };

  http.get(
    livePath,
    { schema: { summary: 'Live stream (server-sent events)', tags: ['live'] } },
    async (request, reply) => {
      if (isProgram(request)) throw new HuixiangError('HX_NOT_A_PERSON');
      const memberId = context.sessions.of(request)?.memberId ?? 0;
      const wanted = await readTopics(context, request.query, memberId);
      const address = clientAddress(request.raw, context.config.trustProxy);
      if ((perAddress.get(address) ?? 0) >= STREAMS_PER_ADDRESS_MAX)
        throw new HuixiangError('HX_TOO_MANY', { retryAfterSeconds: 30 });
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      raw.write('retry: 2000\n\n');
      open({ raw, topics: wanted, memberId }, address);
    },
  );

  return {
    close() {
      closed = true;
      unsubscribe();
      endAll();
    },
  };
}

/** A page may have been kept for a moment before it was sent, so it is taken to be that much older. */
function openingOf(quietMs: number): string {
  const opening: LiveOpening = { quietMs: Math.max(0, quietMs - PAGE_FRESH_MS) };
  return `event: ${liveOpening}\ndata: ${JSON.stringify(opening)}\n\n`;
}

/** @throws HuixiangError HX_BODY_INVALID, HX_SESSION_MISSING, HX_FORBIDDEN, HX_NOT_AUTHOR or HX_NOT_FOUND */
async function readTopics(context: Context, query: unknown, memberId: number): Promise<string[]> {
  const { topics } = query as { topics?: unknown };
  const wanted = typeof topics === 'string' ? topics.split(',') : [];
  if (wanted.length === 0 || wanted.length > TOPICS_MAX)
    throw new HuixiangError('HX_BODY_INVALID', { field: 'querystring.topics' });
  for (const topic of wanted) {
    const match = /^(?:(post|comment|heard):(\d{1,16}):(\d{1,16})|(space):(\d{1,16}))$/.exec(topic);
    if (match === null) throw new HuixiangError('HX_BODY_INVALID', { field: 'querystring.topics' });
    const [, kind = 'space', spaceId, id, , space] = match;
    if (kind === 'post' || kind === 'comment') continue;
    if (memberId === 0) throw new HuixiangError('HX_SESSION_MISSING');
    if (kind === 'space') await context.authority.require(Number(space), memberId, 'creator');
    else if ((await loadAnyCommentRow(context, Number(spaceId), Number(id))).author_id !== memberId)
      throw new HuixiangError('HX_NOT_AUTHOR');
  }
  return wanted;
}

async function relay(
  context: Context,
  topics: ReadonlyMap<string, ReadonlySet<Stream>>,
  message: BusMessage,
): Promise<void> {
  if (topics.size === 0) return;
  if (message.kind === 'counts') return relayCounts(topics, message);
  const watchers = topicsOf(message);
  if (message.kind === 'heard') {
    const { spaceId, commentId, heard } = message;
    return send(topics, watchers, { type: 'heard', spaceId, commentId, heard });
  }
  if (message.kind === 'moderation')
    return send(topics, watchers, { type: 'moderation', spaceId: message.spaceId });
  if (message.kind === 'post') {
    const { spaceId, postId } = message;
    return send(topics, watchers, { type: 'post', spaceId, postId });
  }
  if (message.kind !== 'comment' && message.kind !== 'changed') return;
  const { spaceId, postId, commentId } = message;
  if (message.kind === 'changed')
    return send(topics, watchers, { type: 'changed', spaceId, postId, commentId });
  if (!watchers.some((topic) => topics.has(topic))) return;
  const comment = await loadComment(context, spaceId, commentId);
  // Whoever blocks its author does not meet it here either; staff at their work do, as in the lists of the space.
  const isAtWork = ({ topics: own }: Stream): boolean => own.includes(`space:${spaceId}`);
  const welcome = (stream: Stream): boolean =>
    isAtWork(stream) || !context.blocks.of(stream.memberId).has(comment.author.id);
  send(topics, watchers, { type: 'comment', spaceId, comment }, welcome);
}

function relayCounts(
  topics: ReadonlyMap<string, ReadonlySet<Stream>>,
  message: BusMessage & { kind: 'counts' },
): void {
  const { spaceId, items } = message;
  send(topics, [`space:${spaceId}`], { type: 'counts', spaceId, items: [...items] });
  for (const postId of new Set(items.map((item) => item.postId))) {
    send(topics, [`post:${spaceId}:${postId}`], {
      type: 'counts',
      spaceId,
      items: items.filter((item) => item.postId === postId),
    });
  }
  for (const item of items)
    send(topics, [`comment:${spaceId}:${item.commentId}`], { type: 'counts', spaceId, items: [item] });
}

function send(
  topics: ReadonlyMap<string, ReadonlySet<Stream>>,
  watchers: readonly string[],
  event: LiveEvent,
  welcome?: (stream: Stream) => boolean,
): void {
  const all = watchers.flatMap((topic) => [...(topics.get(topic) ?? [])]);
  const streams = new Set(welcome === undefined ? all : all.filter(welcome));
  if (streams.size === 0) return;
  const text = `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
  for (const { raw } of streams) {
    if (raw.writableLength > BACKLOG_BYTES_MAX) raw.destroy();
    else raw.write(text);
  }
}
