import {expect, test} from 'vitest';
import {documentOf, type Row} from '../../src/output/output.js';
import {startFront} from '../netbox/api/support.js';
import {unwrap} from '../support/database.js';
import {type Shell, startShell} from './netbox-support.js';

const remove = (type: string, ids: string) => `netbox crud delete object-type ${type} object-id ${ids}`;
const group = remove('plugins.bgp.peer-group', '1');
type Dependents = {readonly [key: string]: unknown; readonly lists: readonly Row[]};
const dependentsOf = async (shell: Shell, line: string): Promise<Dependents & {readonly notes: readonly string[]}> => {
	const said = unwrap(await shell.say(`${line} dry-run`));
	return {...(documentOf(said) as {readonly dependents: Dependents}).dependents, notes: said.notes.slice(0, -1)};
};

test('C34 object-dependents what depends on objects is counted and named above the question, with what NetBox does about it; a dry run shows it too', async () => {
	const asked: (readonly string[])[] = [];
	const shell = await startShell(undefined, {answer: (_, preview) => asked.push(preview?.notes ?? []) < 0});
	const {notes, ...found} = await dependentsOf(shell, group);
	expect(found).toMatchObject({
		at_least: 6,
		not_asked: [],
		lists: [{object_type: 'plugins.bgp.session', field: 'peer_group', count: 6, on_delete: 'emptied'}],
	});
	expect(notes).toEqual([
		'at least 6 objects depend on it:',
		expect.stringMatching(/^ {2}plugins\.bgp\.session: 6 by peer_group, which stay and lose it: fceos4 .*\(1\), .* and 1 more$/),
		'"undo" would make it again with a new id, and bring nothing of that back',
	]);
	expect(await shell.say(group)).toMatchObject({error: {code: 'refused'}});
	expect(asked).toEqual([notes]);
	expect((await dependentsOf(shell, remove('dcim.devices', '1,2'))).lists).toMatchObject([
		{object_type: 'plugins.bgp.session', field: 'device', on_delete: 'refused'},
		{object_type: 'dcim.interfaces', field: 'device', on_delete: 'deleted', count: 8},
	]);
	// Three sessions name the AS number at their near end, three others at their far end.
	const lists = [
		{field: 'local_as', count: 3},
		{field: 'remote_as', count: 3},
	];
	expect(await dependentsOf(shell, remove('ipam.asns', '1'))).toMatchObject({at_least: 6, lists});
	const both = await dependentsOf(shell, remove('ipam.asns', '1,2'));
	expect(both).toMatchObject({
		at_least: 6,
		lists: [
			{field: 'local_as', count: 6},
			{field: 'remote_as', count: 6},
		],
	});
	expect((await dependentsOf(shell, remove('extras.tags', '1'))).lists).toContainEqual(
		expect.objectContaining({object_type: 'dcim.devices', on_delete: 'emptied'}),
	);
	// By its other name it is the same kind, and its sessions lose it as they were told to.
	expect(await dependentsOf(shell, remove('plugins.bgp.bgppeergroup', '1'))).toMatchObject({at_least: 6});
	unwrap(await shell.say(`${group} yes`));
	expect(await shell.say('netbox crud get object-type plugins.bgp.session filters {"peer_group": 1}')).toMatchObject({ok: false});
});

test('C34 object-dependents nothing found is not "none", and where nobody asks nothing is looked up', async () => {
	const shell = await startShell();
	expect((await dependentsOf(shell, remove('plugins.bgp.session', '1'))).notes).toEqual([
		'the schema knows no field of other objects that names it; there may be more',
	]);
	expect((await dependentsOf(shell, remove('plugins.bgp.prefix-list', '1'))).notes).toEqual([
		'nothing that could be asked names it (2 fields of other objects); there may be more',
		'not asked: plugins.bgp.session by prefix_list_in: NetBox has no filter for it; plugins.bgp.session by prefix_list_out: NetBox has no filter for it',
	]);
	shell.asked();
	unwrap(await shell.say(`${group} yes`));
	expect(shell.asked()).toEqual([
		'/api/plugins/bgp/peer-group/?id=1&ordering=id&limit=1000',
		'/api/plugins/bgp/peer-group/1/',
		'/api/plugins/bgp/peer-group/1/',
	]);
});

test('C34 object-dependents without a schema the fields that every NetBox has are asked, and what was not asked is said; the deletion goes on', async () => {
	const broken = (fails: (path: string) => boolean) => async (url: string) =>
		(await startFront(url, (_, path) => (fails(path) ? {status: 404, html: '<p>no</p>'} : 'pass'))).url;
	const noSchema = await startShell(undefined, {front: broken((path) => path.startsWith('/api/schema/'))});
	const found = await dependentsOf(noSchema, remove('dcim.devices', '1'));
	const lists = [
		{object_type: 'plugins.bgp.session', field: 'device', count: 3},
		{object_type: 'dcim.interfaces', field: 'device', count: 4},
	];
	expect(found).toMatchObject({at_least: 7, lists});
	expect(found.notes.at(-2)).toMatch(/^not asked: the schema of NetBox: NetBox "env" did not answer with NetBox JSON /);
	// A filter that this NetBox may not have is not believed: it would be ignored, and all rows would count.
	expect((await dependentsOf(noSchema, remove('ipam.prefixes', '1'))).notes[0]).toBe('what depends on it is not known');
	const noSessions = await startShell(undefined, {front: broken((path) => path.includes('peer_group'))});
	const unknown = await dependentsOf(noSessions, group);
	expect(unknown.notes).toEqual(['what depends on it is not known', expect.stringMatching(/^not asked: plugins\.bgp\.session by peer_group: /)]);
});

test('C34 object-dependents objects that name what goes in a field for any kind are counted, and a filter that NetBox ignores is none', async () => {
	const row = (id: number, field: string, at: number) => ({id, display: `row ${id}`, [`${field}_type`]: 'dcim.site', [`${field}_id`]: at});
	const page = (...results: readonly Row[]) => ({json: {count: results.length, next: null, previous: null, results}});
	const asked: string[] = [];
	const front = async (url: string) => {
		const {url: at} = await startFront(url, (_, path) => {
			if (/vlan-groups|wireless-lans|journal/.test(path)) asked.push(path);
			if (path.startsWith('/api/ipam/vlan-groups/')) return page(row(7, 'scope', 1), row(8, 'scope', 1));
			return path.startsWith('/api/wireless/wireless-lans/') ? page(row(9, 'scope', 1), row(10, 'scope', 5)) : 'pass';
		});
		return at;
	};
	const {lists, not_asked: notAsked, notes} = await dependentsOf(await startShell(undefined, {front}), remove('dcim.sites', '1'));
	expect(lists).toContainEqual({
		...{object_type: 'ipam.vlan-groups', field: 'scope', count: 2, on_delete: 'deleted'},
		some: [
			{id: 7, display: 'row 7'},
			{id: 8, display: 'row 8'},
		],
	});
	expect(notes).toContain('  ipam.vlan-groups: 2 by scope, which go too: row 7 (7), row 8 (8)');
	expect(notAsked).toContain('wireless.wireless-lans by scope: NetBox has no filter for it.');
	expect(asked.find((path) => path.includes('vlan-groups'))).toContain('?scope_type=dcim.site&scope_id=1&');
	// The lab says of no kind that it has a journal.
	expect(asked.some((path) => path.includes('journal'))).toBe(false);
});
