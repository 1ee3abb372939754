import {type Failure, failure} from '../../core/failure.js';
import {ok, type Result} from '../../core/result.js';
import {keyDevices} from '../../devices/keys.js';
import type {Device} from '../../devices/match.js';
import {missingDevice, nearNames} from '../../devices/near-names.js';
import type {Meta} from '../../output/output.js';
import {describeAge} from '../../text/ages.js';
import {foldName} from '../../text/case-fold.js';
import type {DeviceAnswer} from '../answer.js';
import {knownReader} from '../freshness/scope.js';
import type {Tell} from './parts.js';
import type {PeeringsAsked, Reading, ReadingTools} from './read.js';

type For = {readonly asked: PeeringsAsked; readonly tools: ReadingTools};

/** What became of a reading, beside the sessions that were handed on: an error for each device that is missing or could not be read. */
export type SessionsRead = {
	readonly errors: readonly Failure[];
	/** Names that were asked for and that no device bears. */
	readonly absent: readonly string[];
	readonly notes: readonly string[];
	readonly meta: Meta;
};

/** Says what was found, reads the sessions of all devices and hands them on, device by device in natural order of their keys. */
export async function readFound(reading: Reading, {asked, tools}: For, take: Tell): Promise<Result<SessionsRead>> {
	const {found, notes} = reading;
	const instance = tools.netbox.name;
	const keyed = keyDevices(found.devices, instance);
	const known = found.missing.length > 0 ? await knownNames(reading, {asked, tools}) : [];
	const missing = found.missing.map((name) => ({...missingDevice(name, known, tools.options), instance}));
	warn(tools, [...[...missing, ...found.failures].map(({message}) => message), ...found.warnings, ...keyed.warnings]);

	const tally = createTally(tools, keyed.devices.length);
	const read = await reading.read(keyed.devices, (key, answer) => {
		tally.add(key, answer);
		take(key, answer);
	});
	if (!read.ok) return read;
	const {errors, gone} = read.value;
	const unborne = goneNames(asked.devices.names, {gone, found: found.devices});
	const vanished = unborne.map((name) => failure.deviceNotFound(name, []));
	warn(
		tools,
		vanished.map(({message}) => message),
	);
	const failures = [...errors.map(({keys, because}) => failure.notRead(keys, because)), ...missing, ...vanished, ...found.failures];
	const meta = {...tally.meta(), instance, cache: asked.cache, ...(asked.branch !== undefined && {branch: asked.branch})};
	return ok({errors: failures, absent: [...found.missing, ...unborne], notes, meta});
}

/** Counts of the devices and sessions that have come in. */
type Tally = {
	/** Takes a device's answer, and tells of it. */
	readonly add: (key: string, answer: DeviceAnswer) => void;
	readonly meta: () => Meta;
};

/** A tally of so many devices, nothing counted yet. */
function createTally(tools: ReadingTools, total: number): Tally {
	const now = tools.now();
	let [devices, sessions, hits] = [0, 0, 0];
	let oldest = Number.POSITIVE_INFINITY;
	return {
		add: (key, answer) => {
			devices += 1;
			sessions += answer.sessions.length;
			if (answer.how.kind !== 'fetched') hits += 1;
			for (const {checkedAt} of answer.sessions) oldest = Math.min(oldest, checkedAt);
			const counts = {devices: {done: devices, total}, sessions: {done: sessions}};
			for (const message of describeAnswer(key, answer, now)) tools.report({message, counts, perDevice: true});
		},
		meta: () => ({
			requests: tools.netbox.requests(),
			hits,
			misses: devices - hits,
			truncated: false,
			...(Number.isFinite(oldest) && {oldestSeconds: Math.max(0, Math.round((tools.now() - oldest) / 1000))}),
		}),
	};
}

function warn({report}: ReadingTools, messages: readonly string[]): void {
	for (const message of messages) report({message, severity: 'WARN'});
}

/** Names asked for whose last device was deleted while it was read. */
function goneNames(names: readonly string[], {gone, found}: {readonly gone: readonly Device[]; readonly found: readonly Device[]}): string[] {
	const fold = ({name}: Device): string | undefined => (name === null ? undefined : foldName(name));
	const left = new Set(found.filter((device) => !gone.includes(device)).map(fold));
	const lost = new Set(gone.map(fold));
	return names.filter((name) => lost.has(foldName(name)) && !left.has(foldName(name)));
}

/** Names that missing ones may have meant: of cached devices too, but with `cache False`, which reads no cache for this either; with `cache force` of no others. */
async function knownNames({found, netbox}: Reading, {asked, tools}: For): Promise<readonly string[]> {
	const reader = asked.cache === 'False' ? undefined : knownReader(tools.netbox, tools.cache);
	const names = reader === undefined ? ok([]) : tools.cache.deviceNames({instance: tools.netbox.url, reader});
	const cached = names.ok ? names.value : [];
	return asked.cache === 'force' ? cached : nearNames(netbox, found.missing, cached);
}

/** What is said of a device while the job runs (docs/contract/jobs.md J8 event-forced to J12 event-changed). `now` in ms. */
function describeAnswer(key: string, {how, sessions}: DeviceAnswer, now: number): string[] {
	const count = `${sessions.length} BGP session(s)`;
	switch (how.kind) {
		case 'fetched':
			return [how.kept ? `fetched and cached ${count} for '${key}'` : `retrieved ${count} for '${key}'`];
		case 'unchanged':
			return [`retrieved ${count} from cache for '${key}'`, `using cache, it is up to date for '${key}'`];
		case 'changed':
			return [
				`retrieved ${how.cached} BGP session(s) from cache for '${key}'`,
				...(how.removed > 0 ? [`removed ${how.removed} deleted BGP session(s) for '${key}'`] : []),
				...(how.fetched > 0 ? [`fetching ${how.fetched} updated BGP session(s) for '${key}'`] : []),
				`updated cache for '${key}'`,
			];
		case 'forced':
			return [`using cached BGP peerings for '${key}' (forced), cached ${describeAge(now - how.at)} ago`];
		default:
			return how satisfies never;
	}
}
