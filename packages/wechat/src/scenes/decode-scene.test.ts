import { describe, expect, test } from 'vitest';

import { decodeScene } from './decode-scene.ts';
import { sceneTable } from './scene-table.ts';

/** Section 5 of the platform research, line by line, written apart from the table in the code. */
const expected: [channel: string, provenance: string | undefined, scenes: number[]][] = [
  ['chat', undefined, [1007, 1096, 1173, 1208]],
  ['chat', 'group-share', [1008, 1044, 1158, 1160, 1185]],
  ['official-account', 'article', [1058, 1091, 1144]],
  ['official-account', 'profile', [1102]],
  ['official-account', 'message', [1043]],
  ['official-account', undefined, [1067, 1035, 1074, 1082, 1157, 1152]],
  ['video-channel', 'profile', [1193]],
  ['video-channel', undefined, [1184, 1191, 1175, 1176, 1177, 1195, 1200, 1201, 1228, 1216]],
  ['search', 'search', [1005, 1006, 1027, 1042, 1053, 1106, 1183, 1179]],
  ['moments', undefined, [1154, 1155, 1045, 1046, 1084]],
  ['code', undefined, [1047, 1048, 1049, 1011, 1012, 1013, 1025, 1031, 1032, 1124, 1125, 1126]],
  ['link', undefined, [1065, 1194, 1167, 1036, 1069, 1168]],
  ['other-mini-program', undefined, [1037, 1038]],
  ['returning', undefined, [1001, 1089, 1090, 1023, 1131, 1187, 1223]],
  ['message', 'message', [1014, 1107, 1231]],
  ['wecom', undefined, [1119, 1120, 1121, 1192, 1202, 1207]],
  ['not-a-person', undefined, [1129, 1030, 1203]],
];
const rows = expected.flatMap(([channel, provenance, scenes]) =>
  scenes.map((scene) => [scene, channel, provenance] as const),
);

describe('each scene', () => {
  test.each(rows)('%i comes from %s, provenance %s', (scene, channel, provenance) => {
    expect(decodeScene(scene)).toMatchObject({
      scene,
      channel,
      provenance,
      person: channel !== 'not-a-person',
    });
  });

  test('of the table is in this list', () => {
    expect([...sceneTable.keys()].toSorted((a, b) => a - b)).toEqual(
      rows.map(([scene]) => scene).toSorted((a, b) => a - b),
    );
  });
});

test('the crawler, automation and load tests are no persons', () => {
  expect([1129, 1030, 1203].map((scene) => decodeScene(scene).person)).toEqual([false, false, false]);
});

test('an unknown scene keeps its number', () => {
  expect(decodeScene(9999)).toMatchObject({
    scene: 9999,
    channel: 'other',
    provenance: undefined,
    person: true,
  });
});

test('a chat is of one or of a group, and for the chat tool its type decides', () => {
  expect(decodeScene(1007).audience).toBe('one');
  expect(decodeScene(1008).audience).toBe('group');
  expect(decodeScene(1208)).toMatchObject({ audience: undefined, provenance: undefined });
  expect(decodeScene(1208, 'group')).toMatchObject({ audience: 'group', provenance: 'group-share' });
  expect(decodeScene(1208, 'wecom-group')).toMatchObject({ audience: 'group', provenance: 'group-share' });
  expect(decodeScene(1208, 'contact')).toMatchObject({ audience: 'one', provenance: undefined });
  expect(decodeScene(1007, 'group').audience).toBe('one');
});

test('only the single page of Moments is read-only', () => {
  const single = rows.map(([scene]) => scene).filter((scene) => decodeScene(scene).singlePage);
  expect(single).toEqual([1154]);
});
