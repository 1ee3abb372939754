import fc from 'fast-check';
import {expect, test} from 'vitest';
import {drawingForms, isTopology} from '../../../src/output/output.js';
import type {Topology} from '../../../src/output/topology.js';
import {format, onTerminal} from '../../format/written.js';
import {type Draft, fabricOf, fabricShape, knownOf, type World} from '../check/fabric.js';
import {mutations} from '../check/mutations.js';
import {outputOf, topologyOf} from './worlds.js';

const ids = ({edges}: Topology): readonly number[] => [...new Set(edges.flatMap(({sessions}) => sessions))].toSorted((a, b) => a - b);
const edgesOf = ({edges}: Topology): readonly string[] => edges.map(({a, b, verdict, half}) => `${a} ${b} ${verdict}${half ? ' half' : ''}`);

/** A fabric with one fault or none, and its sessions in another order. */
const shuffled = fc.tuple(fabricShape, fc.nat(), fc.integer({min: -1, max: mutations.length - 1})).chain(([shape, at, which]) => {
	const world = mutations[which]?.edit(fabricOf(shape), at) ?? fabricOf(shape);
	return fc.tuple(fc.constant(world), fc.shuffledSubarray([...world.sessions], {minLength: world.sessions.length}));
});

test('TP7 no-lost-end every session of any network is at the end of an edge, and every edge leads from node to node', async () => {
	await fc.assert(
		fc.asyncProperty(shuffled, fc.constantFrom('device', 'site', 'as'), async ([world], by) => {
			const topology = await topologyOf(knownOf(world), {by});
			expect(ids(topology)).toEqual(world.sessions.map(({id}) => id).toSorted((a, b) => a - b));
			const nodes = new Set(topology.nodes.map(({id}) => id));
			expect(nodes.size).toBe(topology.nodes.length);
			expect(topology.edges.filter(({a, b}) => !nodes.has(a) || !nodes.has(b))).toEqual([]);
			for (const {sessions, peerings} of topology.edges)
				expect([...new Set(peerings.flatMap(({halves}) => halves.map(({id}) => id)))].toSorted((a, b) => a - b)).toEqual(sessions);
		}),
		{numRuns: 60},
	);
});

test('TP6 same-picture whatever the order of the sessions, every form has the same bytes', async () => {
	await fc.assert(
		fc.asyncProperty(shuffled, async ([world, sessions]) => {
			const [one, other] = [await topologyOf(knownOf(world)), await topologyOf(knownOf({...world, sessions}))];
			for (const as of ['default', ...drawingForms] as const) {
				const shown = format(outputOf(one), {...onTerminal, as});
				expect(format(outputOf(other), {...onTerminal, as})).toBe(shown);
				expect(shown.length).toBeGreaterThan(50);
			}
		}),
		{numRuns: 12},
	);
});

const session = (id: number, draft: Partial<Draft>): Draft => ({
	...{id, name: `s${id}`, device: 'r1', local: '10.0.0.1/30', remote: '10.0.0.2/30', localAs: 65_001, remoteAs: 65_002},
	...draft,
});
const back = (id: number, draft: Partial<Draft>): Draft =>
	session(id, {device: 'r2', local: '10.0.0.2/30', remote: '10.0.0.1/30', localAs: 65_002, remoteAs: 65_001, ...draft});
const owners = new Map([
	['10.0.0.1', 'r1'],
	['10.0.0.2', 'r2'],
]);
const drawn = (world: World, ...more: unknown[]) => topologyOf(knownOf(world), ...(more as [object?]));

test('TP4 topology-json a pair is one edge with both halves, each at its side', async () => {
	const {nodes, edges} = await drawn({sessions: [back(2, {status: 'planned'}), session(1, {})], owners});
	expect(nodes.map(({name, kind, asns, severity, findings}) => [name, kind, asns, severity, findings])).toEqual([
		['r1', 'device', [65_001], 'warning', ['status-mismatch']],
		['r2', 'device', [65_002], 'warning', ['status-mismatch']],
	]);
	const [edge, ...others] = edges;
	expect(others).toEqual([]);
	expect(edge).toMatchObject({a: nodes[0]?.id, b: nodes[1]?.id, sessions: [1, 2], verdict: 'status-mismatch', half: false, active: false});
	expect(edge?.peerings).toEqual([
		{
			verdict: 'status-mismatch',
			halves: [
				{
					...{at: 'a', on: 'r1', session: 's1', id: 1, local: '10.0.0.1/30', local_as: 65_001, remote: '10.0.0.2/30', remote_as: 65_002},
					...{vrf: null, status: 'active', peer_group: null},
				},
				{
					...{at: 'b', on: 'r2', session: 's2', id: 2, local: '10.0.0.2/30', local_as: 65_002, remote: '10.0.0.1/30', remote_as: 65_001},
					...{vrf: null, status: 'planned', peer_group: null},
				},
			],
			findings: [{rule: 'status-mismatch', severity: 'warning', message: 'active here, planned there'}],
		},
	]);
});

test('TP7 no-lost-end a half, an external end, one in two VRFs, one that is not known, a prefix and a session on nothing', async () => {
	const half = await drawn({sessions: [session(1, {})], owners});
	expect(edgesOf(half)).toEqual([expect.stringMatching(/^device:\d+ device:\d+ missing-reverse half$/)]);
	expect(half.nodes.map(({name, asns, asked}) => [name, asns, asked])).toEqual([
		['r1', [65_001], false],
		['r2', [65_002], false],
	]);
	const external = await drawn({sessions: [session(1, {}), session(2, {local: '10.0.0.5/30', remote: '10.0.0.2/30'})]});
	expect(external.nodes.map(({name, kind}) => `${name} ${kind}`)).toEqual(['10.0.0.2 external', 'r1 device']);
	const sessions = [session(1, {vrf: 'RED'}), session(2, {vrf: 'BLUE', local: '10.0.0.5/30'})];
	expect((await drawn({sessions})).nodes.map(({name}) => name)).toEqual(['10.0.0.2 in BLUE', '10.0.0.2 in RED', 'r1']);
	const unseen = await topologyOf({
		...knownOf({sessions: [session(1, {})]}),
		addresses: undefined,
		addressesUnread: 'this token may not see addresses',
	});
	expect(unseen.nodes.map(({name, kind}) => `${name} ${kind}`)).toEqual(['10.0.0.2 unknown', 'r1 device']);
	const {remote: _, ...dynamic} = session(1, {prefix: '10.9.0.0/24'});
	expect((await drawn({sessions: [dynamic]})).nodes.map(({name, kind}) => `${name} ${kind}`)).toEqual(['10.9.0.0/24 prefix', 'r1 device']);
	const orphan = await drawn({sessions: [session(1, {device: null})]});
	expect(orphan.nodes.map(({name, kind}) => `${name} ${kind}`)).toEqual(['10.0.0.1 no-holder', '10.0.0.2 external']);
});

test('TP7 no-lost-end a device without a session is a node, and a session that is there twice is at its edge', async () => {
	const alone = await drawn({sessions: []}, {asked: [{kind: 'device', id: 7, name: 'quiet'}]});
	expect(alone).toMatchObject({nodes: [{id: 'device:7', name: 'quiet', asked: true, asns: []}], edges: []});
	const twice = await drawn({sessions: [session(1, {}), session(3, {name: 'again'}), back(2, {})], owners});
	expect(edgesOf(twice)).toEqual([expect.stringMatching(/ duplicate$/)]);
	expect(ids(twice)).toEqual([1, 2, 3]);
});

test('TP9 node-grouping by site and by AS', async () => {
	const world = {
		sessions: [session(1, {}), back(2, {}), session(3, {device: 'r1', local: '10.1.0.1/30', remote: '10.1.0.2/30', remoteAs: 64_500})],
		owners,
	};
	const known = knownOf(world);
	const [first, second] = known.ends.flatMap(({bearers}) => bearers).map(({kind, id}) => `${kind} ${id}`);
	const sites = new Map([
		[first ?? '', {id: 1, name: 'ams1'}],
		[second ?? '', {id: 1, name: 'ams1'}],
	]);
	const bySite = await topologyOf(known, {by: 'site', sites});
	expect(bySite.nodes.map(({name, kind}) => `${name} ${kind}`)).toEqual(['10.1.0.2 external', 'ams1 site']);
	expect(edgesOf(bySite)).toEqual(['external:10.1.0.2 in global site:1 local-unassigned', 'site:1 site:1 matched']);
	const elsewhere = await topologyOf(known, {by: 'site', sites: new Map([[first ?? '', null]])});
	expect(elsewhere.nodes.map(({name, kind}) => `${name} ${kind}`)).toEqual(['10.1.0.2 external', 'no site site', 'site not known unknown']);
	const byAs = await topologyOf(known, {by: 'as'});
	expect(byAs.nodes.map(({name, kind}) => `${name} ${kind}`)).toEqual(['AS64500 external', 'AS65001 as', 'AS65002 as']);
});

test('a topology says so, and its JSON is what it is drawn from', async () => {
	expect(isTopology(outputOf(await drawn({sessions: [session(1, {})]})))).toBe(true);
});
