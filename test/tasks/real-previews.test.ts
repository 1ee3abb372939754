import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {typeFieldOf} from '../../src/changes/related/related-forms.js';
import {settleField} from '../../src/changes/values/stored-forms.js';
import {netbox, orThrow} from '../../src/netbox/open.js';
import {writableValue} from '../../src/netbox/write/writable.js';
import {documentOf, type Json, type Row} from '../../src/output/output.js';
import {askAt, Made, type Server, servers} from '../lab/both.js';
import {unwrap} from '../support/database.js';
import {adminToken, openShell, type Speaker} from './netbox-support.js';

const mark = 'nf-preview';
const site = {name: mark, slug: mark};
const long = 'x'.repeat(101);

/** `preview`: what the lab does not take or refuse as NetBox does, so that there only the preview is looked at; `nothing`: what it has not. */
type AtLab = {readonly atLab?: 'preview' | 'nothing'};

/** What is said of a new object, and what of it is stored. */
type StoredCase = AtLab & {readonly type: string; readonly body: Row; readonly stored: Row};

const stored: readonly StoredCase[] = [
	{type: 'dcim.sites', body: {...site, name: `  ${mark} \n`}, stored: {name: mark}},
	{type: 'dcim.sites', body: {...site, description: '\u00a0 two  words\t'}, stored: {description: 'two  words'}},
	{type: 'dcim.sites', body: {...site, comments: ' \n '}, stored: {comments: ''}},
	{type: 'dcim.sites', body: {...site, facility: 1.5}, stored: {facility: '1.5'}},
	{type: 'dcim.sites', body: {...site, latitude: '10.50', longitude: -3.25}, stored: {latitude: 10.5, longitude: -3.25}, atLab: 'nothing'},
	{type: 'dcim.sites', body: {...site, tags: ['core', 1, 'core']}, stored: {tags: [1]}},
	{type: 'dcim.sites', body: {...site, asns: ['AS65100', 1]}, stored: {asns: [1]}},
	{type: 'dcim.sites', body: {...site, custom_fields: {pv_day: '20260131'}}, stored: {custom_fields: {pv_day: '2026-01-31'}}, atLab: 'preview'},
	{
		type: 'dcim.sites',
		body: {...site, custom_fields: {pv_time: '2026-01-31 10:00'}},
		stored: {custom_fields: {pv_time: '2026-01-31T10:00:00'}},
		atLab: 'preview',
	},
	{
		type: 'dcim.sites',
		body: {...site, custom_fields: {pv_url: 'example.net/a'}},
		stored: {custom_fields: {pv_url: 'https://example.net/a'}},
		atLab: 'preview',
	},
	{type: 'ipam.vrfs', body: {name: mark, enforce_unique: 'no'}, stored: {enforce_unique: false}, atLab: 'preview'},
	{type: 'ipam.asns', body: {asn: '4200099999', rir: 1}, stored: {asn: 4200099999}},
	{type: 'ipam.ip-addresses', body: {address: '203.0.113.77'}, stored: {address: '203.0.113.77/32'}},
	{
		type: 'ipam.ip-addresses',
		body: {address: '2001:DB8:0::77/64', dns_name: 'PV.Example '},
		stored: {address: '2001:db8::77/64', dns_name: 'pv.example'},
	},
	{type: 'ipam.prefixes', body: {prefix: '2001:DB8:99::/48', is_pool: 1}, stored: {prefix: '2001:db8:99::/48', is_pool: true}, atLab: 'preview'},
	{type: 'dcim.mac-addresses', body: {mac_address: '0011.22aa.bbcc'}, stored: {mac_address: '00:11:22:AA:BB:CC'}},
	{type: 'extras.tags', body: {...site, color: 'ff9800', weight: '7'}, stored: {color: 'ff9800', weight: 7}},
];

/** What is said of a new object, and the sentence about it. */
const refused: readonly (AtLab & {readonly type: string; readonly body: Row; readonly message: string})[] = [
	{type: 'dcim.sites', body: {...site, description: null}, message: '"description" of dcim.sites cannot be null.'},
	{type: 'dcim.sites', body: {...site, status: null}, message: '"status" of dcim.sites cannot be null.'},
	{type: 'dcim.sites', body: {...site, name: null}, message: '"name" cannot be null.'},
	{type: 'dcim.sites', body: {...site, name: ' '}, message: '"name" cannot be empty.'},
	{type: 'dcim.sites', body: {...site, name: true}, message: '"name" takes a text, not true.'},
	{type: 'dcim.sites', body: {...site, name: long}, message: '"name" has at most 100 characters, not 101.'},
	{type: 'dcim.sites', body: {...site, facility: ['a']}, message: '"facility" takes a text, not ["a"].'},
	{type: 'dcim.sites', body: {...site, slug: 'a b'}, message: '"slug" takes letters, digits, "-" and "_", not "a b".'},
	{
		type: 'dcim.sites',
		body: {...site, status: 'Active'},
		message: expect.stringMatching(/^"status" takes planned, .*, not "Active"\. Did you mean "active"\?$/),
	},
	{type: 'dcim.sites', body: {...site, status: {value: 'active'}}, message: '"status" takes the value alone, not {"value":"active"}.'},
	{type: 'dcim.sites', body: {...site, latitude: 'north'}, message: '"latitude" takes a number, not "north".', atLab: 'nothing'},
	{type: 'dcim.sites', body: {...site, region: {nosuch: 1}}, message: expect.stringMatching(/^dcim\.regions have no field "nosuch"/)},
	{
		type: 'dcim.sites',
		body: {...site, tags: ['pv-device']},
		message: expect.stringMatching(/^the tag "pv-device" is for dcim\.device alone, not for dcim\.sites\.$/),
		atLab: 'preview',
	},
	{type: 'ipam.asns', body: {asn: 0, rir: 1}, message: '"asn" is at least 1, not 0.'},
	{type: 'ipam.asns', body: {asn: 'x', rir: 1}, message: '"asn" takes a whole number, not "x".'},
	{type: 'ipam.vlans', body: {name: mark, vid: null}, message: '"vid" cannot be null.'},
	{type: 'ipam.vlans', body: {name: mark, vid: 5000}, message: '"vid" is at most 4094, not 5000.'},
	{type: 'ipam.vrfs', body: {name: mark, enforce_unique: 'maybe'}, message: '"enforce_unique" takes true or false, not "maybe".'},
	{type: 'ipam.ip-addresses', body: {address: '203.0.113.77/33'}, message: '"address" takes an IP address as in 10.0.2.1/30, not "203.0.113.77/33".'},
	{type: 'ipam.ip-addresses', body: {address: '203.0.113.77/0'}, message: '"address" has no mask of /0.'},
	{
		type: 'ipam.ip-addresses',
		body: {address: '203.0.113.77/32', assigned_object_type: 'dcim.site', assigned_object_id: 1},
		message: '"assigned_object_type" of ipam.ip-addresses is no dcim.site: it takes dcim.interface, ipam.fhrpgroup, virtualization.vminterface.',
	},
	{type: 'ipam.prefixes', body: {prefix: '203.0.113.77/24'}, message: '"prefix" takes a network, not "203.0.113.77/24".'},
	{
		type: 'dcim.mac-addresses',
		body: {mac_address: '00:11:22:33:44:zz'},
		message: '"mac_address" takes a MAC address as in 00:11:22:33:44:55, not "00:11:22:33:44:zz".',
	},
	{
		type: 'extras.tags',
		body: {...site, color: 'FF9800'},
		message: '"color" takes six hexadecimal digits in small letters, as in ff9800, not "FF9800".',
	},
];

describe.each(servers)('what is previewed of a new object, at %s', {timeout: 120_000}, (name, open) => {
	const here = <Case extends AtLab>(cases: readonly Case[]) => cases.filter(({atLab}) => name !== 'the lab' || atLab !== 'nothing');
	const isAsked = (atLab: AtLab['atLab']) => name !== 'the lab' || atLab === undefined;
	let server: Server;
	let made: Made;
	let shell: Speaker;
	const endings: (() => void | Promise<void>)[] = [];
	const preview = (type: string, body: Row) => shell.say(`netbox crud create object-type ${type} data ${JSON.stringify(body)} dry-run`);
	const post = (type: string, body: Row) => server.ask('POST', `${type.replaceAll('.', '/')}/`, body);

	beforeAll(async () => {
		server = await open();
		made = new Made(server.ask);
		shell = openShell(server.url, {token: adminToken, ending: (end) => void endings.push(end)});
		const custom = (name: string, type: string) => made.make('extras/custom-fields', {name, type, object_types: ['dcim.site']});
		for (const [name, type] of Object.entries({pv_day: 'date', pv_time: 'datetime', pv_url: 'url'})) await custom(name, type);
		await made.make('extras/tags', {name: 'pv-device', slug: 'pv-device', object_types: ['dcim.device']});
	}, 60_000);
	afterAll(async () => {
		await made.remove();
		for (const end of endings.toReversed()) await end();
		await server.close();
	}, 60_000);

	test.each(here(stored))('C37 field-rules $type $body is previewed as NetBox stores it', async ({type, body, stored: expected, atLab}) => {
		const shown = (documentOf(unwrap(await preview(type, body))) as {readonly preview: readonly Row[]}).preview[0] ?? {};
		expect(shown).toMatchObject(expected);
		if (!isAsked(atLab)) return;
		// As it was said where NetBox takes that; the names of objects are nf's alone.
		const {tags: _, asns: __, ...plain} = body;
		const said = await post(type, {...shown, ...plain});
		expect([said.status, said.json]).toEqual([201, expect.anything()]);
		await server.ask('DELETE', `${type.replaceAll('.', '/')}/${String(said.json['id'])}/`);
		const row = Object.fromEntries(Object.keys(expected).map((name): readonly [string, Json] => [name, writableValue(said.json[name] ?? null)]));
		expect(row).toMatchObject(expected);
	});

	test.each(here(refused))('C37 field-rules $type $body is refused, as NetBox refuses it', async ({type, body, message, atLab}) => {
		expect(await preview(type, body)).toMatchObject({error: {code: 'usage', message}});
		if (!isAsked(atLab)) return;
		const {tags = null} = body;
		const tag = tags === null ? null : ((await server.ask('GET', 'extras/tags/?slug=pv-device')).json['results'] as readonly Row[])[0];
		const {status} = await post(type, {...body, ...(tag && {tags: [tag['id'] ?? null]})});
		expect(status).toBe(400);
	});
});

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';

/** Values that most fields refuse. */
const odd: readonly Json[] = [null, '', ' ', true, 'x'.repeat(1_001), -1, 10 ** 12, 1.5, ['x'], {a: 1}, 'a b/%'];

/** Kinds whose serializers make of a body what they like before they look at it, or which cannot be changed. */
const skipped = /^(?:core|users|plugins\.branching)\.|extras\.scripts/;

describe.skipIf(url === '')('every field that a real NetBox describes', {timeout: 300_000}, () => {
	test('C37 field-rules what is refused of any field of any kind, NetBox refuses', async () => {
		const nb = orThrow(netbox({url, token: adminToken}));
		const lists = orThrow(await nb.paths()).filter(({isList, methods, path}) => isList && methods.includes('PATCH') && !skipped.test(kindOf(path)));
		const wrong: string[] = [];
		let refusals = 0;
		for (const {path} of lists) {
			const kind = kindOf(path);
			const list = nb.endpoint(kind.replaceAll('.', '/'));
			const [row] = orThrow(await list.page({}, {limit: 1})).results;
			if (!row) continue;
			const [rules, told] = [orThrow(await list.fields('change')), orThrow(await nb.objectFields(kind.replaceAll('.', '/')))];
			for (const value of odd) {
				const names = Object.keys(rules).filter((name) => {
					const rule = rules[name];
					if (!rule || rule.readOnly || typeFieldOf(name, rules) !== undefined) return false;
					return 'fault' in settleField(kind, name, value, rule) || (value === null && told[name]?.nullable === false);
				});
				refusals += names.length;
				if (names.length === 0) continue;
				const {status, json} = await askAt(url)(
					'PATCH',
					`${path.slice('/api/'.length)}${row.id}/`,
					Object.fromEntries(names.map((name) => [name, value])),
				);
				const taken = names.filter((name) => !Object.hasOwn(json, name));
				if (status !== 400 || taken.length > 0) wrong.push(`${kind} ${JSON.stringify(value)?.slice(0, 20)}: ${status} ${taken.join(', ')}`);
			}
		}
		await nb.close();
		expect(wrong).toEqual([]);
		expect(refusals).toBeGreaterThan(1_000);
	});
});

/** `/api/dcim/sites/` as `dcim.sites`. */
const kindOf = (path: string): string => path.slice('/api/'.length, -1).replaceAll('/', '.');
