import { ControlFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import type { World } from '../world/world.ts';
import { msgIdOf, type Article } from './articles.ts';

/** The article a control call names by `article`: its msgid (`2247490098_1`, counted from 1) or its address. Throws 404. */
export function articleOf(world: World, fields: Fields): Article {
  const name = fields.text('article');
  const article = world.articles.list.find((one) => msgIdOf(one) === name || one.url === name);
  if (!article) throw new ControlFailure(404, `there is no article ${name}`);
  return article;
}
