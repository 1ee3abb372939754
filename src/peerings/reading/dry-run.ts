import {because, describeDevices, type ExplainedRequest, idOf, withProof} from '../../devices/explained-requests.js';
import {keyDevices} from '../../devices/keys.js';
import type {Device} from '../../devices/match.js';
import {typedList} from '../../devices/selectors.js';
import type {Netbox} from '../../netbox/netbox.js';
import {customFields, objectChanges, objectTypes} from '../../netbox/read/endpoints.js';
import {userTarget} from '../../netbox/read/query.js';
import type {Json} from '../../output/output.js';
import type {LookUp} from '../../store/cache/cache.js';
import {foldName} from '../../text/case-fold.js';
import {dialectOf, logQuery, newestQuery, sessionTypeQuery} from '../freshness/change-log.js';
import {timesRequests} from '../freshness/change-times.js';
import {fieldChangeQueries, fieldsQuery} from '../freshness/custom-fields.js';
import {asksReader, rememberedPlace} from '../freshness/scope.js';
import {asWritten, type DescribedDevice, describeNamed, describeSessions, describeStale, describeUnnamed, type FieldsFor} from './described.js';
import {cachedFor, nothingKnown, type Opening, openingOf, type Remembered} from './opening.js';
import type {PeeringsAsked, ReadingTools} from './read.js';
import {traceFieldsOf} from './sessions.js';

/** `netbox` is where it is read, as far as that is known. */
type Describing = Remembered & {readonly asked: PeeringsAsked; readonly tools: ReadingTools; readonly netbox: Netbox; readonly opening: Opening};

/** The requests that a reading would send, in order, and what each is for; sends nothing, not even to look up ids. */
export function describePeerings(asked: PeeringsAsked, tools: ReadingTools): Json {
	const place = asked.cache === 'False' ? undefined : rememberedPlace(tools, asked.branch);
	const scope = place?.scope;
	const looked = scope && tools.cache.lookUp(scope, asked.devices.names);
	const known = looked?.ok ? looked.value : nothingKnown;
	const among = scope && cachedFor(asked, {tools, scope, known});
	const cached = among?.ok ? among.value : [];
	const opening = openingOf(asked, {known, cached}, tools);
	const netbox = place?.netbox ?? (asked.branch === undefined ? tools.netbox : tools.netbox.onBranch(idOf(asked.branch)));
	const describing = {asked, tools, netbox, known, cached, opening};
	const requests = withProof([...describeOpening(describing), ...describeRest(describing)], firstSent(opening));
	return {
		branch: asked.branch ?? null,
		cache: asked.cache,
		devices: typedList(asked.devices),
		instance: tools.netbox.name,
		requests: [...describePlace(describing, place !== undefined), ...requests] as unknown as Json,
	};
}

/** What tells where it is read and for whom: with `force` nothing is asked where both were seen before. */
function describePlace({asked, tools, netbox}: Describing, isSeen: boolean): ExplainedRequest[] {
	if (asked.cache === 'force' && isSeen) return [];
	const branch = asked.branch === undefined ? [] : because(netbox.describe({branch: asked.branch}), 'id and state of the branch');
	if (asked.cache === 'False' || !asksReader(tools.netbox, tools.cache, tools.now())) return branch;
	const user = tools.netbox.describe({request: {method: 'GET', target: userTarget}});
	return [...branch, ...because(user, 'whose token it is, which is asked once a day')];
}

/** A part of the opening, as it is shown. */
type Show = (describing: Describing) => readonly ExplainedRequest[];

/** How each part of the opening is shown, in this order: what is added to it is shown, or `tsc` refuses. Sessions come after it. */
const shown: Readonly<Record<Exclude<keyof Opening, 'named' | 'cached' | 'traces'>, Show>> = {
	status: ({netbox, opening}) => (opening.status ? because(netbox.describe('status'), 'versions and plugins') : []),
	log: ({netbox, opening, known, tools}) => (opening.log ? describeLog(netbox, known, tools.now()) : []),
	fieldChange: ({tools, opening, known}) => (opening.fieldChange ? describeFieldChange(tools.netbox, known) : []),
	fieldsState: ({tools: {netbox: main}, opening}) =>
		opening.fieldsState
			? because(main.describe({endpoint: customFields, query: fieldsQuery}), 'whether custom fields are still being filled in')
			: [],
	glance: ({netbox, opening, known}) => (opening.glance ? describeGlance(netbox, opening.glance, known) : []),
	devices: ({netbox, opening, asked}) => (opening.devices ? describeDevices(netbox, opening.devices.list, whyDevices(opening.devices, asked)) : []),
};

const describeOpening = (describing: Describing): readonly ExplainedRequest[] => Object.values(shown).flatMap((show) => show(describing));

/** What is asked first in a branch, which is not always what is told first. */
function firstSent({cached, traces, named, devices}: Opening): string | undefined {
	if (cached && traces.length > 0) return 'which sessions changed';
	if (named?.when === 'first') return 'sessions of the devices';
	return devices?.when === 'beside' ? ofDevices : undefined;
}

const ofDevices = 'ids of the devices';

const whyDevices = ({when}: NonNullable<Opening['devices']>, {cache}: PeeringsAsked): string =>
	when === 'if others' ? `if the devices are others: ${ofDevices}` : cache === 'force' ? 'ids of devices that are not cached' : ofDevices;

const describeFieldChange = (main: Netbox, {position}: LookUp): ExplainedRequest[] =>
	fieldChangeQueries(position?.fieldChange).flatMap((query) =>
		because(main.describe({endpoint: objectChanges, query}), 'whether custom fields changed, which are not part of the branch'),
	);

/** What GraphQL is asked. */
function describeGlance(netbox: Netbox, {text, names}: NonNullable<Opening['glance']>, {position}: LookUp): ExplainedRequest[] {
	const request = {method: 'POST', target: '/graphql/', body: {query: text}};
	const saved = position?.cursor === undefined ? '' : ', and what was saved';
	return because(netbox.describe({request}), names ? `whether the devices are the same${saved}` : 'what was saved');
}

/** A server that was never seen may turn out to be old; a log that was closed may still be. */
function describeLog(netbox: Netbox, {position}: LookUp, now: number): ExplainedRequest[] {
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

/** What is asked for the sessions. */
function describeRest(describing: Describing): readonly ExplainedRequest[] {
	return describing.asked.cache === 'force'
		? describeMissing(describing)
		: [...describeKnown(describing), ...describeUnknown(describing), ...describeChanged(describing)];
}

/** With `force`: of devices whose sessions are not cached. */
function describeMissing({netbox, opening, cached}: Describing): readonly ExplainedRequest[] {
	const names = opening.devices?.list.names ?? [];
	const asking = new Set(names.map(foldName));
	const bare = new Set(cached.filter(({sessionsAt}) => sessionsAt === undefined).map(({id}) => id));
	const unread = (opening.cached?.devices ?? []).filter(({id, name}) => bare.has(id) && !(name !== null && asking.has(foldName(name))));
	const unknown = names.map((name) => ({key: name, id: idOf(name), isCached: false}));
	return describeSessions(netbox, [...describedOf(unread, new Set()), ...unknown], () => []);
}

/** Of the devices of literal names, or of those that are cached. */
function describeKnown(describing: Describing): readonly ExplainedRequest[] {
	const {netbox, opening} = describing;
	const devices = devicesOf(describing);
	return opening.named ? describeNamed(netbox, devices, opening.named.query) : describeSessions(netbox, devices, fieldsFor(describing));
}

/** Of devices that globs and selectors mean, which only an answer can tell. */
function describeUnknown(describing: Describing): readonly ExplainedRequest[] {
	const {asked, netbox} = describing;
	return isUnnamed(asked) ? describeUnnamed(netbox, {...asked.devices, names: []}, compares(describing) ? fieldsFor(describing)([]) : undefined) : [];
}

function describeChanged(describing: Describing): readonly ExplainedRequest[] {
	const {asked, netbox, known} = describing;
	const mayBeStale = devicesOf(describing).some(({isCached}) => isCached) || (isUnnamed(asked) && compares(describing));
	return mayBeStale ? describeStale(netbox, dialectOf(known.position?.versions.plugins).modern) : [];
}

/** Whether cached sessions are compared with NetBox. */
const compares = ({asked, known}: Describing): boolean => asked.cache === 'True' && known.position !== undefined;

const isUnnamed = ({devices: {names, globs, selectors}}: PeeringsAsked): boolean => globs.length > 0 || (names.length === 0 && selectors.length > 0);

const fieldsFor =
	({known}: Describing): FieldsFor =>
	(devices) =>
		traceFieldsOf(known.position, {devices, showing: known.showing});

function devicesOf(describing: Describing): readonly DescribedDevice[] {
	const {asked, known, opening} = describing;
	const cached = new Set(known.devices.flatMap(({id, sessionsAt}) => (compares(describing) && sessionsAt !== undefined ? [id] : [])));
	return opening.cached ? describedOf(opening.cached.devices, cached) : asked.devices.names.map((name) => describedByName(name, known, cached));
}

const describedOf = (devices: readonly Device[], cached: ReadonlySet<number>): DescribedDevice[] =>
	keyDevices(devices, '').devices.map(({key, device: {id}}) => ({key, id, isCached: cached.has(id)}));

/** A device that will be asked for by name; which one it is now is not known, only that it was cached before. */
function describedByName(name: string, {devices}: LookUp, cached: ReadonlySet<number>): DescribedDevice {
	const same = devices.filter((device) => device.name !== null && foldName(device.name) === foldName(name));
	return {key: name, id: idOf(name), isCached: same.some(({id}) => cached.has(id))};
}
