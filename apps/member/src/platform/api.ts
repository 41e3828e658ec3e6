import { createClient } from '@huixiang/client';

import { credentials } from '../features/session/credentials.ts';
import { browserTransport } from './h5.ts';
import { network } from './network.ts';
import { newKey } from './new-key.ts';
import { isH5 } from './target.ts';
import { weappTransport } from './weapp.ts';

/** The server, as every feature calls it: `api.call(operations.listSpaces)`. */
export const api = createClient({
  transport: isH5 ? browserTransport : weappTransport,
  session: credentials,
  newKey,
  repeat: { mayRepeat: () => network.online, random: () => Math.random() },
});
