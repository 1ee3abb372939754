import {isTooMuch} from '../core/failure.js';
import {ok, type Result} from '../core/result.js';
import type {Severity} from '../jobs/job.js';
import type {DeviceList} from '../language/read/device-list.js';
import type {Api, DeviceOfNetbox} from '../netbox/api/api.js';
import type {Netbox} from '../netbox/netbox.js';
import {devices as deviceEndpoint} from '../netbox/read/endpoints.js';
import {openBranch} from '../netbox/read/open-branch.js';
import type {Filter} from '../netbox/schema/filters.js';
import {type Column, noCost, type Output, usualAddress, usualCut} from '../output/output.js';
import {findDevices} from './find.js';
import {keyDevices} from './keys.js';
import type {Found} from './match.js';
import {missingDevice} from './near-names.js';

/** Which devices, in which branch; at least one of `devices` and `filter` is there, and with both a device must match both. */
export type DevicesAsked = {readonly devices?: DeviceList | undefined; readonly filter?: Filter | undefined; readonly branch?: string | undefined};

export type DeviceTools = {
	readonly netbox: Netbox;
	/** The same instance. */
	readonly api: Api;
	readonly report: (report: {readonly message: string; readonly severity?: Severity}) => void;
	/** Options of the command, for devices that look like a mistyped one. */
	readonly options: readonly string[];
};

const columns: readonly Column[] = [
	{name: 'name', paths: ['$key'], rank: 'key', cutTo: 24},
	{name: 'site', paths: ['site.name'], rank: 'wanted', cutTo: usualCut},
	{name: 'role', paths: ['role.name'], rank: 'wanted', cutTo: usualCut},
	{name: 'status', paths: ['status.value'], rank: 'key'},
	{name: 'platform', paths: ['platform.name'], rank: 'extra', cutTo: usualCut},
	{name: 'primary-ip', paths: ['primary_ip.address'], rank: 'wanted', wrapTo: usualAddress, whole: true},
];

/** The device objects by name, as NetBox sent them, in natural order; the filter is checked before anything else is asked. */
export async function readDeviceObjects(asked: DevicesAsked, tools: DeviceTools): Promise<Result<Output>> {
	const matching = asked.filter ? await readMatching(asked.filter, asked, tools.api) : undefined;
	if (matching && !matching.ok) return matching;
	const read = asked.devices ? await readListed(asked.devices, asked, tools.netbox) : ok({rows: matching?.value ?? []});
	if (!read.ok) return read;
	const wanted = matching && new Set(matching.value.map(({id}) => id));
	const rows = read.value.rows.filter(({id}) => !wanted || wanted.has(id));
	return ok(outputOf({...read.value, rows}, asked, tools));
}

/** Devices in full, and what was found of the list they were asked by. */
type DevicesInFull = {readonly rows: readonly DeviceOfNetbox[]; readonly found?: Found};

/** In full where nothing else says which. */
async function readMatching(filter: Filter, {branch, devices}: DevicesAsked, api: Api): Promise<Result<readonly DeviceOfNetbox[]>> {
	const place = branch === undefined ? ok(api) : await api.branch(branch);
	return place.ok ? place.value.endpoint<DeviceOfNetbox>('dcim/devices').list(filter, devices ? {fields: ['id']} : {}) : place;
}

async function readListed(list: DeviceList, {branch}: DevicesAsked, main: Netbox): Promise<Result<DevicesInFull>> {
	const place = await openBranch(main, branch);
	if (!place.ok) return place;
	const {netbox} = place.value;
	const found = await findDevices(netbox, list);
	if (!found.ok) return found;
	const ids = found.value.devices.map(({id}) => id);
	const rows: DeviceOfNetbox[] = [];
	for (let at = 0; at < ids.length; at += askedAtOnce) {
		const read = await readInFull(netbox, ids.slice(at, at + askedAtOnce));
		if (!read.ok) return read;
		for (const row of read.value) rows.push(row);
	}
	return ok({rows, found: found.value});
}

/** Devices of one question, whose answers are held to `limits.questionBytes` together. */
const askedAtOnce = 500;

/** Devices by id; those that are too much for one question are asked for by halves. */
async function readInFull(netbox: Netbox, ids: readonly number[]): Promise<Result<readonly DeviceOfNetbox[]>> {
	const read = await netbox.listBy(deviceEndpoint, {parameter: 'id', values: ids}, []);
	if (read.ok) return ok(read.value.rows);
	if (ids.length === 1 || !isTooMuch(read.error)) return read;
	const middle = Math.ceil(ids.length / 2);
	const first = await readInFull(netbox, ids.slice(0, middle));
	const second = first.ok ? await readInFull(netbox, ids.slice(middle)) : first;
	return first.ok && second.ok ? ok([...first.value, ...second.value]) : second;
}

function outputOf({rows, found}: DevicesInFull, {branch}: DevicesAsked, {netbox, api, report, options}: DeviceTools): Output {
	const keyed = keyDevices(
		rows.map((row) => ({...row, name: row.name ?? null})),
		netbox.name,
	);
	const known = found?.received.flatMap(({name}) => name ?? []) ?? [];
	const missing = (found?.missing ?? []).map((name) => missingDevice(name, known, options));
	const errors = [...missing, ...(found?.failures ?? [])];
	const warnings = [...errors.map(({message}) => message), ...(found?.warnings ?? []), ...keyed.warnings];
	for (const message of warnings) report({message, severity: 'WARN'});
	const byId = new Map(rows.map((row) => [row.id, row]));
	const value = new Map(keyed.devices.flatMap(({key, device: {id}}) => (byId.has(id) ? [[key, byId.get(id) ?? {}] as const] : [])));
	const meta = {...noCost, instance: netbox.name, requests: netbox.requests() + api.requests(), ...(branch !== undefined && {branch})};
	return {kind: 'document', value, ofRows: true, columns, errors, notes: [], meta};
}
