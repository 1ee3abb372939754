import {expect, test} from 'vitest';
import {branchFault} from '../../src/netbox/read/branched.js';
import type {Row} from '../../src/output/output.js';
import {unwrap} from '../support/database.js';
import {startShell} from './netbox-support.js';

const kept = ['extras/saved-filters', 'extras/custom-field-choice-sets', 'users/groups', 'core/data-sources', 'plugins/branching/branches'];

test('C35 unbranched-kinds a write in a branch of a kind that is in no branch is refused, and nothing is sent', async () => {
	const shell = await startShell();
	const data = 'data {"name": "g"}';
	for (const line of [
		`netbox crud create object-type users.groups ${data} branch maint-42 yes`,
		`netbox crud create object-type users.groups ${data} branch maint-42 dry-run`,
		'netbox crud update object-type extras.custom-fields object-id 1 data {"label": "x"} branch maint-42 yes',
		'netbox crud delete object-type extras.custom-fields object-id 1 branch maint-42 yes',
		`netbox rest path /api/users/groups/ method POST ${data} branch maint-42 yes`,
		'netbox rest path /api/extras/custom-fields/1/ method PATCH data {"label": "x"} branch maint-42 yes',
	])
		expect(await shell.say(line), line).toMatchObject({error: {code: 'usage', message: expect.stringMatching(/ are in no branch: /)}});
	expect(shell.writes()).toEqual([]);
	unwrap(await shell.say('netbox crud create object-type extras.tags data {"name": "t", "slug": "t"} branch maint-42 yes'));
	unwrap(await shell.say('netbox rest path /api/users/groups/ branch maint-42'));
});

test('C35 unbranched-kinds what can be written in a branch is not refused', () => {
	for (const path of kept) expect(branchFault(path, 'b'), path).toBeDefined();
	for (const path of [...kept, 'dcim/sites']) expect(branchFault(path, undefined)).toBeUndefined();
	for (const path of ['dcim/sites', 'extras/tags', 'extras/config-contexts', 'plugins/bgp/session']) expect(branchFault(path, 'b')).toBeUndefined();
});

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';
test.skipIf(url === '')('C35 unbranched-kinds a real NetBox says the same of each of its kinds', async () => {
	const headers = {authorization: `Token ${process.env['NF_TEST_NETBOX_TOKEN'] ?? ''}`, connection: 'close'};
	const answer = await fetch(`${url}/api/core/object-types/?limit=1000`, {headers});
	const {results} = (await answer.json()) as {results: readonly Row[]};
	const listed = results.flatMap(({rest_api_endpoint: list, features}) =>
		typeof list === 'string' ? [{path: list.slice('/api/'.length, -1), isBranched: (features as readonly string[]).includes('branching')}] : [],
	);
	expect(listed.length).toBeGreaterThan(100);
	expect(listed.filter(({path, isBranched}) => (branchFault(path, 'b') === undefined) !== isBranched)).toEqual([]);
});
