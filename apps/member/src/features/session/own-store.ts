import { storeOf } from './member-store.ts';
import { session } from './session.ts';

/** What this device keeps for whoever is signed in. */
export const ownStore = storeOf(() => session.member?.id);
