import {describe, expect, test} from 'vitest';
import type {Row} from '../../src/output/output.js';
import {createMemoryCache} from '../../src/store/cache/memory-cache.js';
import {busy, difference, openLab, openShell, restOf, rowOf, seenDuring} from './support.js';

const first = 'fceos4-fceos5-eth105';

describe('O6 branch-read a branch', () => {
	test('shows its own values, keeps its own cache, and force remembers its id', async () => {
		const lab = await openLab();
		const shell = openShell(lab.url);
		const main = await shell.read('fceos4');
		const branch = await shell.read('fceos4', 'True', 'maint-42');
		expect([rowOf(main, 'fceos4', first)['description'], rowOf(branch, 'fceos4', first)['description']]).toEqual([
			'BGP peering between fceos4 and fceos5 on eth105',
			'changed in the branch',
		]);
		expect((await shell.read('fceos4', 'True', 'maint-42')).events.at(-1)).toContain('up to date');
		expect((await shell.read('fceos4')).events.at(-1)).toContain('up to date');
		expect((await shell.read('fceos4', 'force', 'maint-42')).requests).toBe(0);
	});

	test('that is unknown or not ready is an error, and nothing is made', async () => {
		const lab = await openLab();
		const shell = openShell(lab.url);
		const seen = await seenDuring(lab, async () => {
			expect((await shell.read('fceos4', 'True', 'nope')).result).toMatchObject({ok: false, error: {code: 'not-found'}});
			expect((await shell.read('fceos4', 'True', 'wip')).result).toMatchObject({ok: false, error: {code: 'branch-not-ready'}});
		});
		expect(new Set(seen.map(({method}) => method))).toEqual(new Set(['GET']));
		expect(shell.cache.stats()).toEqual({ok: true, value: []});
	});

	test('that was synced is read anew, also where the cache could not be told', async () => {
		for (const isTold of [true, false]) {
			const lab = await openLab();
			const rest = restOf(lab.url);
			const cache = createMemoryCache();
			const shell = openShell(lab.url, {cache: isTold ? cache : {...cache, keepBranch: () => busy}});
			await shell.read('fceos4', 'True', 'maint-42');
			await rest('PATCH', 'tenancy/tenants/1/', {description: 'edited in main'});
			expect((await rest('POST', 'plugins/branching/branches/1/sync/', {commit: true})).status).toBe(200);
			const reading = await shell.read('fceos4', 'True', 'maint-42');
			expect((rowOf(reading, 'fceos4', first)['tenant'] as Row)['description']).toBe('edited in main');
		}
	});

	test('O7 cache-true shows a custom field that main got or renamed, since fields are no part of a branch', async () => {
		const lab = await openLab();
		const rest = restOf(lab.url);
		const shell = openShell(lab.url);
		const fields = async (): Promise<unknown> => {
			const [shown, truth] = [await shell.read('fceos4', 'True', 'maint-42'), await shell.read('fceos4', 'False', 'maint-42')];
			expect(difference(shown, truth)).toEqual([]);
			return rowOf(shown, 'fceos4', first)['custom_fields'];
		};
		await fields();
		const made = await rest('POST', 'extras/custom-fields/', {name: 'vrf', type: 'text', object_types: ['netbox_bgp.bgpsession']});
		expect(await fields()).toHaveProperty('vrf');
		await rest('PATCH', `extras/custom-fields/${made.json['id']}/`, {name: 'vpn'});
		expect(await fields()).toHaveProperty('vpn');
		expect((await shell.read('fceos4', 'True', 'maint-42')).events.at(-1)).toContain('up to date');
	});

	test('H6 shows a custom field whose change was pruned from the log of main', async () => {
		const lab = await openLab();
		const rest = restOf(lab.url);
		const shell = openShell(lab.url);
		const prune = async (): Promise<unknown> => {
			lab.behind.remove('core/object-changes', () => true);
			return rest('PATCH', 'tenancy/tenants/1/', {description: 'the one row that is left'});
		};
		const fields = async (): Promise<unknown> => {
			const [shown, truth] = [await shell.read('fceos4', 'True', 'maint-42'), await shell.read('fceos4', 'False', 'maint-42')];
			expect(difference(shown, truth)).toEqual([]);
			return rowOf(shown, 'fceos4', first)['custom_fields'];
		};
		await prune();
		await fields();
		await rest('POST', 'extras/custom-fields/', {name: 'vrf', type: 'text', object_types: ['netbox_bgp.bgpsession']});
		await prune();
		expect(await fields()).toHaveProperty('vrf');
		expect((await shell.read('fceos4', 'True', 'maint-42')).events.at(-1)).toContain('up to date');
	});

	test('O7 cache-true that is merged shows in main', async () => {
		const lab = await openLab();
		const shell = openShell(lab.url);
		await shell.read('fceos4');
		const merged = await restOf(lab.url)('POST', 'plugins/branching/branches/1/merge/', {commit: true});
		expect(merged.status).toBe(200);
		const [shown, truth] = [await shell.read('fceos4'), await shell.read('fceos4', 'False')];
		expect(difference(shown, truth)).toEqual([]);
		expect(rowOf(shown, 'fceos4', first)['description']).toBe('changed in the branch');
	});

	test('force offline works with a branch that was seen, and says so of one that was not', async () => {
		const lab = await openLab();
		const shell = openShell(lab.url);
		await shell.read('fceos4', 'True', 'maint-42');
		await lab.close();
		expect((await shell.read('fceos4', 'force', 'maint-42')).result.ok).toBe(true);
		expect((await shell.read('fceos4', 'True', 'maint-42')).result).toMatchObject({
			ok: false,
			error: {code: 'unreachable', hint: expect.stringContaining('cache force')},
		});
		expect((await shell.read('fceos4', 'force', 'other')).result).toMatchObject({ok: false, error: {code: 'unreachable'}});
	});
});
