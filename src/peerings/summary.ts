import {type Column, columnsNamed, type Json, type Output, type Row, usualCut} from '../output/output.js';
import {countOf, describeCount} from '../text/digits.js';
import {createNaturalCompare} from '../text/natural.js';
import type {DeviceAnswer} from './answer.js';
import type {Session} from './session.js';

/** What the sessions of a device come to, or those that are on none. */
export type Summary = {
	readonly device: string | null;
	readonly sessions: number;
	/** Sessions by status. */
	readonly states: ReadonlyMap<string, number>;
	readonly localAs: readonly Json[];
	readonly remoteAs: readonly Json[];
	/** When NetBox last confirmed the sessions, in ms: the oldest counts. */
	readonly checkedAt: number;
};

/** The summary of a device, by the key that it is shown by, or of what is on none; `now` in ms. Opens each row once, and keeps none. */
export function summaryOf(device: string | null, {sessions, how}: Pick<DeviceAnswer, 'sessions' | 'how'>, now: number): Summary {
	const states = new Map<string, number>();
	const [local, remote] = [new Set<Json>(), new Set<Json>()];
	let checkedAt = how.kind === 'forced' ? how.at : now;
	for (const session of sessions) {
		const {status, localAs, remoteAs} = session;
		states.set(status, (states.get(status) ?? 0) + 1);
		if (localAs !== null) local.add(asOf(localAs));
		if (remoteAs !== null) remote.add(asOf(remoteAs));
		checkedAt = Math.min(checkedAt, session.checkedAt);
	}
	return {device, sessions: sessions.length, states, localAs: inOrder(local), remoteAs: inOrder(remote), checkedAt};
}

/** Of an AS number that the peer group alone has, only that is known. */
const asOf = (as: NonNullable<Session['localAs']>): Json => (as === 'unread' ? 'of its peer group' : as.asn);

const inOrder = (numbers: ReadonlySet<Json>): readonly Json[] => [...numbers].toSorted((a, b) => Number(a) - Number(b));

/** The columns of summaries; the last takes the room that is left. */
const columns: readonly Column[] = [
	...columnsNamed(['device']),
	// A 4-byte number stands whole, with the sign that there are more: a part of a number looks like another one.
	{name: 'local-as', paths: ['local_as'], rank: 'wanted', cutTo: 12},
	{name: 'sessions', paths: ['sessions'], rank: 'key'},
	{name: 'active', paths: ['active'], rank: 'key'},
	// What is not active is what people look for: three statuses stand whole.
	{name: 'other', paths: ['other'], rank: 'key', cutTo: 2 * usualCut},
	{name: 'checked', paths: ['checked_at'], rank: 'wanted', shows: 'time', ofReading: true},
	{name: 'remote-as', paths: ['remote_as'], rank: 'extra', cutTo: usualCut},
];

/** The devices of a summary; sessions that are on no device, if there are any; and the number of devices that are left out, since they have none. */
export type Summaries = {readonly devices: readonly Summary[]; readonly unheld?: Summary | undefined; readonly without?: number};

/** A row a device, one for what is on no device, and below the table of all of them what they come to together. */
export function summaryOutput(summaries: Summaries, rest: Pick<Output, 'errors' | 'notes' | 'meta'>): Output {
	const all = [...summaries.devices, ...(summaries.unheld ? [summaries.unheld] : [])];
	return {kind: 'rows', rows: all.map(rowOf), columns, totals: totalsOf(summaries), ...rest};
}

/** The statuses that every NetBox has: a row says of each how many. */
const usual: readonly string[] = ['active', 'failed', 'offline', 'planned'];

function rowOf({device, sessions, states, localAs, remoteAs, checkedAt}: Summary): Row {
	return {
		device,
		local_as: localAs,
		sessions,
		active: states.get('active') ?? 0,
		other: othersOf(states) || null,
		states: {...Object.fromEntries(usual.map((status) => [status, 0])), ...Object.fromEntries(states)},
		checked_at: new Date(checkedAt).toISOString(),
		remote_as: remoteAs,
	};
}

/** `2 failed, 1 planned`. */
function othersOf(states: ReadonlyMap<string, number>): string {
	const compare = createNaturalCompare();
	const others = [...states].filter(([status]) => status !== 'active').toSorted(([a], [b]) => compare(a, b));
	return others.map(([status, count]) => `${describeCount(count)} ${status}`).join(', ');
}

/** `547 devices, 10,227 sessions: 10,224 active, 2 failed, 1 planned; on no device 2 sessions: 2 active; 1 device without sessions`. */
function totalsOf({devices, unheld, without = 0}: Summaries): string {
	return [
		`${countOf(devices.length, 'device')}, ${sessionsOf(devices)}`,
		...(unheld ? [`on no device ${sessionsOf([unheld])}`] : []),
		...(without > 0 ? [`${countOf(without, 'device')} without sessions`] : []),
	].join('; ');
}

function sessionsOf(summaries: readonly Summary[]): string {
	const states = new Map<string, number>();
	for (const one of summaries) for (const [status, count] of one.states) states.set(status, (states.get(status) ?? 0) + count);
	const sessions = summaries.reduce((sum, one) => sum + one.sessions, 0);
	const active = `${describeCount(states.get('active') ?? 0)} active`;
	const others = othersOf(states);
	return `${countOf(sessions, 'session')}${sessions === 0 ? '' : `: ${active}${others === '' ? '' : `, ${others}`}`}`;
}
