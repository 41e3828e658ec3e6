import { operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { answerCard } from './answer-card.ts';
import { dealDeck } from './deal-deck.ts';
import { getListening, setListening } from './settings.ts';
import { getSupply } from './supply.ts';
import { takeBackAnswer } from './take-back.ts';

export function listeningRoutes(route: Route, context: Context): void {
  route(operations.getListening, ({ memberId }) => getListening(context, memberId));
  route(operations.setListening, ({ body, memberId }) => setListening(context, memberId, body));
  route(operations.dealDeck, ({ body, memberId }) => dealDeck(context, { memberId, spaceId: body.spaceId }));
  route(operations.answerCard, ({ params, body, memberId, request }) =>
    answerCard(context, {
      ...params,
      memberId,
      answer: body.answer,
      text: body.text,
      mute: body.mute,
      reason: body.reason,
      note: body.note,
      province: context.locator.provinceOf(request.raw),
    }),
  );
  route(operations.takeBackAnswer, ({ params, memberId }) =>
    takeBackAnswer(context, { ...params, memberId }),
  );
  route(operations.getSupply, ({ params }) => getSupply(context, params));
}
