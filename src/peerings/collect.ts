import {type Failure, failure} from '../failure.js';
import type {Group, Output} from '../output.js';
import {err, ok, type Result} from '../result.js';
import type {Answer, BatchAnswer} from './batch.js';
import type {Device, Found} from './devices.js';
import {describeAnswer, groupOf, keyDevices, missingDevice, peeringsOutput} from './groups.js';
import type {Asked, Tools} from './read.js';

/** Devices read with one request of freshness, and kept in one transaction. */
export const batchSize = 200;

/** Cuts a list into parts of at most `size`. */
export const partsOf = <Item>(items: readonly Item[], size: number = batchSize): Item[][] =>
	Array.from({length: Math.ceil(items.length / size)}, (_, part) => items.slice(part * size, (part + 1) * size));

export type Collecting = {
	readonly asked: Asked;
	readonly tools: Tools;
	readonly found: Found;
	/** What was said of the devices before, for the messages: names of devices that a missing one may have meant. */
	readonly known: readonly string[];
	/** Starts reading the sessions of some devices. */
	readonly read: (devices: readonly Device[]) => Promise<Result<BatchAnswer>>;
	/** Keeps what came; a text where it could not. */
	readonly keep: (answer: BatchAnswer) => string | undefined;
	readonly notes?: readonly string[];
};

/** Says what was found, reads the sessions in batches side by side, and tells of each device in natural order as its batch is there. */
export async function collect(collecting: Collecting): Promise<Result<Output>> {
	const {found, tools, asked} = collecting;
	const keyed = keyDevices(found.devices, tools.netbox.name);
	const missing = found.missing.map((name) => missingDevice(name, collecting.known, tools.options));
	for (const {message} of [...missing, ...found.failures]) tools.report({message, severity: 'WARN'});
	for (const message of [...found.warnings, ...keyed.warnings]) tools.report({message, severity: 'WARN'});

	const tally = createTally(tools, keyed.devices.length);
	const batches = partsOf(keyed.devices).map((part) => ({part, answer: collecting.read(part.map(({device}) => device))}));
	const errors: Failure[] = [];
	const gone: string[] = [];
	for (const {part, answer} of batches) {
		const read = await answer;
		if (!read.ok) {
			errors.push({...read.error, resource: part.map(({key}) => key).join(', ')});
			continue;
		}
		const unread = read.value.unread;
		if (unread) errors.push({...unread.failure, resource: part.filter(({device}) => unread.devices.includes(device.id)).map(({key}) => key).join(', ')});
		const unkept = collecting.keep(read.value);
		if (unkept !== undefined) tools.report({message: `could not write the cache for ${nameSome(part.map(({key}) => key))}: ${unkept}`, severity: 'WARN'});
		const answers = new Map(read.value.answers.map((one) => [one.device, one]));
		for (const {key, device} of part) {
			const one = answers.get(device.id);
			if (one) tally.add(key, one);
			else if (device.name !== null && !unread?.devices.includes(device.id)) gone.push(device.name);
		}
	}
	const [first] = errors;
	if (first && tally.groups.length === 0) return err(withoutResource(first));
	const absent = [...found.missing, ...gone];
	const unfound = [...missing, ...gone.map((name) => failure.deviceNotFound(name, []))];
	const meta = {...tally.meta(), instance: tools.netbox.name, cache: asked.cache, ...(asked.branch !== undefined && {branch: asked.branch})};
	return ok(peeringsOutput(tally.groups, absent, {errors: [...errors.map(withoutLongResource), ...unfound, ...found.failures], notes: collecting.notes ?? [], meta}));
}

/** Groups and counts as the devices come in. */
function createTally(tools: Tools, total: number) {
	const groups: Group[] = [];
	let sessions = 0;
	let hits = 0;
	let oldest = Number.POSITIVE_INFINITY;
	const now = tools.now();
	return {
		groups,
		add: (key: string, answer: Answer): void => {
			const {group, warnings} = groupOf(key, answer);
			groups.push(group);
			sessions += group.rows.length;
			if (answer.how.kind !== 'fetched') hits += 1;
			for (const {checkedAt} of answer.rows) oldest = Math.min(oldest, checkedAt);
			const counts = {devices: {done: groups.length, total}, sessions: {done: sessions}};
			for (const message of describeAnswer(key, answer, now)) tools.report({message, counts, perDevice: true});
			for (const message of warnings) tools.report({message, severity: 'WARN'});
		},
		meta: () => ({
			requests: tools.netbox.requests(),
			hits,
			misses: groups.length - hits,
			truncated: false,
			...(Number.isFinite(oldest) && {oldestSeconds: Math.max(0, Math.round((now - oldest) / 1000))}),
		}),
	};
}

const nameSome = ([first, ...others]: readonly string[]): string => `'${first}'${others.length > 0 ? ` and ${others.length} more` : ''}`;

const withoutResource = ({resource: _, ...rest}: Failure): Failure => rest;

/** One failed batch may be 200 devices: only a single one is named. */
const withoutLongResource = (one: Failure): Failure => (one.resource?.includes(', ') ? withoutResource(one) : one);
