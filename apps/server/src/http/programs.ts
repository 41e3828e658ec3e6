import { sceneHeader } from '@huixiang/contract';
import { decodeScene } from '@huixiang/wechat';
import type { FastifyRequest } from 'fastify';

/** What WeChat's crawler calls itself in whatever a page asks for. */
const CRAWLER = 'mpcrawler';

/**
 * Whether no person asks but WeChat's crawler, its automation or a load test: by the crawler's own name, or by the scene of
 * the visit, which our mini-program tells when it is one of theirs. A program is nobody here: its session is not heard.
 */
export function isProgram({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  if (headers['user-agent']?.includes(CRAWLER) === true) return true;
  const scene = headers[sceneHeader];
  return typeof scene === 'string' && !decodeScene(Number(scene)).person;
}
