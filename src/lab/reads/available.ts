import type {Row} from '../../output/output.js';
import {type Answer, json} from '../http/answer.js';
import type {Route} from '../http/routes.js';
import {type Scene, textOf} from '../model/context.js';
import type {Kind} from '../model/kind.js';
import {tableOf} from '../model/tables.js';
import type {WriteHere} from '../writes/write.js';
import {contains, lastOf, type Network, networkOf, networkText, parseNetwork} from './ip-network.js';
import {limitOf} from './pages.js';
import {findOne} from './reads.js';
import {nested} from './render.js';

/** A route to what is free, and who asks. */
export type AvailableRoute = Extract<Route, {to: 'available'}>;

/** The object within which something is free; hidden from who may not view it. */
export function findParent({parent, id}: AvailableRoute, {scene}: Pick<WriteHere, 'scene'>): ReturnType<typeof findOne> {
	return findOne(parent, id, {scene, right: scene.sees(parent)});
}

/** Answers what is free within an object: addresses and AS numbers up to `limit`, prefixes all, whatever the limit (seen on 4.7.3). */
export function readAvailable(route: AvailableRoute, here: WriteHere & {readonly maximum: number}): Answer {
	const found = findParent(route, here);
	if ('missing' in found) return found.missing;
	const {scene} = here;
	const limit = limitOf(here.query, here.maximum);
	const vrf = nested(scene, 'ipam/vrfs', found.record['vrf'] ?? null);
	return json(
		200,
		freeRows(route.kind, found.record, {scene, limit}).map(({family, ...row}) => (family === undefined ? row : {family, ...row, vrf})),
	);
}

/** What is free within a parent, first to last, as the fields that an object made of it gets. */
export function freeRows(kind: Kind, parent: Row, {scene, limit}: {readonly scene: Scene; readonly limit: number}): readonly Row[] {
	if (kind.path === 'ipam/asns') {
		const rir = nested(scene, 'ipam/rirs', parent['rir'] ?? null);
		return freeAsns(parent, scene, limit).map((asn) => ({rir, asn}));
	}
	const within = parseNetwork(textOf(parent, 'prefix'));
	if (within === undefined) return [];
	const {family} = within;
	return kind.path === 'ipam/prefixes'
		? freePrefixes(within, parent, scene).map((prefix) => ({family, prefix: networkText(prefix)}))
		: freeAddresses(within, parent, {scene, limit}).map((bits) => ({family, address: networkText({...within, bits})}));
}

function freeAsns({start, end}: Row, scene: Scene, limit: number): readonly number[] {
	const used = new Set([...tableOf(scene.world, 'ipam/asns').values()].map(({asn}) => asn));
	const found: number[] = [];
	for (let asn = Number(start); asn <= Number(end) && found.length < limit; asn += 1) if (!used.has(asn)) found.push(asn);
	return found;
}

/** Addresses of a network that nobody has; of a network that is no pool, the first is not given out, nor in IPv4 the last. */
function freeAddresses(within: Network, parent: Row, {scene, limit}: {readonly scene: Scene; readonly limit: number}): readonly bigint[] {
	const used = new Set(inside(within, parent, {scene, path: 'ipam/ip-addresses', field: 'address'}).map(({bits}) => bits));
	const isWhole = parent['is_pool'] === true || within.mask >= (within.family === 4 ? 31 : 127);
	const last = lastOf(within) - (isWhole || within.family === 6 ? 0n : 1n);
	const found: bigint[] = [];
	for (let bits = within.bits + (isWhole ? 0n : 1n); bits <= last && found.length < limit; bits += 1n) if (!used.has(bits)) found.push(bits);
	return found;
}

/** The largest networks that no prefix of the network covers. */
export function freePrefixes(within: Network, parent: Row, scene: Scene): readonly Network[] {
	const used = inside(within, parent, {scene, path: 'ipam/prefixes', field: 'prefix'}).filter(({mask}) => mask > within.mask);
	return split(within, used.map(networkOf));
}

function split(network: Network, used: readonly Network[]): readonly Network[] {
	if (used.length === 0) return [network];
	if (used.some((one) => contains(one, network))) return [];
	const mask = network.mask + 1;
	const halves = [network.bits, lastOf({...network, mask}) + 1n].map((bits) => ({...network, bits, mask}));
	return halves.flatMap((half) =>
		split(
			half,
			used.filter((one) => contains(half, one) || contains(one, half)),
		),
	);
}

/** The networks within one, of its table of routes; a container of the global table looks into all of them (read in 4.7.3). */
function inside(
	within: Network,
	parent: Row,
	{scene, path, field}: {readonly scene: Scene; readonly path: string; readonly field: string},
): readonly Network[] {
	const vrf = parent['vrf'] ?? null;
	const isAll = vrf === null && parent['status'] === 'container';
	const rows = [...tableOf(scene.world, path).values()].filter((row) => isAll || (row['vrf'] ?? null) === vrf);
	const networks = rows.map((row) => parseNetwork(textOf(row, field)));
	return networks.filter((network) => network !== undefined && contains(within, network)) as readonly Network[];
}
