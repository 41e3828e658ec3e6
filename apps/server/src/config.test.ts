import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

test('nothing needs to be configured', () => {
  expect(readConfig({})).toMatchObject({
    port: 8787,
    host: '127.0.0.1',
    demo: true,
    writerLanes: 'shared',
    budgetScale: 100,
  });
});

test('without the demo, budgets are those of real people', () => {
  expect(readConfig({ HUIXIANG_DEMO: '0' })).toMatchObject({ demo: false, budgetScale: 1 });
});

test('everything that is wrong is told at once', () => {
  const wrong = {
    PORT: 'x',
    HUIXIANG_DEMO: 'yes',
    TRUST_PROXY: '2',
    SESSION_SECRET: 'short',
    PUBLIC_URL: 'here',
    WRITER_LANES: 'many',
    NEWS_GATHER_MINUTES: '-1',
    PROVINCE_HEADER: 'not a header',
  };
  expect(() => readConfig(wrong)).toThrow(ConfigError);
  for (const name of Object.keys(wrong)) expect(() => readConfig(wrong)).toThrow(name);
});
