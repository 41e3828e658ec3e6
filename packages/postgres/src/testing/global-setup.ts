import { startTestServer } from './server.ts';

/** For `globalSetup` in the vitest configuration; what it returns is the teardown. */
// oxlint-disable-next-line import/no-default-export -- vitest asks for it
export default function setup(): Promise<() => Promise<void>> {
  return startTestServer();
}
