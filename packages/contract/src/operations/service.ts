import { Type } from 'typebox';
import { defineOperation } from '../operation.ts';
import { NullableString, shape } from '../schemas.ts';

export const getHealth = defineOperation({
  id: 'getHealth',
  method: 'GET',
  path: '/api/health',
  access: 'anyone',
  summary: 'Is the server up and its store reachable, and under which numbers the deployer filed the service',
  reply: shape({
    ok: Type.Boolean(),
    store: Type.Boolean(),
    version: Type.String(),
    filings: shape({
      icp: NullableString,
      algorithm: NullableString,
    }),
  }),
});

const region = {
  code: Type.String(),
  name: Type.String(),
  /**
   * Its names in Latin letters: the English one, then others by which people look for it (pinyin, older spellings). Absent
   * only in a reply that a browser has kept from before there were any.
   */
  latin: Type.Optional(Type.Array(Type.String())),
};

export const listRegions = defineOperation({
  id: 'listRegions',
  method: 'GET',
  path: '/api/regions',
  access: 'anyone',
  summary: 'Provinces and their cities, for self-declared regions',
  reply: shape({
    provinces: Type.Array(
      shape({
        ...region,
        cities: Type.Array(shape(region)),
      }),
    ),
  }),
});
