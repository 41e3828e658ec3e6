import { describe, expect, it } from 'vitest';

import { demoCommunity } from './index.ts';

const { members, spaces } = demoCommunity;
const posts = spaces.flatMap((space) => space.posts);
const comments = posts.flatMap((post) => post.comments);
const refused = spaces.flatMap(({ review }) => review.refused);
const held = [...spaces.flatMap(({ review }) => review.waiting), ...refused];
const reports = spaces.flatMap(({ review }) => review.reports);
const memberKeys = new Set(members.map((member) => member.key));
const texts = [
  ...spaces.flatMap((space) => [space.name, space.description]),
  ...members.map((member) => member.nickname),
  ...posts.flatMap((post) => [post.title, post.body]),
  ...comments.map((comment) => comment.text),
  ...comments.flatMap(({ picture }) => picture?.alt ?? []),
  ...held.map((one) => one.text),
  ...refused.map((one) => one.appeal.text),
  ...reports.map((one) => one.note),
];

/** Keys of the items that break a rule, so that a failure names them. */
function keysWhere<T extends { readonly key: string }>(
  items: readonly T[],
  broken: (item: T) => boolean,
): string[] {
  return items.filter((item) => broken(item)).map((item) => item.key);
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function within(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}

function chineseLength(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0;
}

describe('the demo community is large enough to look alive', () => {
  it('has one space of each shown kind with four to six posts', () => {
    expect(spaces.map((space) => space.kind)).toEqual([
      'article-account',
      'interest-group',
      'company-account',
    ]);
    expect(keysWhere(spaces, (space) => !within(space.posts.length, 4, 6))).toEqual([]);
  });

  it('has at least 14 posts, 190 comments and 45 members', () => {
    expect(posts.length).toBeGreaterThanOrEqual(14);
    expect(comments.length).toBeGreaterThanOrEqual(190);
    expect(members.length).toBeGreaterThanOrEqual(45);
  });

  it('has replies, unanswered comments and recent comments in useful shares', () => {
    const answered = new Set(comments.map((comment) => comment.parent));
    const topLevel = comments.filter((comment) => comment.parent === undefined);
    const unanswered = topLevel.filter((comment) => !answered.has(comment.key));
    expect(1 - topLevel.length / comments.length).toBeGreaterThan(0.33);
    expect(unanswered.length / comments.length).toBeGreaterThan(0.28);
    expect(comments.filter((comment) => comment.minutesAgo <= 60).length).toBeGreaterThanOrEqual(30);
  });

  it('has members who spoke only once and none who never spoke', () => {
    const authors = [...posts, ...comments].map((item) => item.author);
    const timesSpoken = (key: string) => authors.filter((author) => author === key).length;
    expect(keysWhere(members, (member) => timesSpoken(member.key) === 0)).toEqual([]);
    expect(keysWhere(members, (member) => timesSpoken(member.key) === 1).length).toBeGreaterThanOrEqual(4);
  });

  it('has replies by the owner in each space', () => {
    const silent = keysWhere(
      spaces,
      (space) =>
        !space.posts.some((post) =>
          post.comments.some((comment) => comment.parent !== undefined && comment.author === space.owner),
        ),
    );
    expect(silent).toEqual([]);
  });
});

describe('references hold', () => {
  it('uses each key and each nickname once', () => {
    for (const items of [members, spaces, posts, comments]) {
      expect(repeated(items.map((item) => item.key))).toEqual([]);
    }
    expect(repeated(members.map((member) => member.nickname))).toEqual([]);
  });

  it('names only existing members as owners and authors', () => {
    const named = [
      ...spaces.map((space) => space.owner),
      ...[...posts, ...comments, ...held].map((item) => item.author),
      ...reports.map((report) => report.by),
    ];
    expect(named.filter((key) => !memberKeys.has(key))).toEqual([]);
  });

  it.each(posts)('under $title each comment follows the post and each reply follows its parent', (post) => {
    const age = new Map(post.comments.map((comment) => [comment.key, comment.minutesAgo]));
    const tooEarly = keysWhere(post.comments, (comment) => {
      const olderAge = comment.parent === undefined ? post.minutesAgo : age.get(comment.parent);
      return olderAge === undefined || olderAge <= comment.minutesAgo;
    });
    expect(tooEarly).toEqual([]);
  });

  it('lets comments wait under posts of their own space, and reports what is said there by somebody else', () => {
    const wrong = spaces.flatMap(({ posts: here, review }) => {
      const said = here.flatMap((post) => post.comments);
      const lost = [...review.waiting, ...review.refused].filter(({ minutesAgo, post }) =>
        here.every((one) => one.key !== post || one.minutesAgo <= minutesAgo),
      );
      const odd = review.reports.filter(({ by, comment, minutesAgo }) =>
        said.every((one) => one.key !== comment || one.author === by || one.minutesAgo <= minutesAgo),
      );
      return [...lost, ...odd];
    });
    expect(wrong).toEqual([]);
    expect(refused.filter(({ appeal, minutesAgo }) => appeal.minutesAgo >= minutesAgo)).toEqual([]);
  });

  it('solves what members said at the root of a thread', () => {
    const staff = new Set([...spaces.map(({ owner }) => owner), ...posts.map(({ author }) => author)]);
    const wrong = comments.filter(
      ({ author, mark, parent }) => mark === 'solved' && (parent !== undefined || staff.has(author)),
    );
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });

  it('draws the two to five interests of a member from the tags of the posts', () => {
    const tags = new Set(posts.flatMap((post) => post.tags));
    expect(keysWhere(members, (member) => !within(member.interests.length, 2, 5))).toEqual([]);
    expect(keysWhere(members, (member) => member.interests.some((tag) => !tags.has(tag)))).toEqual([]);
  });
});

describe('values stay in their ranges', () => {
  it('publishes posts between 25 minutes and 6 days ago and comments at least a minute ago', () => {
    expect(keysWhere(posts, (post) => !within(post.minutesAgo, 25, 6 * 24 * 60))).toEqual([]);
    expect(keysWhere(comments, (comment) => comment.minutesAgo < 1)).toEqual([]);
  });

  it('never gives a comment more echoes than there are other members', () => {
    const impossible = keysWhere(
      comments,
      (comment) => !Number.isInteger(comment.echoes) || !within(comment.echoes, 0, members.length - 1),
    );
    expect(impossible).toEqual([]);
  });

  it('keeps the long tail: many comments have few echoes, a few have many', () => {
    const few = comments.filter((comment) => comment.echoes <= 2).length;
    const many = comments.filter((comment) => comment.echoes >= 20).length;
    expect(few / comments.length).toBeGreaterThan(0.4);
    expect(many / comments.length).toBeLessThan(0.1);
    expect(many).toBeGreaterThan(5);
  });

  it('gives a dealt share between 0 and 1, and none without echoes', () => {
    const wrong = keysWhere(
      comments,
      ({ dealtShare, echoes }) => !within(dealtShare, 0, echoes === 0 ? 0 : 1),
    );
    expect(wrong).toEqual([]);
  });

  it('writes a city code that belongs to its province', () => {
    const wrong = keysWhere(members, ({ region: { provinceCode, cityCode } }) => {
      const cityFits =
        cityCode === undefined || (/^\d{4}$/.test(cityCode) && cityCode.startsWith(provinceCode));
      return !/^[1-6]\d$/.test(provinceCode) || !cityFits;
    });
    expect(wrong).toEqual([]);
  });

  it('writes active hours in ascending order without repetition', () => {
    const wrong = keysWhere(
      members,
      ({ activeHours }) =>
        activeHours.length === 0 ||
        activeHours.some((hour, index) => !within(hour, (activeHours[index - 1] ?? -1) + 1, 23)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the writing keeps the house rules', () => {
  it('never uses the character of native likes, hence none of the banned words', () => {
    expect(texts.filter((text) => text.includes('赞'))).toEqual([]);
  });

  it('has no address, number or handle that leads elsewhere', () => {
    expect(texts.filter((text) => /https?:|www\.|@|\d{7,}/.test(text))).toEqual([]);
  });

  it('says nothing twice, whatever the punctuation', () => {
    const bare = [...posts.map((post) => post.body), ...comments.map((comment) => comment.text)].map((text) =>
      text.replaceAll(/[\p{P}\p{S}\s]/gu, ''),
    );
    expect(repeated(bare)).toEqual([]);
  });

  it('keeps post bodies between 80 and 500 Chinese characters', () => {
    expect(keysWhere(posts, (post) => !within(chineseLength(post.body), 80, 500))).toEqual([]);
  });

  it('keeps every text trimmed, not empty and within 2000 code points', () => {
    const wrong = texts.filter((text) => text !== text.trim() || !within(Array.from(text).length, 1, 2000));
    expect(wrong).toEqual([]);
  });
});
