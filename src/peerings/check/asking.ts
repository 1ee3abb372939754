import type {Netbox} from '../../netbox/netbox.js';
import type {Reading} from '../reading/read.js';

/** What a reading is that asks NetBox for each other end, and holds no devices. */
export type AskingReading = Pick<Reading, 'netbox' | 'proof' | 'sessionsAt'>;

/** Reads sessions at addresses as they are now. */
export const openAsking = (netbox: Netbox, now: () => number): AskingReading => ({
	netbox,
	proof: {by: 'asking'},
	sessionsAt: async (addresses) => (await import('../reading/ends.js')).fetchEnds(netbox, addresses, now()),
});
