import { articleOf } from '../articles/article-of.ts';
import type { ControlRoute } from '../http/control-route.ts';
import { ControlFailure } from '../http/failure.ts';
import { userOf } from '../users/user-of.ts';
import type { World } from '../world/world.ts';
import type { CommentQuirks } from './comment.ts';
import { writeComment } from './write-comment.ts';

const SEEDED_MAX = 10_000;

/** What readers write in WeChat. There is no call to applaud a comment: WeChat has none for anybody but its own app. */
export function commentControls(world: World): ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/articles/:article/comments',
      handle: ({ params }) => ({ comments: articleOf(world, params).comments }),
    },
    {
      method: 'POST',
      path: '/articles/:article/comments',
      handle: ({ params, body }) => {
        const user = body.has('user') ? userOf(world, body) : undefined;
        const written = { user, content: body.text('content'), anonymous: body.flag('anonymous') };
        return { comment: writeComment(world, articleOf(world, params), written) };
      },
    },
    {
      method: 'POST',
      path: '/articles/:article/comments/many',
      handle: ({ params, body }) => {
        const count = body.integer('count');
        if (count < 1 || count > SEEDED_MAX) throw new ControlFailure(400, `count is 1 to ${SEEDED_MAX}`);
        const article = articleOf(world, params);
        const people = [...world.users.byId.values()];
        for (let number = 1; number <= count; number += 1) {
          const anonymous = number % 4 === 0;
          const user = people[number % Math.max(1, people.length)];
          writeComment(world, article, {
            user,
            anonymous,
            content: `${body.textOr('content', '第')} ${number} 条`,
          });
        }
        return { comments: article.comments.length };
      },
    },
    { method: 'GET', path: '/comments/quirks', handle: () => world.quirks },
    {
      method: 'PUT',
      path: '/comments/quirks',
      handle: ({ body }) => {
        for (const name of Object.keys(world.quirks) as (keyof CommentQuirks)[]) {
          world.quirks[name] = body.flag(name, world.quirks[name]);
        }
        return world.quirks;
      },
    },
  ];
}
