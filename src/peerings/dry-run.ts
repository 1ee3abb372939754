import type {DeviceList} from '../language/device-list.js';
import {devices as deviceEndpoint, objectChanges, sessions, sessionTraces} from '../netbox/endpoints.js';
import type {By, DescribedRequest, Endpoint, Netbox, Query} from '../netbox/netbox.js';
import type {Json, Row} from '../output.js';
import type {LookUp} from '../store/cache.js';
import {sinceQuery} from './change-log.js';
import {type Device, deviceShape, pickCached} from './devices.js';
import {rememberedPlace} from './place.js';
import {dialectOf} from './proof.js';
import type {Asked, Tools} from './read.js';
import {globPattern, selectorQuery, writeList} from './select.js';
import {traceQuery} from './sessions.js';

type Planned = DescribedRequest & {readonly why: string};

/** The requests that a reading would send, in order, and what each is for; sends nothing, not even to look up ids. */
export function planPeerings(asked: Asked, tools: Tools): Json {
	const place = asked.cache === 'False' ? undefined : rememberedPlace(tools.netbox, asked.branch, tools.cache);
	const looked = place && tools.cache.lookUp(place.scope, asked.devices.names);
	const known: LookUp = looked?.ok ? looked.value : {devices: [], proved: new Set(), known: new Set()};
	const netbox = place?.netbox ?? (asked.branch === undefined ? tools.netbox : tools.netbox.onBranch(`<id of ${asked.branch}>`));
	const requests = asked.cache === 'force' ? planForced(netbox, asked, known) : planChecked(netbox, asked, known);
	const branch = asked.branch !== undefined && (asked.cache !== 'force' || !place) ? describe(netbox, {branch: asked.branch}, 'id and state of the branch') : [];
	return {
		branch: asked.branch ?? null,
		cache: asked.cache,
		devices: writeList(asked.devices),
		instance: tools.netbox.name,
		requests: [...branch, ...requests].map(unmask) as unknown as Json,
	};
}

function planForced(netbox: Netbox, {devices}: Asked, known: LookUp): Planned[] {
	const missing = devices.names.filter((name) => !known.known.has(name.toLowerCase()));
	if (devices.globs.length > 0 || devices.selectors.length > 0 || missing.length === 0) return [];
	const asking = {...devices, names: missing};
	return [...planStatus(netbox), ...planDevices(netbox, asking, 'ids of devices that are not cached'), ...planSessions(netbox, asking, 'sessions that are not cached')];
}

function planChecked(netbox: Netbox, asked: Asked, known: LookUp): Planned[] {
	const {names, globs, selectors} = asked.devices;
	const proved = asked.cache === 'True' && globs.length === 0 && selectors.length === 0 && names.every((name) => known.proved.has(name.toLowerCase()));
	const log = asked.cache === 'False' ? [] : planLog(netbox, known);
	if (!proved) return [...planStatus(netbox), ...log, ...planDevices(netbox, asked.devices, 'ids of the devices'), ...planSessions(netbox, asked.devices, 'sessions of the devices')];
	const ids = pickCached(asked.devices, known.devices.map(({row}) => row as Device)).devices.map(({id}) => id);
	const modern = dialectOf(known.position?.versions.plugins).modern;
	const fields = {policies: !modern || known.position?.cursor === undefined, tags: known.position?.cursor === undefined};
	return [
		...planStatus(netbox),
		...log,
		...list(netbox, {endpoint: sessionTraces, by: {parameter: 'device_id', values: ids, most: 200}, query: traceQuery(fields)}, 'which sessions changed'),
		...list(netbox, {endpoint: sessions, by: {parameter: 'id', values: ['<ids of stale sessions>']}, query: []}, 'if stale: sessions that changed'),
	];
}

const planStatus = (netbox: Netbox): Planned[] => describe(netbox, 'status', 'versions and plugins');

function planLog(netbox: Netbox, {position}: LookUp): Planned[] {
	const dialect = dialectOf(position?.versions.plugins, position?.sessionType);
	const cursor = position?.cursor;
	const newest: Query = [['ordering', '-id'], ['limit', dialect.modern ? 200 : 1], ['fields', 'id,time']];
	const query = cursor ? sinceQuery(Math.max(0, cursor.id - 200), dialect) : newest;
	return list(netbox, {endpoint: objectChanges, query}, cursor ? 'what changed since the last check' : 'where the change log stands');
}

function planDevices(netbox: Netbox, {names, globs, selectors}: DeviceList, why: string): Planned[] {
	const query = [...selectorQuery(selectors), ...deviceShape];
	const some: Planned[] = names.length > 0 ? list(netbox, {endpoint: deviceEndpoint, by: {parameter: 'name', values: names}, query: deviceShape}, why) : [];
	if (globs.length > 0 && !globs.includes('*')) {
		some.push(...list(netbox, {endpoint: deviceEndpoint, by: {parameter: 'name__iregex', values: globs.map(globPattern)}, query}, why));
	} else if (globs.length > 0 || names.length === 0) {
		some.push(...list(netbox, {endpoint: deviceEndpoint, query}, why));
	}
	return some;
}

function planSessions(netbox: Netbox, {names, globs, selectors}: DeviceList, why: string): Planned[] {
	const rest = globs.length > 0 || selectors.length > 0 ? [`<ids of the devices of ${writeList({names: [], globs, selectors})}>`] : [];
	return list(netbox, {endpoint: sessions, by: {parameter: 'device_id', values: [...names.map((name) => `<id of ${name}>`), ...rest], most: 200}, query: []}, why);
}

function list<Item extends Row & {readonly id: number}>(netbox: Netbox, what: {endpoint: Endpoint<Item>; by?: By; query: Query}, why: string): Planned[] {
	return netbox.describe(what).map((request) => ({...request, why}));
}

const describe = (netbox: Netbox, what: 'status' | {readonly branch: string}, why: string): Planned[] =>
	netbox.describe(what).map((request) => ({...request, why}));

/** Shows placeholders such as `<id of fceos4>` as they are. */
const unmask = (request: Planned): Planned => ({...request, url: request.url.replace(/%3C(.*?)%3E/g, (all) => decodeURIComponent(all))});
