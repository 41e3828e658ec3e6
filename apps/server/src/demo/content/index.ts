import { crookedKiln } from './crooked-kiln/crooked-kiln.ts';
import { eveningWalks } from './evening-walks/evening-walks.ts';
import { halfMetreBalcony } from './half-metre-balcony/half-metre-balcony.ts';
import { demoMembers } from './members.ts';
import type { DemoCommunity } from './types.ts';

/** The invented community that a first start shows: pure data, times relative to the moment of loading. */
export const demoCommunity: DemoCommunity = {
  members: demoMembers,
  spaces: [eveningWalks, halfMetreBalcony, crookedKiln],
};
