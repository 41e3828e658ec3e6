import { operations } from '@huixiang/contract';
import { expect, test } from 'vitest';
import { startTestApp } from '../testing/test-app.ts';

test('anybody can read under which numbers the deployer filed the service', async () => {
  const t = await startTestApp({ HUIXIANG_ICP_NUMBER: '京ICP备12345678号-1' });
  const { ok, filings } = await t.call(operations.getHealth);
  expect({ ok, filings }).toEqual({ ok: true, filings: { icp: '京ICP备12345678号-1', algorithm: null } });
  await t.close();
});
