import {expect, test} from 'vitest';
import {faultsDataset} from '../../src/lab/dataset/faults.js';
import {documentOf, type Row} from '../../src/output/output.js';
import type {Topology} from '../../src/output/topology.js';
import {unwrap} from '../support/database.js';
import {shareShell} from './netbox-support.js';

const shared = shareShell(faultsDataset);
const say = async <Document>(line: string): Promise<Document> => documentOf(unwrap(await shared().say(line))) as unknown as Document;
const check = (words: string) =>
	say<{readonly findings: readonly Row[]; readonly pairs: readonly Row[]}>(`netbox check bgp-peerings ${words} cache False show pairs`);

const several = {
	'several-reverses': ['several-reverses several-reverses-r2', 'several-reverses several-reverses-r4'],
	ambiguous: ['ambiguous ambiguous-blue', 'ambiguous ambiguous-red'],
};

test('BE4 several-reverses each session stands beside one that points at its host, whichever was asked for', async () => {
	for (const [words, rule] of [
		['devices r4', 'several-reverses'],
		['devices r2 r4', 'several-reverses'],
		['devices r2 r4', 'ambiguous'],
		['devices r2 r3', 'ambiguous'],
		['all-sessions', 'several-reverses'],
		['all-sessions', 'ambiguous'],
	] as const) {
		const rows = (await check(words)).pairs.filter(({verdict}) => verdict === rule);
		const names = rows.map(({session, peer_session: peer}) => [session, peer].toSorted().join(' ')).toSorted();
		expect([words, ...names]).toEqual([words, ...several[rule]]);
	}
	const {peerings} = await say<{readonly peerings: readonly Row[]}>('netbox explain bgp-peerings several-reverses-r4');
	expect(peerings.map(({here, there}) => [here, there])).toEqual([
		['r4 several-reverses-r4', 'r1 several-reverses'],
		['r1 several-reverses', 'r2 several-reverses-r2'],
	]);
	const {nodes, edges} = await say<Topology>('netbox get topology devices r4');
	const names = new Map(nodes.map(({id, name}) => [id, name]));
	const drawn = edges.filter(({peerings}) => peerings.some(({verdict}) => verdict === 'several-reverses'));
	expect(drawn.map(({a, b}) => [names.get(a), names.get(b)])).toEqual([
		['r1', 'r2'],
		['r1', 'r4'],
	]);
});

test('BE5 wrong-device BE8 self-peering a session on the device of its peer is on the wrong one, where an interface of another has its address', async () => {
	const [moved] = (await check('devices r2')).pairs.filter(({session}) => session === 'right-r2');
	expect(moved).toMatchObject({verdict: 'matched', on: {name: 'r2'}, peer_on: {name: 'r1'}});
	const idOf = (row: unknown): number => Number((row as Row)['id']);
	const [r1, r2] = [idOf(moved?.['peer_on']), idOf(moved?.['on'])];
	unwrap(await shared().say(`netbox crud update object-type plugins.bgp.session object-id ${moved?.['id']} data {"device":${r1}} yes`));
	for (const words of ['devices r1', 'devices r2', 'all-sessions']) {
		const found = (await check(words)).findings.filter(({id, peer_id: peer}) => [id, peer].includes(moved?.['id'] ?? null));
		expect([words, found]).toMatchObject([
			words,
			words === 'devices r2'
				? []
				: [{rule: 'wrong-device', session: 'right-r2', also: ['local-elsewhere'], message: '10.66.1.2 is on r2, and this session on r1'}],
		]);
		if (found[0]) expect(found[0]['fix']).toContain(`"device":${r2}`);
	}
	// Without the session at the other end it is neither: its device has no session back.
	unwrap(await shared().say(`netbox crud delete object-type plugins.bgp.session object-id ${moved?.['peer_id']} yes`));
	const alone = (await check('devices r1')).findings.filter(({id}) => id === moved?.['id']);
	expect(alone).toMatchObject([{rule: 'local-elsewhere', also: ['missing-reverse'], message: '10.66.1.2 is on r2'}]);
	const own = (await check('devices r1')).findings.filter(({rule}) => rule === 'self-peering');
	expect(own.map(({session}) => session)).toEqual(['self-peering']);
});
