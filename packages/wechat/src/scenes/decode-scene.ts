import type { ChatType } from '../groups/group-entry.ts';
import {
  sceneTable,
  SINGLE_PAGE_SCENE,
  type SceneAudience,
  type SceneChannel,
  type SceneProvenance,
} from './scene-table.ts';

/** What the scene of a visit tells. */
export interface DecodedScene {
  /** As it came, also when it is not known. */
  readonly scene: number;
  readonly channel: SceneChannel;
  /** Undefined when the scene says nothing about it. It is a client's claim: the server decides. */
  readonly provenance: SceneProvenance | undefined;
  readonly audience: SceneAudience | undefined;
  /** False for WeChat's crawler, automation and load tests: leave the visit out of every figure and every deck. */
  readonly person: boolean;
  /** Read-only: no sign-in, no writing, no way on. */
  readonly singlePage: boolean;
}

const CHAT_TOOL_SCENE = 1208;

/** Decodes `wx.getEnterOptionsSync().scene`. With the chat type of the entry, a visit from the chat tool tells whether it was a group. */
export function decodeScene(scene: number, chatType?: ChatType): DecodedScene {
  const entry = sceneTable.get(scene) ?? { channel: 'other' };
  const toGroup = scene === CHAT_TOOL_SCENE && (chatType === 'group' || chatType === 'wecom-group');
  const toOne = scene === CHAT_TOOL_SCENE && chatType !== undefined && !toGroup;
  return {
    scene,
    channel: entry.channel,
    provenance: toGroup ? 'group-share' : entry.provenance,
    audience: toGroup ? 'group' : toOne ? 'one' : entry.audience,
    person: entry.channel !== 'not-a-person',
    singlePage: scene === SINGLE_PAGE_SCENE,
  };
}
