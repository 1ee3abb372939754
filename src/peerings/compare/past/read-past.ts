import {type Failure, failure} from '../../../core/failure.js';
import {drive, type Work} from '../../../core/long-work.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {Netbox} from '../../../netbox/netbox.js';
import type {Row} from '../../../output/output.js';
import {cellText} from '../../../output/row-values.js';
import type {ShownKind} from '../../model.js';
import {fetchById} from '../../reading/sessions.js';
import type {LiveSide} from '../live-side.js';
import {type ComparedSession, comparedSession, type Side} from '../side.js';
import {changesSince, logBegin, type PastChange, type PastChanges} from './log.js';
import {type PastObjects, readPastObjects, want} from './objects.js';
import {type Born, pastRow} from './past-row.js';
import {isObject, loggedState, shownState} from './states.js';
import {stepBack} from './step-back.js';
import {createTags, type PastTags} from './tags.js';

/** Sessions at a moment of the past: those of the devices that are meant, and any by its id. `unread` is why the log does not tell them. */
export type PastRead =
	| {readonly kind: 'past'; readonly side: Side; readonly byId: NonNullable<LiveSide['byId']>; readonly notes: readonly string[]}
	| {readonly kind: 'unread'; readonly why: string};

/** What is asked of the log: the side as it is now, at which moment, and what the other side is called. */
export type PastAsked = {readonly netbox: Netbox; readonly live: LiveSide; readonly at: number; readonly name: string; readonly signal: AbortSignal};

/**
 * Rebuilds a side as it was at a moment (docs/contract/compare.md CM4 past-state): from what is there now back through the change log, where each step
 * must find what the log says. Where the log cannot be read or does not reach back, it says so; a step that does not fit is an error.
 */
export async function readPast(asked: PastAsked): Promise<Result<PastRead>> {
	const {netbox, at} = asked;
	const begin = await logBegin(netbox);
	if (!begin.ok) return unreadOr(begin.error);
	if (begin.value === undefined) return ok({kind: 'unread', why: 'the change log is empty'});
	if (begin.value > at) return ok({kind: 'unread', why: `the change log begins at ${new Date(begin.value).toISOString()}`});
	const read = await Promise.all(
		['netbox_bgp.bgpsession', 'extras.tag', 'extras.customfield', 'extras.customfieldchoiceset'].map((type) => changesSince(netbox, type, at)),
	);
	const broken = read.find((one) => !one.ok);
	if (broken && !broken.ok) return unreadOr(broken.error);
	const [sessions = none, tags = none, ...custom] = read.flatMap((one) => (one.ok ? [one.value] : []));
	const isCustomKnown = custom.every(({size}) => size === 0);
	const side = await rebuilt(asked, {sessions, tags, isCustomKnown});
	return side.ok ? side : unreadOr(side.error);
}

const none: PastChanges = new Map();

/** A log, or a list, that this token may not read tells nothing; nor one that NetBox fails over, as old plugins make it do. Anything else is an error. */
const unreadOr = (error: Failure): Result<PastRead> =>
	error.code === 'forbidden' || error.status === 500 ? ok({kind: 'unread', why: error.message.replace(/\.$/, '')}) : err(error);

type Logs = {readonly sessions: PastChanges; readonly tags: PastChanges; readonly isCustomKnown: boolean};

/** A session in the state that it had then, with what never changes of it, and the fields of which nobody knows whether they were so. */
type PastSession = {readonly id: number; readonly born: Born; readonly state: Row; readonly unknown: readonly string[]};

async function rebuilt(
	{netbox, live, at, name, signal}: PastAsked,
	{sessions: logged, tags: tagChanges, isCustomKnown}: Logs,
): Promise<Result<PastRead>> {
	const stopped = (): Result<never> => err(failure.cancelled(netbox.requests(), 'nothing was compared'));
	const shown = new Set(live.groups.flatMap(({rows}) => rows.flatMap(({held}) => idOf(held.row))));
	const sessions = new Map([...logged].filter(([id, changes]) => shown.has(id) || changes.some((change) => isOn(change, live))));
	const others = await fetchById(
		netbox,
		[...sessions.keys()].filter((id) => !shown.has(id)),
	);
	if (!others.ok) return others;
	const wanted = new Map<ShownKind, Map<number, Row | undefined>>();
	const elsewhere = others.value.map(({held}) => held.row);
	const states = await drive(statesOf(live, {sessions, tags: createTags(tagChanges), at, elsewhere, isCustomKnown, wanted}), {stop: signal});
	if (!states) return stopped();
	if (!states.ok) return states;
	const objects = await readPastObjects(netbox, wanted, {at, tags: tagChanges});
	if (!objects.ok) return objects;
	const made = await drive(sideAt(live, {name, states: states.value, objects: objects.value}), {stop: signal});
	if (!made) return stopped();
	const notes = isCustomKnown ? [] : ['custom fields were edited since then: they are not compared'];
	return ok({kind: 'past', side: made.side, byId: async (ids) => ok(ids.flatMap((id) => made.all.get(id) ?? [])), notes});
}

/** Whether a session was on one of these devices before or after a change: others are nobody's concern. */
const isOn = ({before, after}: PastChange, {keys}: LiveSide): boolean =>
	[before['device'], after['device']].some((id) => typeof id === 'number' && keys.has(id));

type StatesAsked = Pick<Logs, 'sessions' | 'isCustomKnown'> & {
	readonly tags: PastTags;
	readonly at: number;
	readonly elsewhere: readonly Row[];
	/** Gets every object that a session shows, or showed. */
	readonly wanted: Map<ShownKind, Map<number, Row | undefined>>;
};

/** The states of all sessions that were there; those that are there now, and those that were changed since then, are gone through. */
function* statesOf(live: LiveSide, asked: StatesAsked): Work<Result<readonly PastSession[]>> {
	const {sessions, elsewhere, wanted} = asked;
	const states: PastSession[] = [];
	const left = new Set(sessions.keys());
	const fault: {why?: Failure} = {};
	const step = (id: number, now: Row | undefined): void => {
		left.delete(id);
		const past = stateOf(id, now, asked);
		if (!past.ok) fault.why ??= past.error;
		else if (past.value) {
			states.push(past.value);
			want(wanted, past.value.state);
		}
		if (now) want(wanted, now);
	};
	for (const row of [...live.groups.flatMap(({rows}) => rows.map(({held}) => held)), ...elsewhere.map((one) => ({row: one}))]) {
		const {row: now} = row;
		for (const id of idOf(now)) step(id, now);
		yield '';
	}
	for (const id of left) step(id, undefined);
	return fault.why ? err(fault.why) : ok(states);
}

/** A session as it was; undefined where it was not there. */
function stateOf(id: number, now: Row | undefined, {sessions, tags, at, isCustomKnown}: StatesAsked): Result<PastSession | undefined> {
	const changes = sessions.get(id) ?? [];
	const saved = cellText(now?.['last_updated'] ?? null);
	const named = `session ${cellText(now?.['name'] ?? null) || nameIn(changes)} (#${id})`;
	if (changes.length === 0 && Date.parse(saved) > at)
		return err(failure.brokenLog(named, `was saved at ${saved}, and the log does not say what was changed`));
	const state = stepBack(
		now && shownState(now, tags),
		changes.map((change) => loggedState(change, tags)),
	);
	if (!state.ok) return err(failure.brokenLog(named, state.error));
	if (!state.value) return ok(undefined);
	return ok({
		id,
		state: state.value,
		born: {url: now?.['url'] ?? null, created: now?.['created'] ?? null},
		unknown: unknownIn(now, state.value, isCustomKnown),
	});
}

const nameIn = ([change]: readonly PastChange[]): string => cellText(change?.before['name'] ?? change?.after['name'] ?? null);

const idOf = (row: Row): readonly number[] => (typeof row['id'] === 'number' ? [row['id']] : []);

type SideAsked = {readonly name: string; readonly states: readonly PastSession[]; readonly objects: PastObjects};

/** The sessions that were on these devices, and all that are known by their ids. */
function* sideAt(
	live: LiveSide,
	{name, states, objects}: SideAsked,
): Work<{readonly side: Side; readonly all: ReadonlyMap<number, ComparedSession>}> {
	const sessions: ComparedSession[] = [];
	const all = new Map<number, ComparedSession>();
	for (const {id, born, state, unknown} of states) {
		yield '';
		const row = pastRow(id, state, born, objects);
		const device = typeof state['device'] === 'number' ? state['device'] : undefined;
		const key = device === undefined ? undefined : live.keys.get(device);
		const named = device === undefined ? '' : cellText(objects('dcim.device', device)['name'] ?? null) || `#${device}`;
		const session = {...comparedSession(row, {device: key ?? named, session: cellText(row['name'] ?? null) || `#${id}`}), unknown};
		all.set(id, session);
		if (key !== undefined) sessions.push(session);
	}
	return {side: {name, devices: new Set(live.side.devices), sessions}, all};
}

/** Custom fields of which nobody knows what they held: those that were edited themselves, and what shows an object, which may have changed alone. */
function unknownIn(now: Row | undefined, state: Row, isCustomKnown: boolean): readonly string[] {
	if (!isCustomKnown) return ['custom-fields'];
	const shown = (now?.['custom_fields'] ?? {}) as Row;
	const isUnknown = (field: string): boolean => {
		const value = shown[field] ?? null;
		if (isObject(value) || (Array.isArray(value) && value.some(isObject))) return true;
		const was = state[`custom_fields.${field}`] ?? null;
		// An id, or a number: what is empty now does not tell.
		return value === null && [was].flat().some((one) => typeof one === 'number');
	};
	return Object.keys(shown).flatMap((field) => (isUnknown(field) ? [`custom_fields.${field}`] : []));
}
