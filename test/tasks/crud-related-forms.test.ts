import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {documentOf, type Json, type Row} from '../../src/output/output.js';
import {Made, type Server, servers} from '../lab/both.js';
import {unwrap} from '../support/database.js';
import {adminToken, openShell, type Speaker} from './netbox-support.js';

const notOne = (field: string, value: string) => `"${field}" names one object, by a name, an id or its attributes, which ${value} is not.`;
const nothing = 'nothing was sent';

/** What a site cannot be told, and what is said of it; `takes`: NetBox takes it, for another object than is meant. */
const refused: readonly {readonly data: string; readonly message: string; readonly hint: string; readonly takes?: true}[] = [
	{data: '{"tags": "core"}', message: '"tags" takes a list of objects.', hint: 'say ["core"]; nothing was sent'},
	{data: '{"asns": 65100}', message: '"asns" takes a list of objects.', hint: 'say [65100]; nothing was sent'},
	{data: '{"asns": {"asn": 65100}}', message: '"asns" takes a list of objects.', hint: 'say [{"asn":65100}]; nothing was sent'},
	{data: '{"asns": [65100]}', message: 'no ipam.asns with the id 65100 for "asns" in "env" that this token may see.', hint: 'say "AS65100"'},
	{data: '{"asns": [null]}', message: notOne('asns', 'null').replace('"asns"', 'an item of "asns"'), hint: nothing},
	{data: '{"tags": [{"slug": "nope"}]}', message: 'no extras.tags {"slug":"nope"} for "tags" in "env".', hint: nothing},
	{data: '{"tenant": ["SALTNORNIR"]}', message: notOne('tenant', '["SALTNORNIR"]'), hint: nothing},
	{data: '{"tenant": ""}', message: notOne('tenant', '""'), hint: 'null takes it away; nothing was sent'},
	{data: '{"tenant": true}', message: notOne('tenant', 'true'), hint: nothing, takes: true},
	{data: '{"tenant": 1.5}', message: notOne('tenant', '1.5'), hint: nothing, takes: true},
	{data: '{"tenant": {}}', message: notOne('tenant', '{}'), hint: nothing, takes: true},
	{data: '{"tenant": 99999}', message: 'no tenancy.tenants with the id 99999 for "tenant" in "env" that this token may see.', hint: nothing},
	{data: '{"tenant": {"name": "nobody"}}', message: 'no tenancy.tenants {"name":"nobody"} for "tenant" in "env".', hint: nothing},
];

/** What a site is told, and what is sent of it. */
const taken: readonly (readonly [data: string, field: string, change: Row])[] = [
	['{"tenant": 1}', 'tenant', {new: 1, named: 'SALTNORNIR'}],
	['{"tenant": {"name": "SALTNORNIR"}}', 'tenant', {new: 1, named: 'SALTNORNIR'}],
	['{"tenant": {"id": 1}}', 'tenant', {new: 1, named: 'SALTNORNIR'}],
	['{"tags": ["core", 2, {"name": "edge"}]}', 'tags', {new: [1, 2], named: ['core', 'edge']}],
	['{"asns": ["AS65100", 2, {"asn": 65101}]}', 'asns', {new: [1, 2], named: ['AS65100', 'AS65101']}],
];

describe.each(servers)('how objects are named in what is written, at %s', {timeout: 120_000}, (_, open) => {
	let server: Server;
	let made: Made;
	let shell: Speaker;
	let site: Json = null;
	const endings: (() => void | Promise<void>)[] = [];
	const said = (data: string) => shell.say(`netbox crud update object-type dcim.sites object-id ${String(site)} data ${data} dry-run`);
	const patch = (body: Json) => server.ask('PATCH', `dcim/sites/${String(site)}/`, body);

	beforeAll(async () => {
		server = await open();
		made = new Made(server.ask);
		shell = openShell(server.url, {token: adminToken, ending: (end) => void endings.push(end)});
		site = (await made.make('dcim/sites', {name: 'cr-site', slug: 'cr-site'}))['id'] ?? null;
	}, 60_000);
	afterAll(async () => {
		await made.remove();
		for (const end of endings.toReversed()) await end();
		await server.close();
	}, 60_000);

	test.each(refused)(
		'C30 natural-keys $data is refused with what is meant; NetBox refuses it or takes it for something else',
		async ({data, message, hint, takes}) => {
			expect(await said(data)).toMatchObject({error: {message, hint}});
			const {status} = await patch(JSON.parse(data));
			expect(status).toBe(takes ? 200 : 400);
			await patch({tenant: null});
		},
	);

	test.each(taken)('C30 natural-keys %s is shown resolved, and NetBox takes what is sent for it', async (data, field, change) => {
		const dry = documentOf(unwrap(await said(data))) as {readonly changes: readonly Row[]};
		expect(dry.changes[0]?.['changes']).toMatchObject({[field]: change});
		expect((await patch({[field]: change['new'] ?? null})).status).toBe(200);
		await patch({tenant: null, tags: [], asns: []});
	});

	test('C30 natural-keys look-ups of NetBox, of which nobody can be shown what they mean, are refused', async () => {
		expect(await said('{"tenant": {"name__istartswith": "salt"}}')).toMatchObject({
			error: {
				message: '"tenant" takes values of fields, and "name__istartswith" is a look-up of NetBox\'s own.',
				hint: 'say its name or its id; nothing was sent',
			},
		});
	});

	test('C30 natural-keys ids of a kind that the token may not view go to NetBox as they are, with a warning', async () => {
		const {id: user = null} = await made.make('users/users', {username: 'cr-user', password: 'cr-Password-1'});
		await made.make('users/permissions', {name: 'cr', users: [user], object_types: ['dcim.site'], actions: ['view', 'change']});
		const {key = '', token = ''} = await made.make('users/tokens', {user, version: 1, write_enabled: true});
		const narrow = openShell(server.url, {token: String(token || key)});
		const line = `netbox crud update object-type dcim.sites object-id ${String(site)} data {"tenant": 1} dry-run`;
		const dry = documentOf(unwrap(await narrow.say(line))) as {readonly changes: readonly Row[]};
		expect(dry.changes[0]?.['changes']).toEqual({tenant: {old: null, new: 1}});
		expect(narrow.reports.join('\n')).toContain('not checked: this token may not view tenancy.tenants');
	});
});
