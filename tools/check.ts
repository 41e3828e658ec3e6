import { runChecks } from './checks.ts';
import { stopWithCommands } from './run-command.ts';

/** `npm run check`: format, lint, types, boundaries and unused code. */
stopWithCommands();
const failed = (await runChecks()).filter(({ ok }) => !ok);
console.log(
  failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.map(({ name }) => name).join(', ')}.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
