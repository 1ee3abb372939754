import {ok, type Result} from '../../core/result.js';
import type {Found} from '../../devices/match.js';
import type {Counts, Severity} from '../../jobs/job.js';
import type {DeviceList} from '../../language/read/device-list.js';
import type {Netbox} from '../../netbox/netbox.js';
import type {Cache} from '../../store/cache/cache.js';
import type {Spool} from '../../store/jobs/spool.js';
import type {Proof} from '../freshness/proof.js';
import type {AddressObject} from '../session-facts.js';
import {createGrouping, type PeeringsOutput, peeringsOutput} from '../table.js';
import type {Ends} from './ends.js';
import type {DevicesRead, KeyedDevice, Tell} from './parts.js';
import {readFound, type SessionsRead} from './read-found.js';

/** How the cache is used: see docs/contract/get-bgp-peerings.md O7 cache-true to O11 cache-offline. */
export type CachePolicy = 'True' | 'False' | 'refresh' | 'force';

/** What is asked for. */
export type PeeringsAsked = {readonly devices: DeviceList; readonly cache: CachePolicy; readonly branch?: string};

/** What reading peerings needs. Times in ms. */
export type ReadingTools = {
	readonly netbox: Netbox;
	readonly cache: Cache;
	readonly report: (report: {readonly message: string; readonly severity?: Severity; readonly counts?: Counts; readonly perDevice?: boolean}) => void;
	readonly signal: AbortSignal;
	readonly now: () => number;
	/** Every row is read again when it is older. */
	readonly maxAge: number;
	/** Opens a place outside of the memory for the rows of a large result. */
	readonly openSpool: () => Spool;
	/** Options of the command, for devices that look like a mistyped one. */
	readonly options: readonly string[];
};

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

/** Reads the BGP sessions of devices and hands them on, device by device in natural order of their keys: no session lost and none twice. When stopped, what was finished by then was handed on. */
export async function readSessions(asked: PeeringsAsked, tools: ReadingTools, take: Tell): Promise<Result<SessionsRead>> {
	const reading = await openReading(asked, tools);
	return reading.ok ? readFound(reading.value, {asked, tools}, take) : reading;
}

/** The same as groups: device -> session -> the REST object as NetBox sent it, in natural order. What could not be read is among the output's errors. */
export async function readPeerings(asked: PeeringsAsked, tools: ReadingTools): Promise<Result<PeeringsOutput>> {
	const {take, groups} = createGrouping(tools);
	const read = await readSessions(asked, tools, take);
	if (!read.ok) return read;
	const {absent, ...rest} = read.value;
	return ok(peeringsOutput(groups(), absent, rest));
}
