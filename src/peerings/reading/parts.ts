import {type Failure, failure, isTooMuch} from '../../core/failure.js';
import {createTurns} from '../../core/long-work.js';
import {err, ok, type Result} from '../../core/result.js';
import type {KeyedDevices} from '../../devices/keys.js';
import type {Device} from '../../devices/match.js';
import type {Netbox} from '../../netbox/netbox.js';
import type {BatchAnswer, DeviceAnswer} from '../answer.js';
import type {ReadingTools} from './read.js';

/** Devices read with one request of freshness, and kept in one transaction: at 20 sessions each they fill one page of NetBox. */
export const batchSize = 50;

/** Cuts a list into parts of at most `batchSize`. */
export const partsOf = <Item>(items: readonly Item[]): Item[][] =>
	Array.from({length: Math.ceil(items.length / batchSize)}, (_, part) => items.slice(part * batchSize, (part + 1) * batchSize));

/** Parts that came and wait for an earlier one, and those on their way: together they bound the memory. */
const mostAhead = 4;

/** A device and the key that it is shown by. */
export type KeyedDevice = KeyedDevices['devices'][number];

type DevicePart = readonly KeyedDevice[];

/** Hears of a device's sessions as they are there. */
export type Tell = (key: string, answer: DeviceAnswer) => void;

/** Where the sessions of devices come from. */
export type SessionSource = {
	readonly tools: ReadingTools;
	readonly netbox: Netbox;
	/** Reads the sessions of some devices, by this NetBox. */
	readonly batch: (devices: readonly number[], netbox: Netbox) => Promise<Result<BatchAnswer>>;
	/** Keeps what came. */
	readonly keep: (answer: BatchAnswer) => Result<unknown>;
};

/** Devices that could not be read, by key. */
type UnreadDevices = {readonly keys: readonly string[]; readonly because: Failure};

/** What became of devices that nothing was told of; `gone`: NetBox no longer has them. */
export type DevicesRead = {readonly errors: readonly UnreadDevices[]; readonly gone: readonly Device[]};

/** Reads the sessions of devices in batches side by side, and tells of each in the order given as its batch is there. Fails where not one could be read. */
export async function readDevices(source: SessionSource, devices: readonly KeyedDevice[], tell: Tell): Promise<Result<DevicesRead>> {
	let told = 0;
	const {errors, gone, unkept} = await readParts(source, devices, (key, answer) => {
		told += 1;
		tell(key, answer);
	});
	for (const message of describeUnkept(unkept)) source.tools.report({message, severity: 'WARN'});
	const [first] = errors;
	return first && told === 0 ? err(first.because) : ok({errors, gone});
}

/** `unkept` are devices that were read and could not be kept. */
async function readParts(
	{batch, keep, netbox, tools}: SessionSource,
	devices: readonly KeyedDevice[],
	tell: Tell,
): Promise<DevicesRead & {readonly unkept: readonly UnreadDevices[]}> {
	const parts: readonly DevicePart[] = partsOf(devices);
	const by = parts.length > 1 ? netbox.spread() : {netbox, close: () => undefined};
	const firstParts = parts.slice(0, mostAhead);
	const start = async (part: DevicePart): Promise<Result<BatchAnswer>> => {
		// The first are read even so: what of them is cached comes back.
		if (tools.signal.aborted && !firstParts.includes(part)) return err(failure.cancelled(0, 'nothing done'));
		return batch(
			part.map(({device}) => device.id),
			by.netbox,
		);
	};
	const errors: UnreadDevices[] = [];
	const gone: Device[] = [];
	const unkept: UnreadDevices[] = [];
	for await (const [part, came] of inTurn(parts, start)) {
		const keysOf = (has: (id: number) => boolean): string[] => part.filter(({device}) => has(device.id)).map(({key}) => key);
		if (!came.ok) {
			errors.push({keys: keysOf(() => true), because: came.error});
			continue;
		}
		const {answers, unread} = came.value;
		if (unread) errors.push({keys: keysOf((id) => unread.devices.includes(id)), because: unread.failure});
		const kept = keep(came.value);
		if (!kept.ok) unkept.push({keys: keysOf(() => true), because: kept.error});
		const byDevice = new Map(answers.map((one) => [one.device, one]));
		for (const {key, device} of part) {
			const one = byDevice.get(device.id);
			if (one) tell(key, one);
		}
		gone.push(...part.map(({device}) => device).filter(({id}) => came.value.gone.includes(id)));
	}
	by.close();
	return {errors, gone, unkept};
}

/** A part that is still to come; a half is asked for when its turn is. */
type Coming<Answer> = {readonly part: DevicePart; readonly isHalf?: boolean; answer?: Promise<Result<Answer>>};

/**
 * What is read of each part, in their order, some of them ahead. A part that is too much for one question is asked for by halves, one after
 * the other, so that as many sessions as there may be are read and no more of them are held at a time.
 */
async function* inTurn<Answer>(
	parts: readonly DevicePart[],
	start: (part: DevicePart) => Promise<Result<Answer>>,
): AsyncGenerator<[DevicePart, Result<Answer>]> {
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
function describeUnkept(unkept: readonly UnreadDevices[]): readonly string[] {
	const [first] = unkept;
	return first ? [`could not write the cache for ${nameSome(unkept.flatMap(({keys}) => keys))}: ${first.because.message}`] : [];
}

const nameSome = ([first, ...others]: readonly string[]): string => `'${first}'${others.length > 0 ? ` and ${others.length} more` : ''}`;
