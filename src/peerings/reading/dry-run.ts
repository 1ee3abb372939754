import {keyDevices} from '../../devices/keys.js';
import {because, idOf, type Planned, planDevices, withProof} from '../../devices/planned.js';
import {typedList} from '../../devices/selectors.js';
import type {Netbox} from '../../netbox/netbox.js';
import {customFields, objectChanges, objectTypes} from '../../netbox/read/endpoints.js';
import {userTarget} from '../../netbox/read/user.js';
import type {Json} from '../../output/output.js';
import type {LookUp} from '../../store/cache/cache.js';
import {foldName} from '../../text/case-fold.js';
import {dialectOf, logQuery, newestQuery, sessionTypeQuery} from '../freshness/change-log.js';
import {timesRequests} from '../freshness/change-times.js';
import {asksFields, type FieldChange, fieldChangeQueries, fieldsQuery} from '../freshness/custom-fields.js';
import {knownReader} from '../freshness/reader.js';
import {isLogWhole} from '../freshness/saved.js';
import {rememberedPlace} from '../freshness/scope.js';
import {believedSince, isCold, pickCached, pickKnown, rowsOf, unknownNames} from './cached-devices.js';
import {namedQuery} from './fetch-by-name.js';
import {glanceOf} from './glance-of.js';
import {asWritten, type FieldsFor, type PlannedDevice, planNamed, planSessions, planStale, planUnnamed} from './planned.js';
import type {Asked, Tools} from './read.js';
import {traceFieldsOf} from './sessions.js';

/** The requests that a reading would send, in order, and what each is for; sends nothing, not even to look up ids. */
export function planPeerings(asked: Asked, tools: Tools): Json {
	const place = asked.cache === 'False' ? undefined : rememberedPlace(tools, asked.branch);
	const looked = place && tools.cache.lookUp(place.scope, asked.devices.names);
	const known: LookUp = looked?.ok ? looked.value : {devices: [], known: new Set(), showing: new Set(), shownTypes: new Set()};
	const netbox = place?.netbox ?? (asked.branch === undefined ? tools.netbox : tools.netbox.onBranch(idOf(asked.branch)));
	const planning: Planning = {asked, tools, netbox, known};
	const requests = asked.cache === 'force' ? withProof(planForced(planning, place && tools.cache.devices(place.scope))) : planRead(planning);
	const isAsked = asked.branch !== undefined && !(asked.cache === 'force' && place);
	const branch = isAsked ? because(netbox.describe({branch: asked.branch}), 'id and state of the branch') : [];
	const isNew = asked.cache !== 'False' && knownReader(tools.netbox, tools.cache) === undefined;
	const reader = isNew
		? because(tools.netbox.describe({request: {method: 'GET', target: userTarget}}), 'whose token it is, which is asked once a day')
		: [];
	return {
		branch: asked.branch ?? null,
		cache: asked.cache,
		devices: typedList(asked.devices),
		instance: tools.netbox.name,
		requests: [...branch, ...reader, ...requests] as unknown as Json,
	};
}

type Planning = {readonly asked: Asked; readonly tools: Tools; readonly netbox: Netbox; readonly known: LookUp};

function planForced({asked, tools, netbox, known}: Planning, devices: ReturnType<Tools['cache']['devices']> | undefined): Planned[] {
	const cached = devices?.ok ? devices.value : [];
	const unknown = unknownNames(asked.devices.names, known);
	const rest = {...asked.devices, names: asked.devices.names.filter((name) => !unknown.includes(name))};
	const bare = new Set(cached.filter(({sessionsAt}) => sessionsAt === undefined).map(({id}) => id));
	const unread = plannedOf(
		pickCached(rest, rowsOf(cached)).devices.filter(({id}) => bare.has(id)),
		new Set(),
	);
	const named = unknown.map((name) => ({key: name, id: idOf(name), isCached: false}));
	const log = known.position ? [] : planLog(netbox, known, tools.now());
	const asking = {names: unknown, globs: [], selectors: []};
	return [
		...(unknown.length > 0 ? [...planStatus(netbox), ...log, ...planDevices(netbox, asking, 'ids of devices that are not cached')] : []),
		...planSessions(netbox, [...unread, ...named], () => []),
	];
}

function planRead({asked, tools, netbox, known}: Planning): readonly Planned[] {
	const {position} = known;
	const compares = asked.cache === 'True' && position !== undefined;
	const proved = compares ? pickKnown(asked.devices, known, believedSince(tools, !isLogWhole(position))) : undefined;
	const traceFields: FieldsFor = (devices) => traceFieldsOf(position, {devices, showing: known.showing});
	const opening = asked.cache === 'False' ? {requests: [], names: false} : planOpening({asked, tools, netbox, known}, proved !== undefined);
	const cached = new Set(known.devices.flatMap(({id, sessionsAt}) => (compares && sessionsAt !== undefined ? [id] : [])));
	const found = proved ? plannedOf(proved.devices, cached) : asked.devices.names.map((name) => plannedByName(name, known, cached));
	const named = !proved && isCold(asked, known) ? namedQuery(asked.devices) : undefined;
	const unnamed = {...asked.devices, names: []};
	const isUnnamed = asked.devices.globs.length > 0 || (asked.devices.names.length === 0 && asked.devices.selectors.length > 0);
	const requests = [
		...planStatus(netbox),
		...opening.requests,
		...planDevices(netbox, asked.devices, opening.names ? 'if the devices are others: ids of the devices' : 'ids of the devices'),
		...(named ? planNamed(netbox, found, named) : planSessions(netbox, found, traceFields)),
		...(isUnnamed ? planUnnamed(netbox, unnamed, compares ? traceFields([]) : undefined) : []),
		...(found.some(({isCached}) => isCached) || (isUnnamed && compares) ? planStale(netbox, dialectOf(position?.versions.plugins).modern) : []),
	];
	return withProof(requests, firstSent({proved, named, isUncached: asked.cache === 'False', position}));
}

/** What is asked beside all else; and whether GraphQL is asked for the devices. */
function planOpening(planning: Planning, hasNames: boolean): {readonly requests: readonly Planned[]; readonly names: boolean} {
	const {asked, tools, netbox, known} = planning;
	const glance = planGlance(planning, hasNames);
	const requests = [
		...planLog(netbox, known, tools.now()),
		...(asked.branch === undefined ? [] : planFields(tools.netbox, known.position?.fieldChange)),
		...(asksFields(known.position) ? planFieldsState(tools.netbox) : []),
		...glance.requests,
	];
	return {requests, names: glance.names};
}

type Opening = {readonly proved: unknown; readonly named: unknown; readonly isUncached: boolean; readonly position: unknown};

/** What is asked first in a branch, which is not always what is told first: see `checked.ts` and `uncached.ts`. */
function firstSent({proved, named, isUncached, position}: Opening): string | undefined {
	if (isUncached) return named ? 'sessions of the devices' : undefined;
	return proved ? 'which sessions changed' : position && !named ? 'ids of the devices' : undefined;
}

const plannedOf = (devices: readonly {readonly id: number; readonly name: string | null}[], cached: ReadonlySet<number>): PlannedDevice[] =>
	keyDevices(devices as Parameters<typeof keyDevices>[0], '').devices.map(({key, device: {id}}) => ({key, id, isCached: cached.has(id)}));

/** A device that will be asked for by name; which one it is now is not known, only that it was cached before. */
function plannedByName(name: string, {devices}: LookUp, cached: ReadonlySet<number>): PlannedDevice {
	const same = devices.filter((device) => device.name !== null && foldName(device.name) === foldName(name));
	return {key: name, id: idOf(name), isCached: same.some(({id}) => cached.has(id))};
}

const planStatus = (netbox: Netbox): Planned[] => because(netbox.describe('status'), 'versions and plugins');

const planFields = (main: Netbox, before: FieldChange | undefined): Planned[] =>
	fieldChangeQueries(before).flatMap((query) =>
		because(main.describe({endpoint: objectChanges, query}), 'whether custom fields changed, which are not part of the branch'),
	);

const planFieldsState = (main: Netbox): Planned[] =>
	because(main.describe({endpoint: customFields, query: fieldsQuery}), 'whether custom fields are still being filled in');

/** What GraphQL is asked; undefined where it is not, or not for the devices. */
function planGlance({asked, tools, netbox, known}: Planning, hasNames: boolean): {readonly requests: Planned[]; readonly names: boolean} {
	const query = glanceOf({asked, known, now: tools.now()}, hasNames);
	if (!query) return {requests: [], names: false};
	const request = {method: 'POST', target: '/graphql/', body: {query: query.text}};
	const saved = known.position?.cursor === undefined ? '' : ', and what was saved';
	const why = query.names ? `whether the devices are the same${saved}` : 'what was saved';
	return {requests: because(netbox.describe({request}), why), names: query.names};
}

/** A server that was never seen may turn out to be old; a log that was closed may still be. */
function planLog(netbox: Netbox, {position}: LookUp, now: number): Planned[] {
	const first = because(
		netbox.describe({endpoint: objectChanges, query: logQuery(position, now)}),
		position?.cursor ? 'what changed since the last check' : 'where the change log stands',
	);
	const dialect = dialectOf(position?.versions.plugins, position?.sessionType);
	const isUnknown = position === undefined || (!dialect.modern && dialect.sessionType === undefined);
	const old = asWritten([
		...netbox.describe({endpoint: objectTypes, query: sessionTypeQuery}),
		...netbox.describe({endpoint: objectChanges, query: newestQuery({modern: false, sessionType: '<content type of sessions>'})}),
	]);
	const times = position && !position.cursor ? timesRequests(position.checkedAt) : [];
	return [
		...first,
		...(isUnknown ? because(old, 'if netbox-bgp is older than 0.19: where the change log stands without its sessions') : []),
		...times.flatMap(({endpoint, query}) =>
			because(netbox.describe({endpoint, query}), `if the change log is closed: which ${endpoint.what} changed`),
		),
	];
}
