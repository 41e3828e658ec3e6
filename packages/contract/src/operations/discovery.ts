import { Type } from 'typebox';
import { defineOperation } from '../operation.ts';
import { Comment, NullableString, shape } from '../schemas.ts';

const Settings = shape({
  shown: Type.Boolean({ description: 'Discoveries are shown to me' }),
  offered: Type.Boolean({
    description: 'My comments may be discovered by strangers and stand in the pages that search engines read',
  }),
});

export const discover = defineOperation({
  id: 'discover',
  method: 'GET',
  path: '/api/discovery',
  access: 'anyone',
  programs: true,
  budget: 'search',
  summary: 'A handful of comments that people of different minds appreciate, across public spaces',
  reply: shape({
    shown: Type.Boolean({ description: 'False: I have switched it off, and nothing comes' }),
    personalised: Type.Boolean({
      description: 'False: my taste is not looked at, and the order is that of everybody',
    }),
    items: Type.Array(
      shape({
        comment: Comment,
        spaceName: Type.String(),
        postTitle: Type.String(),
        fits: Type.Unsafe<string | null>({
          ...NullableString,
          description: 'The tag of mine that speaks for it',
        }),
        via: Type.String({ description: 'Hand on with echo and reply: they came by discovery' }),
      }),
    ),
  }),
});

export const getDiscoverySettings = defineOperation({
  id: 'getDiscoverySettings',
  method: 'GET',
  path: '/api/my/discovery',
  access: 'member',
  summary: 'What I decided about discovery',
  reply: Settings,
});

export const setDiscovery = defineOperation({
  id: 'setDiscovery',
  method: 'PUT',
  path: '/api/my/discovery',
  access: 'member',
  budget: 'manage',
  summary: 'Switch discovery off or on for me, and my comments out of it or in; at once',
  body: shape({ shown: Type.Optional(Type.Boolean()), offered: Type.Optional(Type.Boolean()) }),
  reply: Settings,
});
