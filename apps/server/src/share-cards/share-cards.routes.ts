import { operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { originOf } from '../http/origin-of.ts';
import type { Route } from '../http/route.ts';
import { CodePictures } from './code-pictures.ts';
import { makeCommentCard, makePostCard } from './make-card.ts';
import { makeOpenLink } from './make-open-link.ts';
import { openShareCode } from './open-code.ts';

export function shareCardsRoutes(route: Route, context: Context): void {
  const codes = new CodePictures(context);
  const { config } = context;

  route(operations.makeCommentCard, ({ params, memberId, request }) =>
    makeCommentCard(context, codes, { at: params, memberId, origin: originOf(config, request) }),
  );
  route(operations.makePostCard, ({ params, request }) =>
    makePostCard(context, codes, { at: params, origin: originOf(config, request) }),
  );
  route(operations.openShareCode, ({ params }) => openShareCode(context, params.code));
  route(operations.makeOpenLink, ({ params, body }) => makeOpenLink(context, params, body));
}
