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

export const listRegions = defineOperation({
  id: 'listRegions',
  method: 'GET',
  path: '/api/regions',
  access: 'anyone',
  summary: 'Provinces and their cities, for self-declared regions',
  reply: shape({
    provinces: Type.Array(
      shape({
        code: Type.String(),
        name: Type.String(),
        cities: Type.Array(shape({ code: Type.String(), name: Type.String() })),
      }),
    ),
  }),
});
