import { operations, type Picture } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { MINUTE, PictureBed } from './testing/picture-bed.ts';
import { look } from './testing/pictures.ts';

let bed: PictureBed;
beforeAll(async () => {
  bed = await PictureBed.start();
});
afterAll(() => bed.close());
beforeEach(() => bed.fresh());

const idsOf = (pictures: readonly Picture[] | undefined): number[] => (pictures ?? []).map(({ id }) => id);

/** Every way by which a stranger meets the comment, with the addresses of its pictures. */
async function ways(commentId: number, words: string) {
  const { spaceId, postIds } = bed.space;
  const { t } = bed.w;
  const search = async () =>
    (await t.call(operations.searchComments, { query: { q: words, spaceId } })).items.find(
      ({ comment }) => comment.id === commentId,
    )?.comment;
  await expect.poll(search).toMatchObject({ text: words });
  const { items: discoveries } = await t.call(operations.discover);
  const page = (await t.app.http.inject({ url: `/t/${spaceId}/${postIds[0]}` })).body;
  return {
    search: idsOf((await search())?.pictures),
    discovery: idsOf(discoveries.find(({ comment }) => comment.id === commentId)?.comment.pictures),
    page: [...page.matchAll(/<img src="\/api\/pictures\/\d+\/(\d+)\//g)].map(([, id]) => Number(id)),
  };
}

const everywhere = (ids: readonly number[]) => ({ search: ids, discovery: ids, page: ids });

/** A discovery, without the crowd that makes one. */
const discovered = (commentId: number) =>
  bed.w.t.database.pool.query('INSERT INTO discoveries (space_id, comment_id, score) VALUES ($1, $2, 1)', [
    bed.space.spaceId,
    commentId,
  ]);

test('what was let through is met by search, discovery and public pages, and nothing else ever', async () => {
  await bed.judgeAll('review');
  const [shown, refused, open] = [await bed.upload(), await bed.upload(), await bed.upload()];
  const words = '水塔下的三张照片';
  const wishes = [{ id: shown.id, alt: '旧"水塔"<1958>' }, { id: refused.id }, { id: open.id }];
  const comment = await bed.say(wishes, bed.member, words);
  await discovered(comment.id);
  expect(await ways(comment.id, words)).toEqual(everywhere([]));
  await bed.verdictComes();
  expect(await ways(comment.id, words)).toEqual(everywhere([]));
  await bed.decide(refused.id, false);
  await bed.decide(shown.id, true);
  await expect.poll(() => ways(comment.id, words)).toEqual(everywhere([shown.id]));

  const url = `/t/${bed.space.spaceId}/${bed.space.postIds[0]}`;
  const { body: page, headers } = await bed.w.t.app.http.inject({ url });
  expect(page).toContain('width="240" height="320" alt="旧&quot;水塔&quot;&lt;1958&gt;" loading="lazy">');
  expect(headers['content-security-policy']).toContain("default-src 'none'; img-src 'self';");
  const [, thumb = ''] = /<img src="([^"]+)"/.exec(page) ?? [];
  expect(await look(bed.w.t, thumb)).toMatchObject({ status: 200 });
});

test('the pictures of somebody who does not want to be read by strangers are on no public page', async () => {
  const { id } = await bed.upload();
  const comment = await bed.say([{ id }], bed.member, '只给这里的人看');
  await bed.verdictComes();
  await expect.poll(async () => (await ways(comment.id, '只给这里的人看')).page).toEqual([id]);
  await bed.w.t.call(operations.setDiscovery, { as: bed.member, body: { offered: false } });
  // Until then the page that was made before may be kept.
  bed.w.t.clock.now += MINUTE + 1;
  expect((await ways(comment.id, '只给这里的人看')).page).toEqual([]);
});
