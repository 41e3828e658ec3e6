import { CHROMIUM_MISSING, findChromium } from './chromium.ts';

/** Prints the program of the browser that the tests use, or says what to install and ends with 1. */
const found = findChromium(process.env);
if (found === undefined) {
  console.error(CHROMIUM_MISSING);
  process.exitCode = 1;
} else process.stdout.write(found);
