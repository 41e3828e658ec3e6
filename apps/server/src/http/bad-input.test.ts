// oxlint-disable vitest/no-conditional-tests -- which tests apply follows from the contract of each operation
import { errorCatalogue, operations, type ErrorReply, type Operation } from '@huixiang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signSession } from '../identity/session-token.ts';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';

/** Ids of one small community and of its neighbour. */
interface Fixture {
  owner: TestMember;
  author: TestMember;
  stranger: TestMember;
  spaceId: number;
  postId: number;
  commentId: number;
  foreignPostId: number;
  foreignCommentId: number;
}

const all = Object.values(operations) as Operation[];
const UNKNOWN_ID = 4_503_599_627_370_495;
/** A body that the contract accepts, for every operation that takes one: a new operation must be added here. */
const bodies: Record<string, Record<string, unknown>> = {
  signInDemo: { nickname: '新人' },
  requestEmailCode: { email: 'someone@example.org' },
  confirmEmailCode: { email: 'someone@example.org', code: '000000', terms: 1 },
  renameMe: { nickname: '新名' },
  readNotices: { until: 1 },
  setNoticeSettings: { kindsOff: [], digest: 'off', quietFrom: 22, quietTo: 8, utcOffsetMinutes: 480 },
  setBlock: { blocked: true },
  appealDecision: { text: '请再看看' },
  answerAppeal: { outcome: 'upheld' },
  setConsent: { purpose: 'messages', granted: true, version: 1 },
  setProfile: { ageBand: null },
  requestGuardianCode: { email: 'someone@example.org' },
  confirmGuardian: { email: 'someone@example.org', code: '000000' },
  eraseMe: { words: 'remove', nickname: '不是我' },
  createSpace: { name: '空间', kind: 'interest-group' },
  editSpace: { name: '空间' },
  setRole: { role: 'creator' },
  setBlocked: { blocked: true },
  createPost: { title: '题目' },
  editPost: { title: '题目' },
  postComment: { text: '一句话' },
  editComment: { text: '改一句' },
  setPinned: { pinned: true },
  setFeatured: { featured: true },
  setSolved: { solved: true },
  reportComment: { reason: 'spam' },
  reportPost: { reason: 'spam' },
  echoComment: {},
  logExposures: { comments: [1] },
  setListening: {
    on: true,
    interests: [],
    region: null,
    activeHours: [],
    dailyCap: 10,
    quietFrom: 23,
    quietTo: 7,
    utcOffsetMinutes: 480,
  },
  dealDeck: {},
  answerCard: { answer: 'pass' },
  setDiscovery: { shown: false },
  setTag: { state: 'added' },
  setMyTag: { weight: 0.5 },
  askNextStep: { step: 'say-why' },
  answerNextStep: { step: 'say-why', outcome: 'dismissed' },
  addOpener: { template: '我最想说的是{什么}' },
  editOpener: { hidden: true },
  connectOfficialAccount: { appId: 'wx00000000000000b2', secret: 'official-secret' },
  linkNativeArticle: { url: 'https://mp.weixin.qq.com/s/AbCdEfGhIj' },
  chooseNativeArticle: { msgid: '2247490098_1' },
  actOnNativeComment: { act: 'elect' },
  decidePicture: { show: true },
  decideWaiting: { publish: true },
  decideReports: { outcome: 'kept' },
  signInWechat: { code: 'x' },
  beginWechatWeb: { terms: 1 },
  verifyPhone: { code: 'x' },
  setPhoneRule: { required: false },
  arriveByScene: { scene: 1058 },
  enterByGroup: { encryptedData: 'AAAA', iv: 'AAAAAAAAAAAAAAAAAAAAAA==' },
  bindGroup: { encryptedData: 'AAAA', iv: 'AAAAAAAAAAAAAAAAAAAAAA==', name: '书友' },
  renameGroup: { name: '书友' },
  makeOpenLink: {},
  reactToGauge: { reaction: 'speaks' },
};
/** Reports about what was on a screen may name comments that are gone meanwhile, so unknown ids are left out, not refused. */
const forgivesUnknownIds = new Set(['logExposures', 'getViewer']);

let t: TestApp;
let f: Fixture;

beforeAll(async () => {
  t = await startTestApp();
  const owner = await t.signIn('主人');
  const stranger = await t.signIn('生人');
  const home = await community(owner);
  const foreign = await community(await t.signIn('邻居'));
  f = { owner, stranger, ...home, foreignPostId: foreign.postId, foreignCommentId: foreign.commentId };
});
afterAll(() => t.close());

async function community(owner: TestMember) {
  const { id: spaceId } = await t.call(operations.createSpace, {
    as: owner,
    body: { name: '园', kind: 'interest-group' },
  });
  const { id: postId } = await t.call(operations.createPost, {
    as: owner,
    params: { spaceId },
    body: { title: '话题' },
  });
  const author = await t.signIn('说话的人');
  const { id: commentId } = await t.call(operations.postComment, {
    as: author,
    params: { spaceId, postId },
    body: { text: '你好' },
  });
  return { spaceId, postId, commentId, author };
}

interface Shot {
  params?: Record<string, unknown>;
  body?: string | Buffer;
  token?: string | undefined;
  headers?: Record<string, string>;
}

/** Call an operation with everything right but what the shot changes. */
async function fire(operation: Operation, shot: Shot = {}) {
  const ids: Record<string, unknown> = {
    ...f,
    memberId: f.stranger.id,
    openerId: 31,
    waitingId: 31,
    groupId: 31,
    pictureId: 31,
    nativeId: '31',
    tag: 'tea',
    ...shot.params,
  };
  const path = operation.path.replaceAll(/:(\w+)/g, (_, name: string) => String(ids[name]));
  const query = operation.id === 'getViewer' ? '?ids=1' : '';
  const payload =
    shot.body ?? (bodies[operation.id] === undefined ? undefined : JSON.stringify(bodies[operation.id]));
  // Only the author may edit, so that is who does.
  const token = 'token' in shot ? shot.token : (operation.id === 'editComment' ? f.author : f.owner).token;
  const reply = await t.app.http.inject({
    method: operation.method,
    url: path + query,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...shot.headers,
    },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: reply.statusCode, reply: reply.json<Partial<ErrorReply>>() };
}

/** The reply is one of the catalogue, whole, with the catalogue's status. */
function expectCatalogued(
  { status, reply }: { status: number; reply: Partial<ErrorReply> },
  ...codes: string[]
) {
  expect(codes, JSON.stringify(reply)).toContain(reply.error?.code);
  const entry = errorCatalogue[reply.error?.code as keyof typeof errorCatalogue];
  expect(reply.error).toMatchObject({ zh: entry.zh, en: entry.en, requestId: expect.any(String) });
  expect(status).toBe(entry.status);
}

test('every operation that takes a body has a sample of it here', () => {
  const taking = all.filter((operation) => operation.body !== undefined).map((operation) => operation.id);
  expect(Object.keys(bodies).sort()).toEqual(taking.sort());
});

describe.each(all.map((operation) => [operation.id, operation] as const))('%s', (_id, operation) => {
  const pathIds = [...operation.path.matchAll(/:(\w+Id)/g)].map((match) => match[1] ?? '');

  test('refuses a token that is not ours', async () => {
    expectCatalogued(await fire(operation, { token: 'hx1.a.b.c.forged' }), 'HX_SESSION_INVALID');
  });

  test('refuses an expired session', async () => {
    const expired = signSession(
      { memberId: f.owner.id, sessionId: 1, expiresAt: t.clock.now - 1 },
      t.app.context.secret,
    );
    expectCatalogued(await fire(operation, { token: expired }), 'HX_SESSION_EXPIRED');
  });

  if (operation.access !== 'anyone') {
    test('refuses a guest', async () => {
      expectCatalogued(await fire(operation, { token: undefined }), 'HX_SESSION_MISSING');
    });
  }

  if (operation.access !== 'anyone' && operation.access !== 'member') {
    test('refuses a member without the role', async () => {
      expectCatalogued(await fire(operation, { token: f.stranger.token }), 'HX_FORBIDDEN');
    });
  }

  if (operation.method !== 'GET') {
    test('refuses a cookie without the CSRF token', async () => {
      const headers = { cookie: `hx_session=${f.owner.token}` };
      expectCatalogued(await fire(operation, { token: undefined, headers }), 'HX_CSRF');
    });
  }

  if (operation.body !== undefined) {
    test('refuses a body that is too large', async () => {
      const body = JSON.stringify({ ...bodies[operation.id], padding: 'x'.repeat(300_000) });
      expectCatalogued(await fire(operation, { body }), 'HX_BODY_TOO_LARGE');
    });

    test('refuses broken UTF-8', async () => {
      const body = Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xe4, 0xbd]), Buffer.from('"}')]);
      expectCatalogued(await fire(operation, { body }), 'HX_BODY_NOT_UTF8');
    });

    test('refuses what is not JSON', async () => {
      expectCatalogued(await fire(operation, { body: '{"text":' }), 'HX_BODY_NOT_JSON');
    });

    test('refuses another media type', async () => {
      expectCatalogued(await fire(operation, { headers: { 'content-type': 'text/xml' } }), 'HX_MEDIA_TYPE');
    });

    test('refuses each field of the wrong type, naming it', async () => {
      const { properties } = operation.body as unknown as { properties: Record<string, unknown> };
      for (const field of Object.keys(properties)) {
        const reply = await fire(operation, {
          body: JSON.stringify({ ...bodies[operation.id], [field]: { odd: 1 } }),
        });
        expectCatalogued(reply, 'HX_BODY_INVALID');
        expect(reply.reply.error?.field).toContain(field);
      }
    });

    test('refuses a body that is no object', async () => {
      for (const body of ['[]', '"text"', '7', 'null'])
        expectCatalogued(await fire(operation, { body }), 'HX_BODY_INVALID');
    });

    test('refuses control characters and half characters in each text', async () => {
      const texts = Object.entries(bodies[operation.id] ?? {}).filter(
        ([, value]) => typeof value === 'string',
      );
      for (const [field] of texts) {
        for (const text of ['a\u0000b', 'a\u001b[31mb', 'ab\u202ecd', 'a\ud800b']) {
          const reply = await fire(operation, {
            body: JSON.stringify({ ...bodies[operation.id], [field]: text }),
          });
          expectCatalogued(
            reply,
            'HX_TEXT_CONTROL',
            'HX_BODY_INVALID',
            'HX_EMAIL_INVALID',
            'HX_CODE_WRONG',
            'HX_CODE_EXPIRED',
          );
        }
      }
    });
  }

  if (pathIds.length > 0) {
    test('answers an id of the wrong form like an unknown one', async () => {
      for (const name of pathIds) {
        for (const id of ['abc', '-1', '0', '1.5', '99999999999999999999', '%00', "1'--"]) {
          expectCatalogued(
            await fire(operation, { params: { [name]: id } }),
            'HX_NOT_FOUND',
            'HX_ROUTE_UNKNOWN',
          );
        }
      }
    });

    if (!forgivesUnknownIds.has(operation.id)) {
      test('answers unknown ids', async () => {
        for (const name of pathIds) {
          const reply = await fire(operation, { params: { [name]: UNKNOWN_ID } });
          expectCatalogued(reply, 'HX_NOT_FOUND', 'HX_FORBIDDEN', 'HX_CARD_UNKNOWN');
        }
      });
    }

    if (pathIds.includes('commentId') || pathIds.includes('postId')) {
      test('answers ids of another space as unknown', async () => {
        const params = { postId: f.foreignPostId, commentId: f.foreignCommentId };
        expectCatalogued(await fire(operation, { params }), 'HX_NOT_FOUND', 'HX_CARD_UNKNOWN');
      });
    }
  }
});

test('other people’s comments can be neither edited nor deleted by a member', async () => {
  const shot = { token: f.stranger.token };
  expectCatalogued(await fire(operations.editComment, shot), 'HX_NOT_AUTHOR');
  expectCatalogued(await fire(operations.deleteComment, shot), 'HX_FORBIDDEN');
});

test('a comment of 5,000 characters is refused with what to do, and nothing of it is cut or stored', async () => {
  const text = '长'.repeat(5_000);
  const reply = await fire(operations.postComment, { body: JSON.stringify({ text }) });
  expectCatalogued(reply, 'HX_TEXT_TOO_LONG');
  expect(reply.reply.error?.field).toBe('body.text');
  const { rows } = await t.database.pool.query('SELECT 1 FROM comments WHERE length(text) > 100');
  expect(rows).toEqual([]);
});

test('an unknown path and a broken path are catalogued', async () => {
  for (const url of ['/api/nothing', '/api/spaces/%ff/posts']) {
    const reply = await t.app.http.inject({ method: 'GET', url });
    expectCatalogued({ status: reply.statusCode, reply: reply.json() }, 'HX_ROUTE_UNKNOWN', 'HX_NOT_FOUND');
  }
});

test('nothing above was an internal error', () => {
  expect(t.logged.filter((line) => /^(GET|POST|PUT|PATCH|DELETE) /.test(line))).toEqual([]);
});
