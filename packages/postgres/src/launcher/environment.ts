/** What PostgreSQL's programs need of our environment. The rest, secrets among it, is none of their business. */
const PASSED_ON = [
  'PATH',
  'LD_LIBRARY_PATH',
  'DYLD_LIBRARY_PATH',
  'SystemRoot',
  'ComSpec',
  'TEMP',
  'TMP',
  'USERNAME',
];

/** The environment for the processes we start. */
export function childEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    PASSED_ON.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
