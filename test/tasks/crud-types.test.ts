import {expect, test} from 'vitest';
import {documentOf} from '../../src/output/output.js';
import {startFront} from '../netbox/api/support.js';
import {unwrap} from '../support/database.js';
import {startShell} from './netbox-support.js';

test('C31 short-types the last word of an object type does for all of it, in reads, writes and searches', async () => {
	const shell = await startShell();
	const whole = documentOf(unwrap(await shell.say('netbox crud get object-type dcim.sites object-id 1')));
	expect(documentOf(unwrap(await shell.say('netbox crud get object-type sites object-id 1')))).toEqual(whole);
	expect(documentOf(unwrap(await shell.say('netbox crud get object-type session limit 1')))).toMatchObject([{local_as: {}}]);
	const line = 'netbox crud update object-type Sites object-id 1 data {"facility": "f"}';
	expect(unwrap(await shell.say(`${line} dry-run`)).notes).toEqual(['would update 1 object in dcim.sites: nothing was sent']);
	unwrap(await shell.say(`${line} yes`));
	expect(shell.writes()).toEqual(['PATCH /api/dcim/sites/1/']);
	const found = documentOf(unwrap(await shell.say('netbox crud search query AMS1 object-types sites,dcim.sites')));
	expect(found).toMatchObject([{object_type: 'dcim.sites'}]);
});

test('C31 short-types a word of several lists, or of none, is refused by name before anything is written', async () => {
	const shell = await startShell();
	unwrap(await shell.say('netbox crud list-objects'));
	expect(await shell.say('netbox crud delete object-type sitez object-id 1 yes')).toMatchObject({
		error: {code: 'usage', message: 'NetBox "env" has no list "sitez". Did you mean "sites"?', hint: 'netbox crud list-objects shows all'},
	});
	// As a NetBox says that has two such lists.
	const kept = await shell.state.schemas();
	const key = `paths of ${shell.lab.url}`;
	const known = JSON.parse((await kept.read(key)) ?? '') as {readonly paths: readonly object[]};
	await kept.write(key, JSON.stringify({...known, paths: [...known.paths, {path: '/api/plugins/maps/sites/', isList: true}]}));
	expect(await shell.say('netbox crud delete object-type sites object-id 1 yes')).toMatchObject({
		error: {code: 'usage', message: '"sites" is dcim.sites or plugins.maps.sites: say which.'},
	});
	expect(shell.writes()).toEqual([]);
});

test('C31 short-types where not all lists of NetBox can be seen, nothing is taken for the only one', async () => {
	const shell = await startShell(undefined, {
		front: async (url) => (await startFront(url, (_, path) => (path === '/api/plugins/bgp/' ? {status: 502, html: '<p>no</p>'} : 'pass'))).url,
	});
	expect((await shell.say('netbox crud get object-type sites')).ok).toBe(false);
	expect((await shell.say('netbox crud get object-type dcim.sites')).ok).toBe(true);
});

test('C31 short-types a whole name asks for no lists, and lists that were kept cost one request', async () => {
	const shell = await startShell();
	unwrap(await shell.say('netbox crud get object-type dcim.sites object-id 1'));
	expect(shell.asked()).toEqual(['/api/dcim/sites/1/']);
	unwrap(await shell.say('netbox crud list-objects'));
	shell.asked();
	unwrap(await shell.say('netbox crud get object-type sites object-id 1'));
	expect(shell.asked()).toEqual(['/api/status/', '/api/dcim/sites/1/']);
});
