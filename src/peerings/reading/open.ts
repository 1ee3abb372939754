import type {Result} from '../../core/result.js';
import type {Found} from '../../devices/match.js';
import type {Netbox} from '../../netbox/netbox.js';
import type {Proof} from '../freshness/proof.js';
import type {AddressObject} from '../session-facts.js';
import type {Ends} from './ends.js';
import type {DevicesRead, KeyedDevice, Tell} from './parts.js';
import type {PeeringsAsked, ReadingTools} from './read.js';

/** Why sessions are true: all of them were asked for now, what is cached of them was checked by a proof, or they are as they were cached. */
type Truth = {readonly by: 'asking'} | {readonly by: 'checking'; readonly proof: Proof} | {readonly by: 'cache'};

/** A reading whose opening went well: one NetBox or branch, one reader and one proof for all that is read of it. */
export type Reading = {
	readonly proof: Truth;
	/** The NetBox, or its branch, that is read. */
	readonly netbox: Netbox;
	/** What the device list stands for. */
	readonly found: Found;
	readonly notes: readonly string[];
	/** Reads the sessions of devices in parts, and tells of each device in the order given as its part is there. Fails where not one could be read. */
	readonly read: (devices: readonly KeyedDevice[], tell: Tell) => Promise<Result<DevicesRead>>;
	/** The sessions, of any holder, whose local address has the host of one of these, whatever its mask or VRF. */
	readonly sessionsAt: (addresses: readonly AddressObject[]) => Promise<Result<Ends>>;
};

/** Finds out who reads, what of the cache is true and which devices are meant (docs/contract/get-bgp-peerings.md O7 cache-true to O11 cache-offline). */
export async function openReading(asked: PeeringsAsked, tools: ReadingTools): Promise<Result<Reading>> {
	switch (asked.cache) {
		case 'False':
			return (await import('./uncached.js')).openUncached(asked, tools);
		case 'force':
			return (await import('./forced.js')).openForced(asked, tools);
		case 'True':
		case 'refresh':
			return (await import('./checked.js')).openChecked(asked, tools);
		default:
			return asked.cache satisfies never;
	}
}
