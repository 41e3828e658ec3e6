import type { Pool } from '@huixiang/postgres';
import { loadMapPage, loadMapParts } from './public-pages.store.ts';

/** The standard allows 50,000 addresses and 50 MB in a file. */
const PART = 10_000;
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** The list of the parts of the site map. */
export async function makeMapIndex(pool: Pool, origin: string): Promise<string> {
  const ends = await loadMapParts(pool, [PART]);
  const parts = [0, ...ends.map((row) => row.post_id)].map(
    (after) => `<sitemap><loc>${origin}/sitemap/${after}.xml</loc></sitemap>`,
  );
  return `${HEAD}<sitemapindex ${SCHEMA}>\n${parts.join('\n')}\n</sitemapindex>\n`;
}

/** The public threads after a post, with the time of their last change. */
export async function makeMapPart(pool: Pool, after: number, origin: string): Promise<string> {
  const rows = await loadMapPage(pool, [after, PART]);
  const urls = rows.map(
    (row) =>
      `<url><loc>${origin}/t/${row.space_id}/${row.post_id}</loc><lastmod>${new Date(row.changed_at).toISOString()}</lastmod></url>`,
  );
  return `${HEAD}<urlset ${SCHEMA}>\n${urls.join('\n')}\n</urlset>\n`;
}

export function robotsText(origin: string): string {
  return `User-agent: *
Allow: /t/
Allow: /s/
Disallow: /api/
Disallow: /console/
Sitemap: ${origin}/sitemap.xml
`;
}
