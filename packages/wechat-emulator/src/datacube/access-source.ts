/** The data calls' own numbers for where a visit came from: 1 history, 2 search, 3 chat, 4 scan, 10 other … */
const OTHER = 10;
const groups: readonly { readonly key: number; readonly scenes: readonly number[] }[] = [
  { key: 1, scenes: [1001, 1089, 1090] },
  { key: 2, scenes: [1005, 1006, 1027, 1042, 1053, 1106, 1183] },
  { key: 3, scenes: [1007, 1008, 1044, 1096, 1158, 1160, 1173, 1185, 1208] },
  { key: 4, scenes: [1011, 1047] },
  { key: 13, scenes: [1035] },
  { key: 16, scenes: [1012, 1048] },
  { key: 18, scenes: [1058] },
  { key: 22, scenes: [1037] },
  { key: 23, scenes: [1038] },
];

export function accessSource(scene: number): number {
  return groups.find(({ scenes }) => scenes.includes(scene))?.key ?? OTHER;
}
