import { describe, expect, it } from 'vitest';

import { type TestReport, countTests } from './test-report.ts';

function reportOf(...files: [status: string, ...tests: string[]][]): TestReport {
  return {
    testResults: files.map(([status, ...tests], index) => ({
      name: `${index}.test.ts`,
      status,
      assertionResults: tests.map((test, place) => ({ fullName: `test ${place}`, status: test })),
    })),
  };
}

describe('the counts of a test run', () => {
  it('are those of single tests over all files', () => {
    const report = reportOf(['passed', 'passed', 'passed'], ['failed', 'passed', 'failed', 'failed']);
    expect(countTests(report, 1)).toEqual({ passed: 3, failed: 2, skipped: [] });
  });

  it('hold a file that could not be loaded as one failure', () => {
    expect(countTests(reportOf(['passed', 'passed'], ['failed']), 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: [],
    });
  });

  it('hold a file with a broken hook as one failure, though none of its tests failed', () => {
    expect(countTests(reportOf(['failed', 'skipped', 'passed']), 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: ['test 0'],
    });
  });

  it('are not all good when vitest itself ended badly', () => {
    expect(countTests(reportOf(['passed', 'passed']), 1)).toEqual({ passed: 1, failed: 1, skipped: [] });
  });

  it('are zero for a run without tests', () => {
    expect(countTests(reportOf(), 0)).toEqual({ passed: 0, failed: 0, skipped: [] });
  });
});
