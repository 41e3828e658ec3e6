import { afterEach, describe, expect, test } from 'vitest';

import { readArticleMsgid } from '../articles/article-key.ts';
import type { Reply, SeenRequest } from '../testing/responder.ts';
import { startTestWechat, type TestWechat } from '../testing/test-client.ts';
import { listComments, probeComments, electComment, replyToComment } from './comments.ts';
import { eachCommentPage, type CommentStep } from './each-comment-page.ts';

const article = { msgDataId: '2247490098', index: 0 };

const open: TestWechat[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ wechat }) => wechat.stop()));
});

async function start(reply: (request: SeenRequest) => Reply) {
  const started = await startTestWechat(reply);
  open.push(started);
  return started;
}

function comment(number: number): Record<string, unknown> {
  return {
    user_comment_id: number,
    create_time: 1_780_000_000 + number,
    content: `c${number}`,
    comment_type: 0,
  };
}

/** Answers from `count` comments as comment/list does; `total` as told. */
function listing(count: number, total: (page: number) => number = () => count) {
  return ({ body }: SeenRequest): Reply => {
    const begin = Number(body['begin']);
    const page = Array.from(
      { length: Math.max(0, Math.min(Number(body['count']), count - begin)) },
      (_, at) => comment(begin + at),
    );
    return { errcode: 0, errmsg: 'ok', total: total(page.length), comment: page };
  };
}

async function collect(steps: AsyncIterable<CommentStep>): Promise<CommentStep[]> {
  const all: CommentStep[] = [];
  for await (const step of steps) all.push(step);
  return all;
}

describe('listing', () => {
  test.each([
    ['total is right', 120, () => 120],
    ['total is only the size of the page', 120, (page: number) => page],
    ['total is absent as 0', 120, () => 0],
    ['the last page is a full one', 98, (page: number) => page],
    ['there are none', 0, () => 0],
  ])('reads every comment once when %s', async (_what, count, total) => {
    const { client, wechat } = await start(listing(count, total));
    const steps = await collect(eachCommentPage(client, article));
    const ids = steps.flatMap(({ comments }) => comments.map(({ commentId }) => commentId));
    expect(ids).toEqual(Array.from({ length: count }, (_, at) => String(at)));
    expect(wechat.to('/cgi-bin/comment/list').every(({ body }) => body['count'] === 49)).toBe(true);
  });

  test('goes on where it was interrupted', async () => {
    const { client, wechat } = await start(listing(120));
    const first = await eachCommentPage(client, article).next();
    expect(first.value).toMatchObject({ next: 49 });
    const rest = await collect(eachCommentPage(client, article, { begin: 49 }));
    expect(rest.flatMap(({ comments }) => comments)).toHaveLength(71);
    expect(wechat.to('/cgi-bin/comment/list').map(({ body }) => body['begin'])).toEqual([0, 49, 98]);
  });

  test('passes on a comment once although somebody commented between two pages', async () => {
    let shift = 0;
    const { client } = await start(({ body }) => {
      const from = Number(body['begin']) - shift;
      const page = [0, 1, 2].map((at) => from + at).filter((at) => at < 6);
      shift = 1;
      return { total: 7, comment: page.map(comment) };
    });
    const steps = await collect(eachCommentPage(client, article, { count: 3 }));
    expect(steps.flatMap(({ comments }) => comments.map(({ commentId }) => commentId))).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
    ]);
  });

  test('never asks for a page that WeChat would refuse', async () => {
    const { client, wechat } = await start(listing(1));
    await expect(listComments(client, article, { count: 50 })).rejects.toThrow(RangeError);
    expect(wechat.seen).toEqual([]);
  });
});

describe('the quirks of an answer', () => {
  const cases: [string, Record<string, unknown>, unknown][] = [
    [
      'a reply as an object',
      { reply: { content: 'r', create_time: 5 } },
      { replies: [{ content: 'r', createdAt: 5 }] },
    ],
    [
      'replies as a list',
      { reply: [{ content: 'r', create_time: '5' }, { content: 's' }] },
      {
        replies: [
          { content: 'r', createdAt: 5 },
          { content: 's', createdAt: undefined },
        ],
      },
    ],
    ['an empty reply', { reply: { content: '', create_time: 0 } }, { replies: [] }],
    ['no reply but an empty text', { reply: '' }, { replies: [] }],
    ['null for a reply', { reply: null }, { replies: [] }],
    ['no openid', {}, { openId: undefined }],
    ['an empty openid', { openid: '' }, { openId: undefined }],
    ['an openid', { openid: 'o1' }, { openId: 'o1' }],
    [
      'numbers as texts',
      { comment_type: '1', create_time: '1780000000' },
      { elected: true, createdAt: 1_780_000_000 },
    ],
  ];
  test.each(cases)('%s is understood', async (_what, changed, expected) => {
    const { client } = await start(() => ({ total: 1, comment: [{ ...comment(1), ...changed }] }));
    const { comments } = await listComments(client, article);
    expect(comments[0]).toMatchObject(expected as object);
  });

  test('an id beyond 2^53 keeps all its digits, there and back', async () => {
    const { client, wechat } = await start(({ path }) =>
      path.endsWith('/list')
        ? (response) =>
            response.end(
              '{"total":1,"comment":[{"user_comment_id":6054768590064713729,"create_time":1,"content":"c"}]}',
            )
        : { errcode: 0 },
    );
    const { comments } = await listComments(client, article);
    const commentId = comments[0]!.commentId;
    expect(commentId).toBe('6054768590064713729');
    await electComment(client, { ...article, commentId });
    expect(wechat.to('/cgi-bin/comment/markelect')[0]?.text).toBe(
      '{"msg_data_id":2247490098,"index":0,"user_comment_id":6054768590064713729}',
    );
  });

  test('comments that are counted but not given are reported', async () => {
    const { client } = await start(() => ({ total: 0, comment: [], comment_cnt: 3 }));
    expect(await listComments(client, article)).toEqual({ comments: [], total: 0, withheld: 3 });
  });

  test('no list at all is an empty one', async () => {
    const { client } = await start(() => ({ errcode: 0, errmsg: 'ok', comment: null }));
    expect(await listComments(client, article)).toEqual({ comments: [], total: undefined, withheld: 0 });
  });
});

test('an article of the statistics is asked for with the position before it', async () => {
  const { client, wechat } = await start(listing(1));
  const second = readArticleMsgid('2247490098_2');
  await listComments(client, second!);
  expect(wechat.to('/cgi-bin/comment/list')[0]?.body).toMatchObject({ msg_data_id: 2247490098, index: 1 });
});

test('a reply is not sent twice when it is not known what became of it', async () => {
  const { client, wechat } = await start(() => (response) => response.destroy());
  await expect(replyToComment(client, { ...article, commentId: '7' }, 'thanks')).rejects.toThrow(
    'connection',
  );
  expect(wechat.to('/cgi-bin/comment/reply/add')).toHaveLength(1);
});

test.each([
  [0, 'available'],
  [88000, 'no-comment-right'],
  [48001, 'no-permission'],
  [48004, 'no-permission'],
])('the probe turns %i into %s', async (errcode, expected) => {
  const { client } = await start(() => ({ errcode, errmsg: 'text', total: 0 }));
  expect(await probeComments(client, article)).toBe(expected);
});

test('the probe passes on what it cannot explain', async () => {
  const { client } = await start(() => ({ errcode: 45009, errmsg: 'quota' }));
  await expect(probeComments(client, article)).rejects.toMatchObject({ code: 45009 });
});
