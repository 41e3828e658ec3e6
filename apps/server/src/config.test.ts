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

test('the numbers of filings are shown as they are given, and there are none at first', () => {
  expect(readConfig({}).filings).toEqual({ icp: null, algorithm: null });
  const env = { HUIXIANG_ICP_NUMBER: ' 京ICP备12345678号-1 ', HUIXIANG_ALGORITHM_NUMBER: '' };
  expect(readConfig(env).filings).toEqual({ icp: '京ICP备12345678号-1', algorithm: null });
  expect(readConfig({ HUIXIANG_ICP_NUMBER: '京'.repeat(60) }).filings.icp).toHaveLength(60);
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
    HUIXIANG_ICP_NUMBER: '京'.repeat(61),
    HUIXIANG_ALGORITHM_NUMBER: '网信算备\n1',
  };
  expect(() => readConfig(wrong)).toThrow(ConfigError);
  for (const name of Object.keys(wrong)) expect(() => readConfig(wrong)).toThrow(name);
});
