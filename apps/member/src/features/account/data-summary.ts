/** What an export is about, as people would call it; what no list below names is `other`. */
const parts = {
  account: ['member', 'profiles', 'emails', 'phoneClaims', 'wechatIdentities', 'wechatUnions', 'memberships'],
  words: ['posts', 'comments', 'waitingComments', 'pictures', 'decisions', 'solvedActs'],
  answers: ['echoes', 'echoChanges', 'passes', 'cards', 'exposures'],
  listening: ['listening', 'listenerDays', 'nudges', 'mutes', 'tags', 'tasteActs', 'gauge', 'gaugeReactions'],
  settings: [
    'consents',
    'notices',
    'noticeSettings',
    'digests',
    'subscriptionGrants',
    'discoverySettings',
    'blocks',
  ],
} as const;
/** Says something about the export, not about the person. */
const FRAME = new Set(['exportedAt', 'spaceId']);

type Part = keyof typeof parts | 'other';

function partOf(name: string): Part {
  const found = Object.entries(parts).find(([, names]) => (names as readonly string[]).includes(name));
  return (found?.[0] as Part | undefined) ?? 'other';
}

/** How many entries of each part an export has, all spaces together; parts without any are left out. */
export function summarize(
  data: Readonly<Record<string, unknown>>,
): { readonly part: Part; readonly n: number }[] {
  const counts: Record<Part, number> = {
    account: 0,
    words: 0,
    answers: 0,
    listening: 0,
    settings: 0,
    other: 0,
  };
  const add = (part: Readonly<Record<string, unknown>>): void => {
    for (const [name, value] of Object.entries(part))
      if (!FRAME.has(name)) counts[partOf(name)] += Array.isArray(value) ? value.length : 1;
  };
  const { spaces, ...own } = data;
  add(own);
  for (const space of Array.isArray(spaces) ? spaces : []) add(space as Readonly<Record<string, unknown>>);
  return (Object.keys(counts) as Part[]).map((part) => ({ part, n: counts[part] })).filter(({ n }) => n > 0);
}

/** The export as people can read it. Beyond `max` characters the preview stops; the file has everything. */
export function preview(data: unknown, max = 4_000): string {
  const text = JSON.stringify(data, null, 2);
  return text.length <= max ? text : `${text.slice(0, max)}\n…`;
}
