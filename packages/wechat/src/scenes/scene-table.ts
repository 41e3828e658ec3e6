/** Where a visit came from, in the buckets of a portrait. */
export type SceneChannel =
  | 'chat'
  | 'official-account'
  | 'video-channel'
  | 'search'
  | 'moments'
  | 'code'
  | 'link'
  | 'other-mini-program'
  | 'returning'
  | 'message'
  | 'wecom'
  | 'not-a-person'
  | 'other';

/** What a scene says about how somebody came to a comment: the words of the product, where the scene names one of them. */
export type SceneProvenance = 'article' | 'group-share' | 'search' | 'profile' | 'message';

/** Who a chat scene speaks of. */
export type SceneAudience = 'one' | 'group';

export interface SceneEntry {
  readonly channel: SceneChannel;
  readonly provenance?: SceneProvenance;
  readonly audience?: SceneAudience;
}

function entries(
  scenes: readonly number[],
  channel: SceneChannel,
  more: Omit<SceneEntry, 'channel'> = {},
): readonly (readonly [number, SceneEntry])[] {
  return scenes.map((scene) => [scene, { channel, ...more }]);
}

/** Scene values of the official typings, by what they tell about the source of a visit. */
export const sceneTable: ReadonlyMap<number, SceneEntry> = new Map([
  ...entries([1007, 1096], 'chat', { audience: 'one' }),
  ...entries([1008, 1044, 1158, 1160, 1185], 'chat', { audience: 'group', provenance: 'group-share' }),
  // Material and chat tool open from chats of both kinds; the chat type says which.
  ...entries([1173, 1208], 'chat'),
  ...entries([1058, 1091, 1144], 'official-account', { provenance: 'article' }),
  ...entries([1102], 'official-account', { provenance: 'profile' }),
  ...entries([1043], 'official-account', { provenance: 'message' }),
  ...entries([1035, 1067, 1074, 1082, 1152, 1157], 'official-account'),
  ...entries([1193], 'video-channel', { provenance: 'profile' }),
  ...entries([1175, 1176, 1177, 1184, 1191, 1195, 1200, 1201, 1216, 1228], 'video-channel'),
  ...entries([1005, 1006, 1027, 1042, 1053, 1106, 1179, 1183], 'search', { provenance: 'search' }),
  ...entries([1045, 1046, 1084, 1154, 1155], 'moments'),
  ...entries([1011, 1012, 1013, 1025, 1031, 1032, 1047, 1048, 1049, 1124, 1125, 1126], 'code'),
  ...entries([1036, 1065, 1069, 1167, 1168, 1194], 'link'),
  ...entries([1037, 1038], 'other-mini-program'),
  ...entries([1001, 1023, 1089, 1090, 1131, 1187, 1223], 'returning'),
  ...entries([1014, 1107, 1231], 'message', { provenance: 'message' }),
  ...entries([1119, 1120, 1121, 1192, 1202, 1207], 'wecom'),
  ...entries([1030, 1129, 1203], 'not-a-person'),
]);

/** Moments' single page: nobody can sign in or write there. */
export const SINGLE_PAGE_SCENE = 1154;
