import { Type } from 'typebox';
import { defineOperation } from '../operation.ts';
import { CommentParams, Id, SpaceParams, shape } from '../schemas.ts';
import { GaugeCard, GaugeReactionSchema, MemberTag, SpaceTag, SpaceTagStateSchema } from '../topics.ts';

/** What is said in a space, in a word. As wide as an address allows; the length rule answers in words. */
const Tag = Type.String({ minLength: 1, maxLength: 32 });
const TagParams = shape({ spaceId: Id, tag: Tag });

const SpaceTags = shape({
  items: Type.Array(SpaceTag, { description: 'Most telling first' }),
  hidden: Type.Array(Type.String(), { description: 'What staff took out of the list; told to staff alone' }),
});
const MemberTags = shape({
  items: Type.Array(MemberTag, { description: 'Strongest first' }),
  personalised: Type.Boolean({ description: 'False: the tags stand still and nothing is dealt by them' }),
});
const Gauge = shape({
  cards: Type.Array(GaugeCard),
  answered: Type.Integer({ minimum: 0, description: 'How many of these cards have a reaction' }),
});

export const listTags = defineOperation({
  id: 'listTags',
  method: 'GET',
  path: '/api/spaces/:spaceId/tags',
  access: 'anyone',
  summary: 'What this space talks about: tags learned from its own texts, and those its staff added',
  params: SpaceParams,
  reply: SpaceTags,
});

export const setTag = defineOperation({
  id: 'setTag',
  method: 'PUT',
  path: '/api/spaces/:spaceId/tags/:tag',
  access: 'creator',
  budget: 'manage',
  summary:
    'Add a tag to the learned ones, hide it, or leave it to what is learned; all others stay as they are',
  params: TagParams,
  body: shape({ state: SpaceTagStateSchema }),
  reply: SpaceTags,
});

export const listMyTags = defineOperation({
  id: 'listMyTags',
  method: 'GET',
  path: '/api/spaces/:spaceId/my/tags',
  access: 'member',
  summary: 'My tags in a space: all that is known of my taste here, told to me alone',
  params: SpaceParams,
  reply: MemberTags,
});

export const setMyTag = defineOperation({
  id: 'setMyTag',
  method: 'PUT',
  path: '/api/spaces/:spaceId/my/tags/:tag',
  access: 'member',
  budget: 'manage',
  summary: 'Add a tag of mine or set its weight; from then on it is as I set it, whatever is learned',
  params: TagParams,
  body: shape({ weight: Type.Number({ minimum: -1, maximum: 1 }) }),
  reply: MemberTags,
});

export const deleteMyTag = defineOperation({
  id: 'deleteMyTag',
  method: 'DELETE',
  path: '/api/spaces/:spaceId/my/tags/:tag',
  access: 'member',
  budget: 'manage',
  summary: 'Delete a tag of mine. It is not learned again until I add it myself',
  params: TagParams,
  reply: MemberTags,
});

export const getGauge = defineOperation({
  id: 'getGauge',
  method: 'GET',
  path: '/api/spaces/:spaceId/gauge',
  access: 'member',
  summary:
    'About ten real comments of the space to react to, blind and private, so that what is dealt fits sooner',
  params: SpaceParams,
  reply: Gauge,
});

export const renewGauge = defineOperation({
  id: 'renewGauge',
  method: 'POST',
  path: '/api/spaces/:spaceId/gauge',
  access: 'member',
  budget: 'deck',
  summary: 'Try again: a fresh set of comments to react to. Earlier reactions stay until they are changed',
  params: SpaceParams,
  reply: Gauge,
});

export const reactToGauge = defineOperation({
  id: 'reactToGauge',
  method: 'PUT',
  path: '/api/spaces/:spaceId/gauge/:commentId',
  access: 'member',
  budget: 'echo',
  summary:
    'React to a gauge card. Private: no echo, no count, nobody else sees it; it may be changed at any time',
  params: CommentParams,
  body: shape({ reaction: GaugeReactionSchema }),
  reply: Gauge,
});
