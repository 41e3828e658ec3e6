import { runDuplicatesCommand } from './duplicates/command.ts';
import { runBridgingCommand } from './bridging/command.ts';
import { runH5Command } from './h5/command.ts';
import { runLoadCommand } from './load/command.ts';
import { runMatchingCommand } from './matching/command.ts';
import { runSearchCommand } from './search/command.ts';
import { runSpeedCommand } from './matching/speed/command.ts';

/** `npm run -s lab -- COMMAND …`: each command reads its own arguments and gives its exit code. */
const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  duplicates: runDuplicatesCommand,
  bridging: runBridgingCommand,
  h5: runH5Command,
  load: runLoadCommand,
  matching: runMatchingCommand,
  search: runSearchCommand,
  'matching-speed': runSpeedCommand,
};

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) {
  console.error(`npm run -s lab -- COMMAND, one of: ${Object.keys(commands).join(', ')}`);
  process.exitCode = 2;
} else {
  process.exitCode = await command(args);
}
