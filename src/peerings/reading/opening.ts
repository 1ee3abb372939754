import {ok} from '../../core/result.js';
import {keyDevices} from '../../devices/keys.js';
import type {Device, Found} from '../../devices/match.js';
import type {DeviceList} from '../../language/read/device-list.js';
import type {Query} from '../../netbox/netbox.js';
import type {CachedDevice, LookUp, Scope} from '../../store/cache/cache.js';
import {asksFields} from '../freshness/custom-fields.js';
import {glanceQuery} from '../freshness/glance.js';
import {isLogWhole, savedSince} from '../freshness/saved.js';
import {kindsAbout} from '../model.js';
import {believedSince, isCold, pickCached, pickKnown, rowsOf, unknownNames} from './cached-devices.js';
import {namedQuery} from './fetch-by-name.js';
import {partsOf} from './parts.js';
import type {PeeringsAsked, ReadingTools} from './read.js';
import {traceFieldsOf} from './sessions.js';

/**
 * What a reading asks before it reads sessions, as far as what is cached decides it. The reading sends it (`checked.ts`, `forced.ts`,
 * `uncached.ts`), the dry run shows it, and neither decides anything of it again.
 */
export type Opening = {
	readonly status: boolean;
	readonly log: boolean;
	/** Main's log of custom fields, which are not part of a branch. */
	readonly fieldChange: boolean;
	/** Whether custom fields are still being filled in. */
	readonly fieldsState: boolean;
	readonly glance: GlanceAsked | undefined;
	/** `beside`: with what does not depend on them; `after`: after the log; `if others`: where the glance shows others than those that are cached. */
	readonly devices: {readonly list: DeviceList; readonly when: 'beside' | 'after' | 'if others'} | undefined;
	/** Sessions in full by the names of their devices, where nothing is cached: before all else, or after the log. */
	readonly named: {readonly query: Query; readonly when: 'first' | 'after'} | undefined;
	/** The devices that are cached and asked for only where NetBox shows others, with `force` never. */
	readonly cached: Found | undefined;
	/** The traces of those, in the parts in which their sessions are read: asked before all else. */
	readonly traces: readonly TracesAsked[];
};

/** What is asked early of a part of the devices: traces of those whose sessions are cached, with what they must carry besides. */
export type TracesAsked = {readonly part: readonly number[]; readonly devices: readonly number[]; readonly fields: readonly string[]};

/** What is known before anything is asked: of the names in the list, and every device among which it is matched with `force`. */
export type Remembered = {readonly known: LookUp; readonly cached: readonly CachedDevice[]};

/** What is known where nothing is. */
export const nothingKnown: LookUp = {devices: [], known: new Set(), showing: new Set(), shownTypes: new Set()};

/** The opening of a reading, whichever way it takes. */
export function openingOf(asked: PeeringsAsked, {known, cached}: Remembered, tools: ReadingTools): Opening {
	switch (asked.cache) {
		case 'False':
			return uncachedOpening(asked);
		case 'force':
			return forcedOpening(asked, {known, cached});
		case 'True':
		case 'refresh':
			return checkedOpening(asked, known, tools);
		default:
			return asked.cache satisfies never;
	}
}

const nothingAsked = {
	log: false,
	fieldChange: false,
	fieldsState: false,
	glance: undefined,
	named: undefined,
	cached: undefined,
	traces: [],
} as const;

export function uncachedOpening({devices: list}: PeeringsAsked): Opening {
	const query = namedQuery(list);
	return {...nothingAsked, status: true, devices: {list, when: 'beside'}, named: query && {query, when: 'first'}};
}

/** Only names that no cached device bears are asked for. */
export function forcedOpening({devices: list}: PeeringsAsked, {known, cached}: Remembered): Opening & {readonly cached: Found} {
	const names = unknownNames(list.names, known);
	const found = pickCached({...list, names: list.names.filter((name) => !names.includes(name))}, rowsOf(cached));
	if (names.length === 0) return {...nothingAsked, status: false, devices: undefined, cached: found};
	const devices = {list: {names, globs: [], selectors: []}, when: known.position ? 'beside' : 'after'} as const;
	return {...nothingAsked, status: true, log: !known.position, devices, cached: found};
}

export function checkedOpening(asked: PeeringsAsked, known: LookUp, tools: ReadingTools): Opening {
	const {devices: list, branch} = asked;
	const {position} = known;
	const cached = asked.cache === 'True' ? pickKnown(list, known, believedSince(tools, !isLogWhole(position))) : undefined;
	// The sessions themselves are what takes long: they are asked for as soon as the log is there, which the devices would delay.
	const query = !cached && isCold(asked, known) ? namedQuery(list) : undefined;
	const glance = glanceOf({asked, known, now: tools.now()}, cached !== undefined);
	return {
		status: true,
		log: true,
		fieldChange: branch !== undefined,
		fieldsState: asksFields(position),
		glance,
		devices: {list, when: glance?.names ? 'if others' : position && !query ? 'beside' : 'after'},
		named: query && {query, when: 'after'},
		cached,
		traces: cached ? tracesAsked(cached.devices, known, tools.netbox.name) : [],
	};
}

function tracesAsked(devices: readonly Device[], known: LookUp, instance: string): readonly TracesAsked[] {
	const withSets = new Set(known.devices.filter(({sessionsAt}) => sessionsAt !== undefined).map(({id}) => id));
	return partsOf(keyDevices(devices, instance).devices).map((keyed) => {
		const part = keyed.map(({device}) => device.id);
		const traced = part.filter((id) => withSets.has(id));
		return {part, devices: traced, fields: traceFieldsOf(known.position, {devices: traced, showing: known.showing})};
	});
}

/** How long GraphQL that did not answer is asked no more, in ms. */
const blindMs = 24 * 3_600_000;

type GlanceAsking = {readonly asked: PeeringsAsked; readonly known: LookUp; readonly now: number};

/** The query for a glance; `names`: it asks for the devices. */
type GlanceAsked = {readonly text: string; readonly names: boolean};

/**
 * The query for a glance, and whether it asks for the devices by their names, which `hasNames` wants; undefined where none is asked: where no
 * cached row may be shown, and where GraphQL did not answer of late. What was saved is asked where there is a log beside it.
 */
function glanceOf({asked, known, now}: GlanceAsking, hasNames: boolean): GlanceAsked | undefined {
	const {position} = known;
	const isBlind = position?.blindAt !== undefined && now - position.blindAt < blindMs;
	if (!position || isBlind || !mayShowCached(asked, known)) return undefined;
	const since = position.cursor === undefined ? {} : {since: savedSince(position)};
	const what = {...since, kinds: kindsAbout(known.shownTypes)};
	// A server whose GraphQL knew no branches would confirm the names of main; what was saved in main does no harm.
	const whole = hasNames && asked.branch === undefined ? glanceQuery({names: asked.devices.names, ...what}) : undefined;
	const text = whole ?? ('since' in since ? glanceQuery({names: [], ...what}) : undefined);
	return text === undefined ? undefined : {text, names: whole !== undefined};
}

/** What globs and selectors mean is known later. */
const mayShowCached = (asked: PeeringsAsked, known: LookUp): boolean =>
	asked.cache === 'True' && (asked.devices.globs.length > 0 || asked.devices.selectors.length > 0 || !isCold(asked, known));

/** The cached devices among which a list is matched with `force`: those of its names, or all where it has globs or selectors. */
export function cachedFor(
	asked: PeeringsAsked,
	{tools, scope, known}: {readonly tools: ReadingTools; readonly scope: Scope; readonly known: LookUp},
) {
	return isMatching(asked) ? tools.cache.devices(scope) : ok(known.devices);
}

/** Whether devices are matched, and not only named. */
export const isMatching = ({devices: {globs, selectors}}: PeeringsAsked): boolean => globs.length > 0 || selectors.length > 0;
