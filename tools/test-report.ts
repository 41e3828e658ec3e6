/** The parts of vitest's JSON report that are read here. */
export interface TestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  /** Full names of the tests that do not run on this machine. */
  readonly skipped: readonly string[];
}

/**
 * Counts single tests. A file that fails without a failed test (it could not be loaded, or a hook of it broke) counts as
 * one failure, and so does a run that reports an error outside of any test.
 *
 * @param exitCode - how vitest itself ended
 */
export function countTests(report: TestReport, exitCode: number): TestCounts {
  const all = report.testResults.flatMap((file) => file.assertionResults);
  const count = (wanted: string): number => all.filter(({ status }) => status === wanted).length;
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length;
  const failed = count('failed') + brokenFiles;
  return {
    passed: count('passed'),
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: all
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map((test) => test.fullName),
  };
}
