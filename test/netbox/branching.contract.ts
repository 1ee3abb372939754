import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {netbox, type OpenNetbox, orThrow} from '../../src/netbox/open.js';
import {errorOf} from './support.js';

/** A NetBox with the branching plugin, where a job worker runs. What is made is called by the mark, and is gone at the end. */
export type Branched = {readonly url: string; readonly token: string; readonly mark: string};

/** What the client promises of branches at any NetBox, real or not. netbox-branching 0.7 merges without a look at conflicts. */
export function describeBranching(subject: () => Branched, {conflicts}: {readonly conflicts: boolean}): void {
	describe('branches', () => {
		let nb: OpenNetbox;
		let mark: string;
		let site: number;
		beforeAll(async () => {
			const at = subject();
			mark = at.mark;
			nb = orThrow(netbox({url: at.url, token: at.token}));
			site = orThrow(await nb.dcim.sites.create({name: mark, slug: mark})).id;
		});
		afterAll(async () => {
			const made = orThrow(await nb.branching.branches.list({name__isw: mark}));
			for (const {id} of made) await nb.branching.branches.remove(id);
			await nb.dcim.sites.remove(site);
			await nb.close();
		});
		const descriptionIn = async (api: Pick<OpenNetbox, 'dcim'> = nb) => orThrow(await api.dcim.sites.get(site))?.['description'];

		test('B2 a branch that cannot be is refused by everything but the status, whatever is asked, and before anything is looked at', async () => {
			const {url, token} = subject();
			const ask = async (method: string, path: string): Promise<string> => {
				const headers = {authorization: `Token ${token}`, connection: 'close', 'x-netbox-branch': 'NF-0abcdefg', 'content-type': 'application/json'};
				const answer = await fetch(url + path, {method, headers, ...(method === 'POST' && {body: '{}'})});
				return `${answer.status} ${await answer.text()}`;
			};
			const reads = ['/api/', '/api/dcim/sites/', '/api/dcim/sites/?limit=1', '/api/dcim/sites/1/', '/api/plugins/bgp/session/', '/api/nothing/'];
			const asked = [
				...reads.map((path) => ask('GET', path)),
				...['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => ask(method, '/api/dcim/sites/nf-branch-proof/')),
				ask('OPTIONS', '/api/dcim/sites/'),
				ask('POST', '/graphql/'),
			];
			expect(new Set(await Promise.all(asked))).toEqual(new Set(['400 Invalid branch identifier']));
		});

		test('B2 where the header is lost, the proof of a write finds nobody and changes nothing', async () => {
			const {url, token} = subject();
			const statuses = ['POST', 'PUT', 'PATCH', 'DELETE'].map(async (method) => {
				const headers = {authorization: `Token ${token}`, connection: 'close'};
				return (await fetch(`${url}/api/dcim/sites/nf-branch-proof/`, {method, headers})).status;
			});
			expect(await Promise.all(statuses)).toEqual([405, 404, 404, 404]);
		});

		test('one is provisioned, used, tried, merged, reverted and merged again', async () => {
			const {branching} = nb;
			const made = orThrow(await branching.provision({name: `${mark}-1`}, {message: mark}));
			expect(made).toMatchObject({name: `${mark}-1`, status: {value: 'ready'}});
			const inside = orThrow(await nb.branch(made.name));
			orThrow(await inside.dcim.sites.update(site, {description: 'inside'}));
			expect([await descriptionIn(inside), await descriptionIn()]).toEqual(['inside', '']);

			const trial = orThrow(await branching.merge(made.id, {trial: true}));
			expect([trial.branch.status.value, trial.job.status.value, await descriptionIn()]).toEqual(['ready', 'completed', '']);
			const merged = orThrow(await branching.merge(made.id));
			expect([merged.branch.status.value, await descriptionIn()]).toEqual(['merged', 'inside']);
			expect(errorOf(await branching.merge(made.id))).toMatchObject({
				code: 'rejected',
				message: expect.stringContaining('Branch is not ready to merge.'),
			});

			const reverted = orThrow(await branching.revert(made.id));
			expect([reverted.branch.status.value, await descriptionIn()]).toEqual(['ready', '']);
			expect(errorOf(await branching.archive(made.id))).toMatchObject({message: expect.stringContaining('Only merged branches can be archived.')});
		});

		test('a sync brings main into the branch, whose own changes stay', async () => {
			const {branching} = nb;
			const made = orThrow(await branching.provision({name: `${mark}-2`}));
			const inside = orThrow(await nb.branch(made.name));
			orThrow(await inside.dcim.sites.update(site, {description: 'inside'}));
			orThrow(await nb.dcim.sites.update(site, {facility: 'F1'}));
			expect(orThrow(await inside.dcim.sites.get(site))?.['facility']).toBe('');
			orThrow(await branching.sync(made.id, {acceptConflicts: true}));
			expect(orThrow(await inside.dcim.sites.get(site))).toMatchObject({facility: 'F1', description: 'inside'});
			expect(orThrow(await branching.archive(orThrow(await branching.merge(made.id)).branch.id)).status.value).toBe('archived');
		});

		test.runIf(conflicts)('what main and the branch both changed is a conflict, told by its fields', async () => {
			const {branching} = nb;
			const made = orThrow(await branching.provision({name: `${mark}-3`}));
			const inside = orThrow(await nb.branch(made.name));
			orThrow(await inside.dcim.sites.update(site, {facility: 'inside'}));
			orThrow(await nb.dcim.sites.update(site, {facility: 'outside'}));
			expect(errorOf(await branching.merge(made.id))).toMatchObject({code: 'conflict', message: expect.stringContaining(`${mark} (facility)`)});
			const merged = orThrow(await branching.merge(made.id, {acceptConflicts: true}));
			expect([merged.branch.status.value, orThrow(await nb.dcim.sites.get(site))?.['facility']]).toEqual(['merged', 'inside']);
		});

		test('no such branch; no patience', async () => {
			expect(errorOf(await nb.branching.merge(999_999))).toMatchObject({code: 'not-found'});
			const hasty = await nb.branching.provision({name: `${mark}-4`}, {patience: 0});
			expect(hasty.ok ? hasty.value.status.value : hasty.error.code).toMatch(/^(ready|still-running)$/u);
			// It must not go on when the test is over.
			const [made] = orThrow(await nb.branching.branches.list({name: `${mark}-4`}));
			while (orThrow(await nb.branching.branches.get(made?.id ?? 0))?.status.value !== 'ready');
		});
	});
}
