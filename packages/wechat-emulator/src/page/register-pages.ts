import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { ControlFailure, WechatFailure } from '../http/failure.ts';
import { Fields } from '../http/fields.ts';
import type { World } from '../world/world.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import type { PageAnswer, PageRoute, Viewer } from './page-route.ts';
import { refreshScript, style } from './style.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh-CN.ts';

const badField = (name: string, problem: string): ControlFailure =>
  new ControlFailure(400, `${name} ${problem}`);

/** Serves the web page on which a person plays WeChat. */
export function registerPages(http: FastifyInstance, world: World, pages: readonly PageRoute[]): void {
  http.get('/__emu/page/style.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(style));
  http.get('/__emu/page/refresh.js', (_request, reply) => reply.type('text/javascript').send(refreshScript));
  for (const page of pages) {
    http.route({
      method: page.method,
      url: page.path,
      handler: (request, reply) => serve(world, page, request, reply),
    });
  }
}

async function serve(
  world: World,
  page: PageRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (page.method === 'POST') refuseOtherSites(request);
  const viewer = readViewer(world, request);
  const body = typeof request.body === 'string' ? request.body : '';
  const fields = (record: unknown): Fields => new Fields(record as Record<string, unknown>, badField);
  try {
    const answer = await page.handle({
      ...viewer,
      from: pathBefore(request),
      params: fields(request.params),
      query: fields(request.query),
      form: fields(Object.fromEntries(new URLSearchParams(body))),
    });
    return send(world, viewer, reply, answer);
  } catch (error) {
    if (!(error instanceof ControlFailure) && !(error instanceof WechatFailure)) throw error;
    const { texts } = viewer;
    const back = pathBefore(request);
    const shown = html`<h2>${texts.problem}</h2>
      <div class="card warn">
        <p>${error.message}${error instanceof WechatFailure && ` (${error.code})`}</p>
      </div>
      <a class="link" href="${back}">${texts.back}</a>`;
    reply.code(error instanceof ControlFailure ? error.status : 409);
    return send(world, viewer, reply, { title: texts.problem, tab: '', body: shown });
  }
}

function send(world: World, viewer: Viewer, reply: FastifyReply, answer: PageAnswer): FastifyReply {
  if ('body' in answer) return reply.type('text/html; charset=utf-8').send(layout(world, viewer, answer));
  if (answer.remember) {
    const { name, value } = answer.remember;
    reply.header(
      'set-cookie',
      `emulator_${name}=${encodeURIComponent(value)}; Path=/; SameSite=Lax; HttpOnly`,
    );
  }
  return reply.redirect(answer.goTo, 303);
}

/** Another site must not press buttons here, even if its page is open in the same browser. */
function refuseOtherSites({ headers }: FastifyRequest): void {
  const { origin, host } = headers;
  if (origin !== undefined && origin !== 'null' && URL.parse(origin)?.host === host) return;
  if (origin === undefined && (headers['sec-fetch-site'] ?? 'same-origin') === 'same-origin') return;
  throw new ControlFailure(403, 'this form comes from another site');
}

function pathBefore({ headers }: FastifyRequest): string {
  const path = URL.parse(headers.referer ?? '')?.pathname ?? '';
  return path.startsWith('/__emu/') ? path : '/__emu/';
}

function readViewer(world: World, request: FastifyRequest): Viewer {
  const cookies = new Map(
    (request.headers.cookie ?? '').split('; ').map((one) => {
      const [name = '', value = ''] = one.split('=');
      return [name, decodeURIComponent(value)] as const;
    }),
  );
  const language = cookies.get('emulator_lang') === 'en' ? 'en' : 'zh';
  const people = world.users.byId;
  const me = people.get(cookies.get('emulator_me') ?? '') ?? [...people.values()][0];
  if (!me) throw new ControlFailure(409, 'the seed has no users');
  return { texts: language === 'en' ? en : zh, language, me };
}
