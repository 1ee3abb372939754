import {limits} from '../../core/limits.js';
import type {Json, Row} from '../../output/output.js';
import {type Answer, detail, json} from '../http/answer.js';
import type {Asked} from '../http/request.js';
import {textOf} from '../model/context.js';
import type {Faults, Kind} from '../model/kind.js';
import {type AvailableRoute, findParent, freePrefixes, freeRows} from '../reads/available.js';
import {networkText, parseNetwork} from '../reads/ip-network.js';
import {render} from '../reads/render.js';
import {readNumber} from '../values/plain-values.js';
import {typeName} from '../values/type-name.js';
import {atomically} from './atomically.js';
import {readBody} from './body.js';
import type {WriteAt} from './changes.js';
import {save} from './save.js';
import {createWriteAt, type WriteHere} from './write.js';

const insufficient = 'Insufficient resources are available to satisfy the request';

/** Answers the POST that takes the first free addresses, prefixes or AS numbers: as many as there are bodies, all or none. */
export function take(route: AvailableRoute, asked: Asked, here: WriteHere): Answer {
	const found = findParent(route, here);
	if ('missing' in found) return found.missing;
	const read = readBody(asked);
	if ('refusal' in read) return read.refusal;
	const bodies: readonly unknown[] = Array.isArray(read.value) ? read.value : [read.value ?? {}];
	if (bodies.length > limits.labBulkObjects)
		return detail(413, `${bodies.length} objects are more than the ${limits.labBulkObjects} that the lab writes at once.`);
	const faults = bodies.map((body) => faultOf(body, route.kind, found.record));
	if (faults.some((fault) => fault !== undefined))
		return json(
			400,
			faults.map((fault) => fault ?? {}),
		);
	const places = placesFor(route.kind, bodies as readonly Row[], {parent: found.record, here});
	if (places === undefined) return detail(409, insufficient);
	const wanted = bodies.map((body, index) => ({...(body as Row), ...places[index]}));
	return create(route.kind, wanted, {at: createWriteAt(route.kind, {asked, here, body: read.value}), single: !Array.isArray(read.value)});
}

function create(kind: Kind, bodies: readonly Row[], {at, single}: {readonly at: WriteAt; readonly single: boolean}): Answer {
	return atomically(at.scene.world, () => {
		const made = bodies.map((body) => save(kind, {body, before: undefined, partial: false}, at));
		const faults: readonly Faults[] = made.map((one) => (one.ok ? {} : one.error.faults));
		if (made.some(({ok}) => !ok)) return json(400, single ? (faults[0] ?? {}) : faults);
		// A prefix that was just made does not know yet what it stands in (seen on 4.7.3).
		const fresh: Row = kind.path === 'ipam/prefixes' ? {_depth: 0, children: 0} : {};
		// A row that was just made lacks the counts that lists have (seen on 4.7.3).
		const keys = new Set(Object.keys(kind.fields).filter((name) => !name.endsWith('_count')));
		const rows = made.flatMap((one) => (one.ok ? [{...render(at.scene, kind, one.value, keys), ...fresh}] : []));
		return json(201, single ? (rows[0] ?? {}) : rows);
	});
}

/** The fields that NetBox gives each body, or undefined where fewer are free. */
function placesFor(
	kind: Kind,
	bodies: readonly Row[],
	{parent, here: {scene}}: {readonly parent: Row; readonly here: WriteHere},
): readonly Row[] | undefined {
	if (kind.path === 'ipam/prefixes') return cutPrefixes(bodies, parent, scene);
	const free = freeRows(kind, parent, {scene, limit: bodies.length});
	if (free.length < bodies.length) return undefined;
	return free.map(({asn, address}, index): Row => {
		if (asn !== undefined) return {asn, rir: parent['rir'] ?? null};
		const length = bodies[index]?.['prefix_length'];
		const [host = '', mask = ''] = String(address).split('/');
		return {address: `${host}/${length ? Number(length) : mask}`, vrf: parent['vrf'] ?? null};
	});
}

/** Each prefix is cut from the first free network that is large enough. */
function cutPrefixes(bodies: readonly Row[], parent: Row, scene: WriteHere['scene']): readonly Row[] | undefined {
	const within = parseNetwork(textOf(parent, 'prefix'));
	if (within === undefined) return undefined;
	const taken: {readonly [name: string]: Json}[] = [];
	let free = freePrefixes(within, parent, scene);
	for (const {prefix_length: length} of bodies) {
		const from = free.find(({mask}) => mask <= Number(length));
		if (from === undefined) return undefined;
		const cut = {...from, mask: Number(length)};
		taken.push({prefix: networkText(cut), vrf: parent['vrf'] ?? null});
		free = free.flatMap((one) => (one === from ? rest(from, cut.mask) : [one]));
	}
	return taken;
}

/** What remains of a network when its first part of this mask is taken: from small to large, as they lie. */
function rest(network: {readonly bits: bigint; readonly mask: number; readonly family: 4 | 6}, mask: number) {
	const width = network.family === 4 ? 32 : 128;
	const masks = Array.from({length: mask - network.mask}, (_, index) => mask - index);
	return masks.map((one) => ({...network, mask: one, bits: network.bits + (1n << BigInt(width - one))}));
}

function faultOf(body: unknown, kind: Kind, parent: Row): Row | undefined {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) {
		return {__all__: [`Invalid data. Expected a dictionary, but got ${typeName(body)}.`]};
	}
	if (kind.path === 'ipam/ip-addresses') return maskFault(body as Row, parent);
	if (kind.path !== 'ipam/prefixes') return undefined;
	const length = (body as Row)['prefix_length'] ?? undefined;
	const family = parseNetwork(textOf(parent, 'prefix'))?.family;
	if (length === undefined) return {prefix_length: 'this field can not be missing'};
	if (!Number.isInteger(length)) return {prefix_length: 'this field must be int type'};
	return Number(length) > (family === 4 ? 32 : 128) ? {prefix_length: `Invalid prefix length (${length}) for IPv${family}`} : undefined;
}

/** The mask that an address is to have is not shorter than that of its prefix; NetBox mixes the families up in its words (seen on 4.7.3). */
function maskFault(body: Row, parent: Row): Row | undefined {
	const length = body['prefix_length'];
	const within = parseNetwork(textOf(parent, 'prefix'));
	if (length === undefined || within === undefined) return undefined;
	if (length === null) return {prefix_length: ['This field may not be null.']};
	const read = readNumber({is: 'number'}, length);
	if (!read.ok) return {prefix_length: read.error};
	const mask = Number(read.value);
	if (mask < within.mask) return {prefix_length: `Prefix length must be greater than or equal to the parent mask length (${within.mask})`};
	return mask > (within.family === 4 ? 32 : 128) ? {prefix_length: `Invalid prefix length (${mask}) for IPv${10 - within.family}`} : undefined;
}
