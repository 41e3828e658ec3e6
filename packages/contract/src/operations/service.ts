import { Type } from 'typebox';
import { defineOperation } from '../operation.ts';
import { shape } from '../schemas.ts';

export const getHealth = defineOperation({
  id: 'getHealth',
  method: 'GET',
  path: '/api/health',
  access: 'anyone',
  summary: 'Is the server up and its store reachable',
  reply: shape({ ok: Type.Boolean(), store: Type.Boolean(), version: Type.String() }),
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
