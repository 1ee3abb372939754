import {afterEach, describe, expect, test} from 'vitest';
import {netbox, orThrow} from '../../src/netbox/open.js';
import {documentOf, type Output, type Row} from '../../src/output/output.js';
import {startFront} from '../netbox/api/support.js';
import {unwrap} from '../support/database.js';
import {openShell} from './netbox-support.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';
const token = process.env['NF_TEST_NETBOX_TOKEN'] ?? '';

/** Everything that is made here is called so and is gone at the end. */
const mark = 'nf-real-plans';
const list = (said: Output): readonly Row[] => documentOf(said) as readonly Row[];
const stepsOf = (said: Output): readonly Row[] => (documentOf(said) as Row)['steps'] as readonly Row[];
const states = (said: Output): readonly unknown[] => stepsOf(said).map(({state}) => state);

describe.skipIf(url === '' || token === '')('plans and undo at a real NetBox', {timeout: 300_000}, () => {
	afterEach(async () => {
		const nb = orThrow(netbox({url, token}));
		for (const left of [nb.endpoint('dcim/sites'), nb.endpoint('dcim/regions')]) {
			const rows = orThrow(await left.list({}, {unchecked: {name__isw: mark}}));
			for (const {id} of rows.toReversed()) orThrow(await left.remove(id));
		}
		await nb.close();
	}, 60_000);

	test('PL4 apply-plan PL5 changed-since PL6 done-already a plan is applied with If-Match and its marks; other fields still fit, the same is a conflict, told with who and when', async () => {
		const front = await startFront(url, () => 'pass');
		const {say} = openShell(front.url, {token});
		const gives = async (line: string): Promise<Output> => unwrap(await say(line));
		const bodies = ['a', 'b'].map((name) => ({name: `${mark}-${name}`, slug: `${mark}-${name}`}));
		await gives(`netbox crud create object-type dcim.sites data ${JSON.stringify(bodies)} message CHG-1 plan new`);
		expect(states(await gives('plan check new'))).toEqual(['as seen', 'as seen']);
		const made = stepsOf(await gives('apply new yes'));
		expect(made).toMatchObject([{state: 'done'}, {state: 'done'}]);
		expect(states(await gives('apply new yes'))).toEqual(['done already', 'done already']);
		const ids = made.map(({id}) => id);
		const log = list(await gives(`netbox crud changelogs filters {"changed_object_type": "dcim.site", "changed_object_id": ${String(ids[1])}}`));
		expect(log).toMatchObject([{message: expect.stringMatching(/^CHG-1 \[nf [\da-f]{8}\/2\]$/)}]);
		await gives(`netbox crud update object-type dcim.sites object-id ${ids.join(',')} data {"facility": "night"} plan night`);
		await gives(`netbox rest path /api/dcim/sites/${String(ids[0])}/ method PATCH data {"description": "other"} yes`);
		await gives(`netbox rest path /api/dcim/sites/${String(ids[1])}/ method PATCH data {"facility": "other"} yes`);
		const stopped = await gives('apply night yes');
		expect([stopped.errors.map(({code}) => code), states(stopped)]).toEqual([['conflict'], ['not sent', 'conflict']]);
		expect(stepsOf(stopped)[1]?.['why']).toMatch(/^changed by \S+ at 20/);
		expect(states(await gives('apply night yes keep-going'))).toEqual(['done', 'conflict']);
		expect(list(await gives(`netbox crud get object-type dcim.sites object-id ${String(ids[0])}`))).toMatchObject([
			{facility: 'night', description: 'other'},
		]);
	});

	test('PL11 undo-write PL12 undo-conflict PL14 undo-request what was changed, made and deleted is taken back, with an object that names another; what another changed since is left', async () => {
		const {say} = openShell(url, {token});
		const gives = async (line: string): Promise<Output> => unwrap(await say(line));
		const region = (name: string) => `netbox crud get object-type dcim.regions filters {"name": "${mark}-${name}"}`;
		await gives(`netbox crud create object-type dcim.regions data {"name": "${mark}-p", "slug": "${mark}-p"} yes`);
		const [parent] = list(await gives(region('p')));
		await gives(
			`netbox crud create object-type dcim.regions data {"name": "${mark}-c", "slug": "${mark}-c", "parent": ${String(parent?.['id'])}, "tags": []} yes`,
		);
		const [child] = list(await gives(region('c')));
		const change = `netbox crud update object-type dcim.regions object-id ${String(child?.['id'])} data {"description": "ours"} yes`;
		await gives(change);
		await gives('undo yes');
		expect(list(await gives(region('c')))).toMatchObject([{description: child?.['description']}]);
		await gives(`netbox crud delete object-type dcim.regions object-id ${String(child?.['id'])},${String(parent?.['id'])} yes`);
		await gives('undo yes');
		const [again] = list(await gives(region('c')));
		expect(again).toMatchObject({parent: {name: `${mark}-p`}});
		await gives(`netbox crud update object-type dcim.regions object-id ${String(again?.['id'])} data {"description": "ours"} yes`);
		const answer = await fetch(`${url}/api/dcim/regions/${String(again?.['id'])}/`, {
			method: 'PATCH',
			headers: {authorization: `Token ${token}`, 'content-type': 'application/json'},
			body: '{"description": "theirs"}',
		});
		const refused = await gives('undo yes');
		expect([refused.errors.map(({code}) => code), states(refused)]).toEqual([['conflict'], ['conflict']]);
		await gives(`undo request ${answer.headers.get('x-request-id') ?? ''} yes`);
		expect(list(await gives(region('c')))).toMatchObject([{description: 'ours'}]);
	});
});
