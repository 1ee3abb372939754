import type {DeviceList} from '../language/device-list.js';
import {createNaturalCompare} from '../natural.js';
import {proofOf} from '../netbox/branch-proof.js';
import {devices as deviceEndpoint, sessions, sessionTraces} from '../netbox/endpoints.js';
import type {Method} from '../netbox/http.js';
import type {DescribedRequest, Netbox, Query} from '../netbox/netbox.js';
import {partsOf} from './collect.js';
import {globRequests, nameRequests, narrowRequests} from './devices.js';
import {writeList} from './select.js';
import {traceQuery} from './sessions.js';

/** A request that would be sent, and what it is for; a condition in front (`if …:`) where it depends on an answer. */
export type Planned = DescribedRequest & {readonly why: string};

/** A device whose sessions would be asked: its id, or what stands for it while the id is not known. */
export type PlannedDevice = {readonly key: string; readonly id: number | string; readonly isCached: boolean};

/** Says of each request what it is for. */
export const because = (requests: readonly DescribedRequest[], why: string): Planned[] => requests.map((request) => ({...request, why}));

/** Which of some requests goes out first in a branch, by what it is for; the first of them where not given. */
type FirstSent = string | undefined;

/** With the request that proves the branch, beside the first that is sent in it; nothing is proved where nothing is sent in a branch. */
export function withProof(requests: readonly Planned[], first?: FirstSent): readonly Planned[] {
	const inBranch = requests.filter(({headers, why}) => branchHeader in headers && !why.startsWith('if '));
	const proved = inBranch.find(({why}) => why === first) ?? inBranch[0];
	if (!proved) return requests;
	const {method, target, body} = proofOf({method: proved.method as Method, target: proved.url});
	const headers = {...proved.headers, [branchHeader]: '<an id that no branch has>'};
	const proof = {method, url: target, headers, ...(body && {body}), why: 'proof that NetBox acts in the branch'};
	return requests.flatMap((request) => (request === proved ? [proof, request] : [request]));
}

const branchHeader = 'X-NetBox-Branch';

/** The requests that find the devices of a list. */
export function planDevices(netbox: Netbox, list: DeviceList, why: string): Planned[] {
	const asked = [...nameRequests(list.names), ...globRequests(list)];
	const narrowed = narrowRequests(standIns(list.names.length), list);
	return [
		...asked.flatMap((request) => because(netbox.describe({endpoint: deviceEndpoint, ...request}), why)),
		...narrowed.flatMap((request) =>
			named(because(netbox.describe({endpoint: deviceEndpoint, ...request}), 'which of them the selectors leave'), list.names.map(idOf)),
		),
	];
}

/** The requests for the full objects of devices that are found by these names, globs or selectors. */
export const planFullDevices = (netbox: Netbox, asked: readonly string[]): Planned[] =>
	named(
		because(netbox.describe({endpoint: deviceEndpoint, by: {parameter: 'id', values: standIns(asked.length)}, query: []}), 'the devices in full'),
		asked.map(idOf),
	);

/** What stands for the id of a device that is only known by name. */
export const idOf = (name: string): string => `<id of ${name}>`;

/** What the traces of these devices carry besides. */
export type FieldsFor = (devices: readonly number[]) => readonly string[];

/** The requests for the sessions of devices that are known one by one: of cached ones only what tells whether they changed. */
export function planSessions(netbox: Netbox, devices: readonly PlannedDevice[], traceFields: FieldsFor): Planned[] {
	const compare = createNaturalCompare();
	const parts = partsOf(devices.toSorted((a, b) => compare(a.key, b.key)));
	return parts.flatMap((part) => {
		const [cached, others] = [part.filter(({isCached}) => isCached), part.filter(({isCached}) => !isCached)];
		return [
			...planFull(netbox, others, 'sessions of the devices'),
			...planTraces(netbox, cached, traceFields(cached.flatMap(({id}) => (typeof id === 'number' ? [id] : [])))),
		];
	});
}

/** The request for the sessions of devices that are read in full by their names, and those for what it does not answer. */
export const planNamed = (netbox: Netbox, devices: readonly PlannedDevice[], query: Query): Planned[] => [
	...because(netbox.describe({endpoint: sessions, query}), 'sessions of the devices'),
	...planFull(netbox, devices, 'if without sessions by that name: sessions of the devices'),
];

/** The requests for the sessions of devices that only an answer can name. */
export function planUnnamed(netbox: Netbox, list: DeviceList, traceFields: readonly string[] | undefined): Planned[] {
	const device = {key: '', id: `<ids of the devices of ${writeList(list)}>`, isCached: false};
	if (!traceFields) return planFull(netbox, [device], 'sessions of the devices');
	return [
		...planFull(netbox, [device], 'if not cached: sessions of the devices'),
		...because(planTraces(netbox, [device], traceFields), 'if cached: which sessions changed'),
	];
}

/** What is fetched of cached devices once it is known what changed; of a plugin that is not `modern` always whole sessions. */
export function planStale(netbox: Netbox, modern: boolean): Planned[] {
	const byId = netbox.describe({endpoint: sessions, by: {parameter: 'id', values: standIns(1)}, query: []});
	const fields = traceQuery(['<fields that changed>']);
	const byDevice = modern ? netbox.describe({endpoint: sessionTraces, by: {parameter: 'device_id', values: standIns(1)}, query: fields}) : [];
	return [
		...named(because(byId, 'if stale: sessions that changed'), ['<ids of stale sessions>']),
		...named(because(asWritten(byDevice), 'if stale in many: the fields that changed'), ['<ids of their devices>']),
	];
}

/** With what stands in angle brackets as it was written. */
export const asWritten = (requests: readonly DescribedRequest[]): DescribedRequest[] =>
	requests.map((request) => ({...request, url: request.url.replace(/%3C(.*?)%3E/g, (all) => decodeURIComponent(all.replaceAll('+', ' ')))}));

function planFull(netbox: Netbox, devices: readonly PlannedDevice[], why: string): Planned[] {
	const values = standIns(devices.length);
	return named(
		because(netbox.describe({endpoint: sessions, by: {parameter: 'device_id', values, most: values.length}, query: []}), why),
		devices.map(({id}) => id),
	);
}

function planTraces(netbox: Netbox, devices: readonly PlannedDevice[], traceFields: readonly string[]): Planned[] {
	const values = standIns(devices.length);
	const requests = netbox.describe({
		endpoint: sessionTraces,
		by: {parameter: 'device_id', values, most: values.length},
		query: traceQuery(traceFields),
	});
	return named(
		because(requests, 'which sessions changed'),
		devices.map(({id}) => id),
	);
}

/** As long as ids are, so that lists are cut into requests as they will be, whatever stands for the ids. */
const standIns = (count: number): string[] => Array.from({length: count}, (_, index) => `x${String(index).padStart(6, '0')}`);

/** Puts ids, or what stands for them, where the stand-ins are. */
const named = (requests: readonly Planned[], ids: readonly (number | string)[]): Planned[] =>
	requests.map((request) => ({...request, url: request.url.replace(/(?<==)x(\d{6})(?=&|$)/g, (all, index) => String(ids[Number(index)] ?? all))}));
