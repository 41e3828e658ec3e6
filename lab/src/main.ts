/** `npm run -s lab -- COMMAND …`: each command reads its own arguments and gives its exit code. Only what it needs is loaded. */
const commands: Readonly<Record<string, () => Promise<(args: readonly string[]) => Promise<number>>>> = {
  duplicates: async () => (await import('./duplicates/command.ts')).runDuplicatesCommand,
  bridging: async () => (await import('./bridging/command.ts')).runBridgingCommand,
  h5: async () => (await import('./h5/command.ts')).runH5Command,
  load: async () => (await import('./load/command.ts')).runLoadCommand,
  matching: async () => (await import('./matching/command.ts')).runMatchingCommand,
  search: async () => (await import('./search/command.ts')).runSearchCommand,
  'matching-speed': async () => (await import('./matching/speed/command.ts')).runSpeedCommand,
};

const [name = '', ...args] = process.argv.slice(2);
const command = await commands[name]?.();
if (command === undefined) {
  console.error(`npm run -s lab -- COMMAND, one of: ${Object.keys(commands).join(', ')}`);
  process.exitCode = 2;
} else {
  process.exitCode = await command(args);
}
