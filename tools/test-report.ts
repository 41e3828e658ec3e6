/** The parts of vitest's JSON report that are read here. */
export interface TestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  /** Tests that were written but did not run. */
  readonly skipped: number;
}

/**
 * Counts single tests. A file that fails without a failed test (it could not be loaded, or a hook of it broke) counts as
 * one failure, and so does a run that reports an error outside of any test.
 *
 * @param exitCode - how vitest itself ended
 */
export function countTests(report: TestReport, exitCode: number): TestCounts {
  const statuses = report.testResults.flatMap((file) => file.assertionResults.map(({ status }) => status));
  const count = (status: string): number => statuses.filter((one) => one === status).length;
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length;
  const failed = count('failed') + brokenFiles;
  const passed = count('passed');
  return {
    passed,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: statuses.length - passed - count('failed'),
  };
}
