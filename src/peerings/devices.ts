import {type Failure, failure} from '../failure.js';
import type {DeviceList} from '../language/device-list.js';
import {devices as deviceEndpoint} from '../netbox/endpoints.js';
import type {Netbox, Query} from '../netbox/netbox.js';
import type {Row} from '../output.js';
import {ok, type Result} from '../result.js';
import {globPattern, lookUpNames, matchesGlob, matchesSelectors, selectorQuery, writeList, writeSelector} from './select.js';

/** A device with the fields that selectors ask. */
export type Device = Row & {readonly id: number; readonly name: string | null};

/** What a device list stands for. */
export type Found = {
	/** Each device once. */
	readonly devices: readonly Device[];
	/** Literal names that no device bears, as asked. */
	readonly missing: readonly string[];
	/** Globs and selectors that match nothing. */
	readonly failures: readonly Failure[];
	readonly warnings: readonly string[];
	/** Everything received from NetBox, for the cache; and the names of which that is all, in lower case. */
	readonly received: readonly Device[];
	readonly provedNames: readonly string[];
};

/** Fields a selector may ask; every device request carries them, and leaves the config context out, which is dear to render before 4.7. */
export const deviceShape: Query = [
	['fields', 'id,name,last_updated,site,location,tenant,role,platform,device_type,status,tags'],
	['exclude', 'config_context'],
];

/** Asks NetBox for the devices of a list. Names and globs are united, selectors narrow that set; selectors alone narrow all devices. */
export async function findDevices(netbox: Netbox, list: DeviceList): Promise<Result<Found>> {
	const found = await ask(netbox, list);
	if (found.ok || found.error.code !== 'rejected' || list.selectors.length === 0) return found;
	const selectors = await lookUpNames(netbox, list.selectors);
	if (!selectors.ok) return selectors.error.code === 'not-found' ? ok(nothing(selectors.error)) : selectors;
	return ask(netbox, {...list, selectors: selectors.value}, list);
}

/** The devices of a list among cached ones, for answering offline: literal names by all devices of that name, the rest by what the rows hold. */
export function pickCached(list: DeviceList, cached: readonly Device[]): Found {
	const named = pickNamed(list.names, cached);
	const globbed = list.globs.length > 0 || list.names.length > 0 ? cached.filter(({name}) => list.globs.some((glob) => matchesGlob(name, glob))) : cached;
	const fits = (device: Device): boolean => matchesSelectors(device, list.selectors);
	return {...conclude({list, named, narrowed: named.devices.filter(fits), globbed: globbed.filter(fits)}), received: [], provedNames: []};
}

const nothing = (error: Failure): Found => ({devices: [], missing: [], failures: [error], warnings: [], received: [], provedNames: []});

/** `asked` is the list as the user wrote it, for messages. */
async function ask(netbox: Netbox, list: DeviceList, asked: DeviceList = list): Promise<Result<Found>> {
	const [named, globbed] = await Promise.all([askNames(netbox, list.names), askGlobs(netbox, list)]);
	if (!named.ok) return named;
	if (!globbed.ok) return globbed;
	const literal = pickNamed(list.names, named.value);
	const narrowed = list.selectors.length > 0 ? await narrow(netbox, literal.devices, list) : ok(literal.devices);
	if (!narrowed.ok) return narrowed;
	const received = [...named.value, ...globbed.value];
	return ok({
		...conclude({list: asked, named: literal, narrowed: narrowed.value, globbed: globbed.value}),
		received: unique(received),
		provedNames: provedBy(list, received),
	});
}

/** `name=` is exact but for case (seen on 4.4 and 4.7); the device called `null` hides behind a pattern. */
async function askNames(netbox: Netbox, names: readonly string[]): Promise<Result<readonly Device[]>> {
	const plain = names.filter((name) => name.toLowerCase() !== 'null');
	const asked: [parameter: string, values: readonly string[]][] = [['name', plain]];
	if (plain.length < names.length) asked.push(['name__iregex', ['^null$']]);
	return askEach(netbox, asked, deviceShape);
}

async function askGlobs(netbox: Netbox, {names, globs, selectors}: DeviceList): Promise<Result<readonly Device[]>> {
	const all = globs.includes('*') || (globs.length === 0 && names.length === 0 && selectors.length > 0);
	const query: Query = [...selectorQuery(selectors), ...deviceShape];
	if (all) return (await netbox.list(deviceEndpoint, query)) as Result<readonly Device[]>;
	return askEach(netbox, [['name__iregex', globs.map(globPattern)]], query);
}

/** Of these devices those that the selectors leave. */
function narrow(netbox: Netbox, devices: readonly Device[], {selectors}: DeviceList): Promise<Result<readonly Device[]>> {
	return askEach(netbox, [['id', devices.map(({id}) => id)]], [...selectorQuery(selectors), ...deviceShape]);
}

async function askEach(
	netbox: Netbox,
	asked: readonly (readonly [parameter: string, values: readonly (string | number)[]])[],
	query: Query,
): Promise<Result<readonly Device[]>> {
	const some = asked.filter(([, values]) => values.length > 0);
	const answers = await Promise.all(some.map(([parameter, values]) => netbox.listBy(deviceEndpoint, {parameter, values}, query)));
	const devices: Device[] = [];
	for (const answer of answers) {
		if (!answer.ok) return answer;
		devices.push(...(answer.value.rows as readonly Device[]));
	}
	return ok(devices);
}

/** For each name the one device spelt exactly so, else all that differ in case only. */
function pickNamed(names: readonly string[], rows: readonly Device[]): {readonly devices: readonly Device[]; readonly missing: readonly string[]} {
	const byName = new Map<string, Device[]>();
	for (const row of rows) {
		const folded = row.name?.toLowerCase();
		if (folded !== undefined) byName.set(folded, [...(byName.get(folded) ?? []), row]);
	}
	const picked = names.map((name) => {
		const same = byName.get(name.toLowerCase()) ?? [];
		const exact = same.filter((row) => row.name === name);
		return exact.length > 0 ? exact : same;
	});
	return {devices: unique(picked.flat()), missing: names.filter((_, index) => picked[index]?.length === 0)};
}

type Parts = {
	readonly list: DeviceList;
	readonly named: {readonly devices: readonly Device[]; readonly missing: readonly string[]};
	readonly narrowed: readonly Device[];
	readonly globbed: readonly Device[];
};

function conclude({list, named, narrowed, globbed}: Parts): Omit<Found, 'received' | 'provedNames'> {
	const left = new Set([...narrowed, ...globbed].map(({name}) => name));
	const removed = new Set(named.devices.map(({name}) => name).filter((name) => !left.has(name)));
	const wanted = list.selectors.map(writeSelector).join(' ');
	const idle = list.globs.filter((glob) => !globbed.some(({name}) => matchesGlob(name, glob)));
	const selectorsOnly = list.names.length === 0 && list.globs.length === 0;
	const failures = idle.map((glob) => failure.noDeviceMatches(`"${glob}"`));
	if (selectorsOnly && globbed.length === 0) failures.push(failure.noDeviceMatches(writeList(list)));
	return {
		devices: unique([...narrowed, ...globbed]),
		missing: named.missing,
		failures,
		warnings: [...removed].map((name) => `Device '${name}' does not match ${wanted}`),
	};
}

/** A name asked literally is proved, and so is each name that a glob without selectors brought: NetBox gave every device of it. */
function provedBy({names, selectors}: DeviceList, received: readonly Device[]): string[] {
	const brought = selectors.length === 0 ? received.flatMap(({name}) => (name === null ? [] : [name.toLowerCase()])) : [];
	return [...new Set([...names.map((name) => name.toLowerCase()), ...brought])];
}

const unique = (devices: readonly Device[]): Device[] => [...new Map(devices.map((device) => [device.id, device])).values()];
