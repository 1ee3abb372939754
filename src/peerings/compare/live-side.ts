import {type Failure, failure} from '../../core/failure.js';
import {drive} from '../../core/long-work.js';
import {err, ok, type Result} from '../../core/result.js';
import {keyDevices} from '../../devices/keys.js';
import {describeAsked} from '../../devices/selectors.js';
import type {Netbox} from '../../netbox/netbox.js';
import type {PeeringsAsked, ReadingTools} from '../reading/read.js';
import {openReading} from '../reading/read.js';
import {readFound} from '../reading/read-found.js';
import {fetchById} from '../reading/sessions.js';
import {readStored} from '../reading/stored.js';
import {createGrouping} from '../table.js';
import {type ComparedSession, type Side, type SideGroup, sessionById, sideOf} from './side.js';

/** A side that was read from a NetBox. */
export type LiveSide = {
	readonly side: Side;
	/** The same as rows, and the keys of all devices that were read, by their ids; none where nothing was read. */
	readonly groups: readonly SideGroup[];
	readonly keys: ReadonlyMap<number, string>;
	/** Devices, globs and selectors that mean nothing there: they may be on the other side. */
	readonly lacking: readonly Failure[];
	readonly notes: readonly string[];
	readonly branch: string | undefined;
	/** The sessions of these ids, whatever they are on; undefined where nothing is asked. */
	readonly byId: ((ids: readonly number[]) => Promise<Result<readonly ComparedSession[]>>) | undefined;
};

/** Reads one side. What could not be read whole is a failure: nothing is compared with a part (docs/contract/compare.md CM6 whole-sides). */
export async function readSide(name: string, asked: PeeringsAsked, tools: ReadingTools): Promise<Result<LiveSide>> {
	const reading = await openReading(asked, tools);
	if (!reading.ok) return reading;
	const {take, groups} = createGrouping(tools);
	const read = await readFound(reading.value, {asked, tools}, take);
	if (!read.ok) return read;
	const {errors, notes, meta} = read.value;
	const lacking = errors.filter(({code}) => code === 'not-found');
	const [broken] = errors.filter((one) => !lacking.includes(one));
	if (broken) return err(broken);
	if (meta.truncated) return err(failure.usage(`${name} was not read whole: nothing is compared.`));
	const side = await drive(sideOf(name, groups()), {stop: tools.signal});
	if (!side) return err(failure.cancelled(tools.netbox.requests(), 'nothing was compared'));
	const keys = new Map(keyDevices(reading.value.found.devices, tools.netbox.name).devices.map(({key, device}) => [device.id, key]));
	const isAsking = asked.cache !== 'force';
	const {netbox} = reading.value;
	return ok({side, groups: groups(), keys, lacking, notes, branch: asked.branch, byId: isAsking ? (ids) => readById(netbox, ids) : undefined});
}

async function readById(netbox: Netbox, ids: readonly number[]): Promise<Result<readonly ComparedSession[]>> {
	const found = await fetchById(netbox, ids);
	return found.ok ? ok(found.value.map(({held}) => sessionById(held.row))) : found;
}

/**
 * What is cached of one side before anything is read: nothing is fetched for it, as what is fetched now would only be compared with itself. `lacking` is
 * what is not cached; nothing cached at all is a failure.
 */
export async function readStoredSide(name: string, asked: PeeringsAsked, tools: ReadingTools): Promise<Result<LiveSide>> {
	const {take, groups} = createGrouping(tools);
	const lacking = await readStored(asked, tools, take);
	if (!lacking.ok) return lacking;
	const side = await drive(sideOf(name, groups()), {stop: tools.signal});
	if (!side) return err(failure.cancelled(tools.netbox.requests(), 'nothing was compared'));
	if (side.devices.size === 0) return err(failure.nothingCached(name, describeAsked(asked.devices)));
	return ok({side, groups: [], keys: new Map(), lacking: lacking.value, notes: [], branch: asked.branch, byId: undefined});
}
