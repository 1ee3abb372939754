import {type Failure, failure} from '../core/failure.js';
import {ok, type Result} from '../core/result.js';
import type {DeviceList} from '../language/read/device-list.js';
import type {By, Netbox, Query} from '../netbox/netbox.js';
import {hasBlankEnds} from '../netbox/read/blanks.js';
import {devices as deviceEndpoint} from '../netbox/read/endpoints.js';
import {foldName} from '../text/case-fold.js';
import {type Device, type Found, pickNamed, unique, unite} from './match.js';
import {escapePattern, globPattern, lookUpNames, selectorQuery, writeSelector} from './selectors.js';

/** Fields a selector may ask; every device request carries them, and leaves the config context out, which is dear to render before 4.7. */
const deviceShape: Query = [
	['fields', 'id,name,last_updated,site,location,tenant,role,platform,device_type,status,tags'],
	['exclude', 'config_context'],
];

/** One question about devices; without `by` all that the query leaves. */
export type DeviceRequest = {readonly by?: By; readonly query: Query};

/** How literal names are asked. `name=` is exact but for case (seen on 4.4 and 4.7); what it would take for another value is asked by a pattern. */
export function nameRequests(names: readonly string[]): DeviceRequest[] {
	const plain = names.filter(isAskedPlainly);
	const others = names.filter((name) => !isAskedPlainly(name));
	return [
		...(plain.length > 0 ? [{by: {parameter: 'name', values: plain}, query: deviceShape}] : []),
		...(others.length > 0 ? [{by: {parameter: 'name__iregex', values: others.map((name) => `^${escapePattern(name)}$`)}, query: deviceShape}] : []),
	];
}

/** `null` means no name, and blanks at the ends are left out. */
export const isAskedPlainly = (name: string): boolean => name.toLowerCase() !== 'null' && !hasBlankEnds(name);

/** How globs are asked, narrowed by the selectors; selectors alone ask for all devices that they leave. */
export function globRequests({names, globs, selectors}: DeviceList): DeviceRequest[] {
	const query: Query = [...selectorQuery(selectors), ...deviceShape];
	if (globs.includes('*') || (globs.length === 0 && names.length === 0)) return [{query}];
	return globs.length > 0 ? [{by: {parameter: 'name__iregex', values: globs.map(globPattern)}, query}] : [];
}

/** How devices that were found by name are asked again with the selectors. */
export const narrowRequests = (devices: readonly (number | string)[], {selectors}: DeviceList): DeviceRequest[] =>
	selectors.length > 0 && devices.length > 0 ? [{by: {parameter: 'id', values: devices}, query: [...selectorQuery(selectors), ...deviceShape]}] : [];

/** How devices that are known by id are asked. */
export const idRequest = (ids: readonly (number | string)[]) => ({by: {parameter: 'id', values: ids}, query: deviceShape}) satisfies DeviceRequest;

/** Asks NetBox for the devices of a list. Names and globs are united, selectors narrow that set; selectors alone narrow all devices. */
export async function findDevices(netbox: Netbox, list: DeviceList): Promise<Result<Found>> {
	const found = await ask(netbox, list);
	if (found.ok || found.error.code !== 'rejected' || list.selectors.length === 0) return found;
	const selectors = await lookUpNames(netbox, list.selectors);
	if (!selectors.ok) return selectors.error.code === 'not-found' ? ok(nothing(selectors.error)) : selectors;
	const again = await ask(netbox, {...list, selectors: selectors.value}, list);
	const status = list.selectors.find(({field}) => field === 'status');
	// Of a status there is no list to look it up in: what is refused still is none.
	return !again.ok && again.error.code === 'rejected' && status ? ok(nothing(failure.noDeviceMatches(writeSelector(status)))) : again;
}

const nothing = (error: Failure): Found => ({devices: [], missing: [], failures: [error], warnings: [], received: [], provedNames: []});

/** `asked` is the list as the user wrote it, for messages. */
async function ask(netbox: Netbox, list: DeviceList, asked: DeviceList = list): Promise<Result<Found>> {
	const [named, globbed] = await Promise.all([send(netbox, nameRequests(list.names)), send(netbox, globRequests(list))]);
	if (!named.ok) return named;
	if (!globbed.ok) return globbed;
	const literal = pickNamed(list.names, named.value);
	const ids = literal.devices.map(({id}) => id);
	const narrowed = list.selectors.length > 0 ? await send(netbox, narrowRequests(ids, list)) : ok(literal.devices);
	if (!narrowed.ok) return narrowed;
	const received = unique([...named.value, ...globbed.value]);
	return ok({
		...unite({list: asked, named: literal, narrowed: narrowed.value, globbed: globbed.value}),
		received,
		provedNames: provedBy(list, received),
	});
}

async function send(netbox: Netbox, requests: readonly DeviceRequest[]): Promise<Result<readonly Device[]>> {
	const answers = await Promise.all(requests.map((request) => sendOne(netbox, request)));
	const devices: Device[] = [];
	for (const answer of answers) {
		if (!answer.ok) return answer;
		devices.push(...answer.value);
	}
	return ok(devices);
}

async function sendOne(netbox: Netbox, {by, query}: DeviceRequest): Promise<Result<readonly Device[]>> {
	const answer = by ? await netbox.listBy(deviceEndpoint, by, query) : await netbox.list(deviceEndpoint, query);
	if (!answer.ok) return answer;
	return ok(('rows' in answer.value ? answer.value.rows : answer.value) as readonly Device[]);
}

/** A name asked literally is proved, and so is each name that a glob without selectors brought: NetBox gave every device of it. */
function provedBy({names, selectors}: DeviceList, received: readonly Device[]): string[] {
	const brought = selectors.length === 0 ? received.flatMap(({name}) => (name === null ? [] : [foldName(name)])) : [];
	return [...new Set([...names.map(foldName), ...brought])];
}
