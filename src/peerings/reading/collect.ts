import {type Failure, failure, isTooMuch} from '../../core/failure.js';
import {createTurns} from '../../core/long-work.js';
import {err, ok, type Result} from '../../core/result.js';
import {type KeyedDevices, keyDevices} from '../../devices/keys.js';
import type {Device, Found} from '../../devices/match.js';
import {missingDevice, nearNames} from '../../devices/near-names.js';
import type {Netbox} from '../../netbox/netbox.js';
import type {Output} from '../../output/output.js';
import {foldName} from '../../text/case-fold.js';
import type {BatchAnswer} from '../answer.js';
import {knownReader} from '../freshness/reader.js';
import {peeringsOutput} from '../table.js';
import type {Asked, Tools} from './read.js';
import {createTally, type Tally} from './tally.js';

/** Devices read with one request of freshness, and kept in one transaction: at 20 sessions each they fill one page of NetBox. */
export const batchSize = 50;

/** Cuts a list into parts of at most `batchSize`. */
export const partsOf = <Item>(items: readonly Item[]): Item[][] =>
	Array.from({length: Math.ceil(items.length / batchSize)}, (_, part) => items.slice(part * batchSize, (part + 1) * batchSize));

/** The ids of devices in the parts in which they are read. */
export const idsByPart = (devices: readonly Device[], instance: string): readonly (readonly number[])[] =>
	partsOf(keyDevices(devices, instance).devices).map((part) => part.map(({device}) => device.id));

/** Parts that came and wait for an earlier one, and those on their way: together they bound the memory. */
const mostAhead = 4;

export type Collecting = {
	readonly asked: Asked;
	readonly tools: Tools;
	readonly found: Found;
	readonly netbox: Netbox;
	/** Reads the sessions of some devices, by this NetBox. */
	readonly read: (devices: readonly Device[], netbox: Netbox) => Promise<Result<BatchAnswer>>;
	/** Keeps what came. */
	readonly keep: (answer: BatchAnswer) => Result<unknown>;
};

/** Says what was found, reads the sessions in batches side by side, and tells of each device in natural order as its batch is there. */
export async function collect(collecting: Collecting): Promise<Result<Output>> {
	const {found, tools, asked} = collecting;
	const keyed = keyDevices(found.devices, tools.netbox.name);
	const known = found.missing.length > 0 ? await knownNames(collecting) : [];
	const missing = found.missing.map((name) => ({...missingDevice(name, known, tools.options), instance: tools.netbox.name}));
	const warnings = [...[...missing, ...found.failures].map(({message}) => message), ...found.warnings, ...keyed.warnings];
	for (const message of warnings) tools.report({message, severity: 'WARN'});

	const tally = createTally(tools, keyed.devices.length);
	const {errors, gone, unkept} = await readParts(collecting, keyed, tally);
	for (const message of describeUnkept(unkept)) tools.report({message, severity: 'WARN'});
	const [first] = errors;
	if (first && tally.groups().length === 0) return err(first.because);
	const unborne = goneNames(asked.devices.names, {gone, found: found.devices});
	const vanished = unborne.map((name) => failure.deviceNotFound(name, []));
	for (const {message} of vanished) tools.report({message, severity: 'WARN'});
	const failures = [...errors.map(({keys, because}) => failure.notRead(keys, because)), ...missing, ...vanished, ...found.failures];
	const meta = {...tally.meta(), instance: tools.netbox.name, cache: asked.cache, ...(asked.branch !== undefined && {branch: asked.branch})};
	return ok(peeringsOutput(tally.groups(), [...found.missing, ...unborne], {errors: failures, notes: [], meta}));
}

/** Devices that could not be read, by key. */
type Unread = {readonly keys: readonly string[]; readonly because: Failure};
type Read = {
	readonly errors: readonly Unread[];
	readonly gone: readonly Device[];
	/** Devices that were read and could not be kept. */
	readonly unkept: readonly Unread[];
};

async function readParts({read, keep, netbox, tools}: Collecting, keyed: KeyedDevices, tally: Tally): Promise<Read> {
	const parts: readonly Part[] = partsOf(keyed.devices);
	const by = parts.length > 1 ? netbox.spread() : {netbox, close: () => undefined};
	const firstParts = parts.slice(0, mostAhead);
	const start = async (part: Part): Promise<Result<BatchAnswer>> => {
		// The first are read even so: what of them is cached comes back.
		if (tools.signal.aborted && !firstParts.includes(part)) return err(failure.cancelled(0, 'nothing done'));
		return read(
			part.map(({device}) => device),
			by.netbox,
		);
	};
	const errors: Unread[] = [];
	const gone: Device[] = [];
	const unkept: Unread[] = [];
	for await (const [part, batch] of inTurn(parts, start)) {
		const keysOf = (has: (id: number) => boolean): string[] => part.filter(({device}) => has(device.id)).map(({key}) => key);
		if (!batch.ok) {
			errors.push({keys: keysOf(() => true), because: batch.error});
			continue;
		}
		const {answers, unread} = batch.value;
		if (unread) errors.push({keys: keysOf((id) => unread.devices.includes(id)), because: unread.failure});
		const kept = keep(batch.value);
		if (!kept.ok) unkept.push({keys: keysOf(() => true), because: kept.error});
		const byDevice = new Map(answers.map((one) => [one.device, one]));
		for (const {key, device} of part) {
			const one = byDevice.get(device.id);
			if (one) tally.add(key, one);
		}
		gone.push(...part.map(({device}) => device).filter(({id}) => batch.value.gone.includes(id)));
	}
	by.close();
	return {errors, gone, unkept};
}

type Part = KeyedDevices['devices'];

/** A part that is still to come; a half is asked for when its turn is. */
type Coming<Answer> = {readonly part: Part; readonly isHalf?: boolean; answer?: Promise<Result<Answer>>};

/**
 * What is read of each part, in their order, some of them ahead. A part that is too much for one question is asked for by halves, one after
 * the other, so that as many sessions as there may be are read and no more of them are held at a time.
 */
async function* inTurn<Answer>(parts: readonly Part[], start: (part: Part) => Promise<Result<Answer>>): AsyncGenerator<[Part, Result<Answer>]> {
	const coming: Coming<Answer>[] = parts.map((part) => ({part}));
	const giveWay = createTurns();
	for (let next = coming[0]; next; next = coming[0]) {
		// What is cached comes without a wait: the deadline and Ctrl-C are heard here.
		await giveWay();
		for (const one of coming.slice(0, mostAhead)) if (!one.isHalf) one.answer ??= start(one.part);
		coming.shift();
		const answer = await (next.answer ?? start(next.part));
		const middle = Math.ceil(next.part.length / 2);
		if (answer.ok || middle === next.part.length || !isTooMuch(answer.error)) yield [next.part, answer];
		else coming.unshift({part: next.part.slice(0, middle), isHalf: true}, {part: next.part.slice(middle), isHalf: true});
	}
}

/** One disk is full for all of them: it is said once. */
function describeUnkept(unkept: readonly Unread[]): readonly string[] {
	const [first] = unkept;
	return first ? [`could not write the cache for ${nameSome(unkept.flatMap(({keys}) => keys))}: ${first.because.message}`] : [];
}

const nameSome = ([first, ...others]: readonly string[]): string => `'${first}'${others.length > 0 ? ` and ${others.length} more` : ''}`;

/** Names asked for whose last device was deleted while it was read. */
function goneNames(names: readonly string[], {gone, found}: {readonly gone: readonly Device[]; readonly found: readonly Device[]}): string[] {
	const fold = ({name}: Device): string | undefined => (name === null ? undefined : foldName(name));
	const left = new Set(found.filter((device) => !gone.includes(device)).map(fold));
	const lost = new Set(gone.map(fold));
	return names.filter((name) => lost.has(foldName(name)) && !left.has(foldName(name)));
}

/** Names that missing ones may have meant: of cached devices too, but with `cache False`, which reads no cache for this either; with `cache force` of no others. */
async function knownNames({asked, tools, found, netbox}: Collecting): Promise<readonly string[]> {
	const reader = asked.cache === 'False' ? undefined : knownReader(tools.netbox, tools.cache);
	const names = reader === undefined ? ok([]) : tools.cache.deviceNames({instance: tools.netbox.url, reader});
	const cached = names.ok ? names.value : [];
	return asked.cache === 'force' ? cached : nearNames(netbox, found.missing, cached);
}
