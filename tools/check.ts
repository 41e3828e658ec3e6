import { runChecks } from './checks.ts';

/** `npm run check`: format, lint, types, boundaries and unused code. */
const failed = (await runChecks()).filter(({ ok }) => !ok);
console.log(
  failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.map(({ name }) => name).join(', ')}.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
