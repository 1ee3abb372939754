import {failure} from '../../core/failure.js';
import {drive} from '../../core/long-work.js';
import {err, ok, type Result} from '../../core/result.js';
import {type Meta, noCost, type Output} from '../../output/output.js';
import {countOf} from '../../text/digits.js';
import type {PeeringsAsked, ReadingTools} from '../reading/read.js';
import {type FieldChoice, findDifferences} from './differences.js';
import {lookElsewhere, meantBy} from './elsewhere.js';
import {type LiveSide, readSide, readStoredSide} from './live-side.js';
import {type Pairing, pairSides} from './pairing.js';
import {type KeptSessions, readTimeSides, type Sides, type WithTime} from './past-sides.js';
import {compareOutput} from './shown.js';
import {type Side, sideOf} from './side.js';

/** What a reading is compared with: another reading, or what was kept of an earlier one under this name. */
export type ComparedWith =
	| {readonly kind: 'branch'; readonly branch: string}
	| {readonly kind: 'instance'; readonly tools: ReadingTools}
	| {readonly kind: 'cache'}
	| WithTime
	| ({readonly kind: 'kept'} & KeptSessions);

/** What is compared, with which fields, and how it is shown. */
export type CompareAsked = PeeringsAsked & FieldChoice & {readonly with: ComparedWith; readonly unified: boolean};

/**
 * Compares the sessions of devices with those of another state (docs/contract/compare.md). What is earlier is the old side: a file, a job, the cache;
 * of a branch and of another instance what the command itself reads. Both sides are whole, or there is no result.
 */
export async function comparePeerings(asked: CompareAsked, tools: ReadingTools): Promise<Result<Output>> {
	const sides = await readSides(asked, tools);
	if (!sides.ok) return sides;
	const {old, now, oldLive, live} = sides.value;
	const lacking = lackingOf(sides.value, asked);
	if (!lacking.ok) return lacking;
	const paired = await drive(pairSides(old, now), {stop: tools.signal});
	if (!paired) return stopped(tools);
	// A side without sessions does not say that it is of the same NetBox.
	const isOneNetbox = paired.isOneNetbox || ['branch', 'cache', 'time'].includes(asked.with.kind);
	const whole = await lookElsewhere(
		{...paired, isOneNetbox},
		{
			old: sides.value.oldById ?? oldLive?.byId,
			now: live.byId,
			...(sides.value.isKept && {wasAsked: meantBy(asked.devices, now.devices)}),
		},
	);
	if (!whole.ok) return whole;
	const known = sides.value.isKept ? onlyKept(whole.value, sides.value) : whole;
	if (!known.ok) return known;
	const found = await drive(findDifferences(known.value, asked), {stop: tools.signal});
	if (!found) return stopped(tools);
	const output = compareOutput(found, {old, now, unified: asked.unified});
	const notes = [...output.notes, ...notesOf(sides.value, {apart: whole.value.apart, lacking: lacking.value, asked})];
	return ok({...output, notes, meta: metaOf(asked, tools)});
}

const stopped = (tools: ReadingTools): Result<never> => err(failure.cancelled(tools.netbox.requests(), 'nothing was compared'));

async function readSides(asked: CompareAsked, tools: ReadingTools): Promise<Result<Sides>> {
	const {with: other} = asked;
	const name = nameOf(tools, asked.branch);
	switch (other.kind) {
		case 'kept': {
			const live = await readSide(name, asked, tools);
			if (!live.ok) return live;
			const old = await drive(sideOf(other.name, other.groups), {stop: tools.signal});
			return old ? ok({old, now: live.value.side, live: live.value, isKept: true, notes: other.notes}) : stopped(tools);
		}
		case 'time':
			return readTimeSides(name, asked, other, tools);
		case 'cache':
			// What is cached before the reading, which brings it up to date and caches what was not.
			return onlyCached(
				await both(
					() => readStoredSide(`the cache of ${name}`, asked, tools),
					() => readSide(name, asked, tools),
				),
			);
		case 'branch':
			return both(
				() => readSide(name, asked, tools),
				() => readSide(nameOf(tools, other.branch), {...asked, branch: other.branch}, tools),
			);
		case 'instance': {
			const {branch: _, ...there} = asked;
			return both(
				() => readSide(name, asked, tools),
				() => readSide(nameOf(other.tools, undefined), there, other.tools),
			);
		}
		default:
			return other satisfies never;
	}
}

/** One after the other: both may use the same cache. */
async function both(readOld: () => Promise<Result<LiveSide>>, readNew: () => Promise<Result<LiveSide>>): Promise<Result<Sides>> {
	const old = await readOld();
	if (!old.ok) return old;
	const live = await readNew();
	return live.ok ? ok({old: old.value.side, now: live.value.side, oldLive: old.value, live: live.value}) : live;
}

/** What is not cached was not seen, which is not the same as not there: devices that are not cached are not compared. */
function onlyCached(sides: Result<Sides>): Result<Sides> {
	if (!sides.ok) return sides;
	const {old, now} = sides.value;
	return ok({...sides.value, now: {...now, sessions: now.sessions.filter(({device}) => old.devices.has(device))}});
}

/** The same for what was kept: sessions on a device that it does not have are nothing that was added, for nobody knows what was there. */
function onlyKept<Found extends Pairing>(found: Found, {old, now}: Sides): Result<Found> {
	const isNothing = found.pairs.length === 0 && now.devices.size > 0 && ![...now.devices].some((device) => old.devices.has(device));
	if (isNothing) return err(failure.nothingKept(old.name, [...now.devices].slice(0, 3)));
	return ok({...found, newOnly: found.newOnly.filter(({device}) => old.devices.has(device))});
}

const nameOf = ({netbox}: ReadingTools, branch: string | undefined): string =>
	branch === undefined ? netbox.name : `branch ${branch} of ${netbox.name}`;

/** What one side alone lacks is a note: there it adds or removes sessions. What neither has was mistyped. */
function lackingOf({old, now, oldLive, live}: Sides, {with: other}: CompareAsked): Result<readonly string[]> {
	const keptHas = (device: string | undefined): boolean => (device === undefined ? old.sessions.length > 0 : old.devices.has(device));
	const isOnOther = ({message, resource}: LiveSide['lacking'][number]): boolean =>
		oldLive ? !oldLive.lacking.some((one) => one.message === message) : keptHas(resource);
	const nowhere = live.lacking.find((one) => !isOnOther(one));
	if (nowhere) return err(nowhere);
	// An instance of its own knows a device by this name or by none: what is not there was not removed.
	const apart =
		other.kind === 'instance'
			? [...(oldLive?.lacking ?? []).map((one) => [old, one] as const), ...live.lacking.map((one) => [now, one] as const)][0]
			: undefined;
	if (apart)
		return err({...apart[1], message: `${apart[0].name}: ${apart[1].message}`, hint: 'both instances must have the devices that are compared'});
	const said = (side: Side, lacking: LiveSide['lacking']): readonly string[] => lacking.map(({message}) => `${side.name}: ${message}`);
	// What is not cached is named by its devices: it may well be there.
	const oldLacks = other.kind === 'cache' ? [] : (oldLive?.lacking ?? []);
	return ok([...said(old, oldLacks), ...said(now, live.lacking)]);
}

type NotesAbout = {readonly apart: number; readonly lacking: readonly string[]; readonly asked: CompareAsked};

function notesOf({old, now, oldLive, live, isKept, notes = []}: Sides, {apart, lacking, asked}: NotesAbout): readonly string[] {
	const isPast = isKept || asked.with.kind === 'cache';
	const unkept = isPast ? [...now.devices].filter((device) => !old.devices.has(device)) : [];
	return [
		...notes,
		...lacking,
		...(apart > 0 ? [`${countOf(apart, 'session')} of ${old.name} on devices that were not asked for: not compared`] : []),
		...(unkept.length > 0
			? [
					`${old.name} has nothing of ${countOf(unkept.length, 'device')}: ${unkept.slice(0, 3).join(', ')}${unkept.length > 3 ? ', …' : ''}: not compared`,
				]
			: []),
		...new Set([...(oldLive?.notes ?? []), ...live.notes]),
	];
}

function metaOf(asked: CompareAsked, tools: ReadingTools): Meta {
	const there = asked.with.kind === 'instance' ? asked.with.tools.netbox.requests() : 0;
	const {branch} = asked;
	return {
		...noCost,
		instance: tools.netbox.name,
		cache: asked.cache,
		requests: tools.netbox.requests() + there,
		...(branch !== undefined && {branch}),
	};
}
