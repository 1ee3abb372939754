import {because, type ExplainedRequest, named, standIns} from '../../devices/explained-requests.js';
import {typedList} from '../../devices/selectors.js';
import type {DeviceList} from '../../language/read/device-list.js';
import type {DescribedRequest, Netbox, Query} from '../../netbox/netbox.js';
import {sessions} from '../../netbox/read/endpoints.js';
import {createNaturalCompare} from '../../text/natural.js';
import {partsOf} from './parts.js';
import {fullSessions, ofDevices, traces, withIds} from './requests.js';

/** A device whose sessions would be asked: its id, or what stands for it while the id is not known. */
export type DescribedDevice = {readonly key: string; readonly id: number | string; readonly isCached: boolean};

/** What the traces of these devices carry besides. */
export type FieldsFor = (devices: readonly number[]) => readonly string[];

/** The requests for the sessions of devices that are known one by one: of cached ones only what tells whether they changed. */
export function describeSessions(netbox: Netbox, devices: readonly DescribedDevice[], traceFields: FieldsFor): ExplainedRequest[] {
	const compare = createNaturalCompare();
	const parts = partsOf(devices.toSorted((a, b) => compare(a.key, b.key)));
	return parts.flatMap((part) => {
		const [cached, others] = [part.filter(({isCached}) => isCached), part.filter(({isCached}) => !isCached)];
		return [
			...describeFull(netbox, others, 'sessions of the devices'),
			...describeTraces(netbox, cached, traceFields(cached.flatMap(({id}) => (typeof id === 'number' ? [id] : [])))),
		];
	});
}

/** The request for the sessions of devices that are read in full by their names, and those for what it does not answer. */
export const describeNamed = (netbox: Netbox, devices: readonly DescribedDevice[], query: Query): ExplainedRequest[] => [
	...because(netbox.describe({endpoint: sessions, query}), 'sessions of the devices'),
	...describeFull(netbox, devices, 'if without sessions by that name: sessions of the devices'),
];

/** The requests for the sessions of devices that only an answer can name. */
export function describeUnnamed(netbox: Netbox, list: DeviceList, traceFields: readonly string[] | undefined): ExplainedRequest[] {
	const device = {key: '', id: `<ids of the devices of ${typedList(list)}>`, isCached: false};
	if (!traceFields) return describeFull(netbox, [device], 'sessions of the devices');
	return [
		...describeFull(netbox, [device], 'if not cached: sessions of the devices'),
		...because(describeTraces(netbox, [device], traceFields), 'if cached: which sessions changed'),
	];
}

/** What is fetched of cached devices once it is known what changed; of a plugin that is not `modern` always whole sessions. */
export function describeStale(netbox: Netbox, modern: boolean): ExplainedRequest[] {
	const byId = netbox.describe(fullSessions(withIds(standIns(1))));
	const byDevice = modern ? netbox.describe(traces(ofDevices(standIns(1)), ['<fields that changed>'])) : [];
	return [
		...named(because(byId, 'if stale: sessions that changed'), ['<ids of stale sessions>']),
		...named(because(asWritten(byDevice), 'if stale in many: the fields that changed'), ['<ids of their devices>']),
	];
}

/** With what stands in angle brackets as it was written. */
export const asWritten = (requests: readonly DescribedRequest[]): DescribedRequest[] =>
	requests.map((request) => ({...request, url: request.url.replace(/%3C(.*?)%3E/g, (all) => decodeURIComponent(all.replaceAll('+', ' ')))}));

const idsOf = (devices: readonly DescribedDevice[]): readonly (number | string)[] => devices.map(({id}) => id);

const describeFull = (netbox: Netbox, devices: readonly DescribedDevice[], why: string): ExplainedRequest[] =>
	named(because(netbox.describe(fullSessions(ofDevices(standIns(devices.length)))), why), idsOf(devices));

const describeTraces = (netbox: Netbox, devices: readonly DescribedDevice[], fields: readonly string[]): ExplainedRequest[] =>
	named(because(netbox.describe(traces(ofDevices(standIns(devices.length)), fields)), 'which sessions changed'), idsOf(devices));
