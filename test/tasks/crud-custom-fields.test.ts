import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {documentOf, type Output, type Row} from '../../src/output/output.js';
import {rowsOf} from '../../src/output/rows.js';
import {Made, type Server, servers} from '../lab/both.js';
import {unwrap} from '../support/database.js';
import {adminToken, openShell, type Speaker} from './netbox-support.js';

const readerToken = '1123456789abcdef0123456789abcdef01234567';
const regions = 'object-type dcim.regions';

/** What is wrong in `custom_fields` of a region, and what is said of it. */
const refused: readonly (readonly [custom: string, message: string, hint?: string])[] = [
	[
		'{"cw_tier": "Gold"}',
		'the custom field "cw_tier" of dcim.regions takes "gold-1", "silver", not "Gold".',
		'"Gold" is how people see it: say "gold-1"',
	],
	['{"cw_tier": "silber"}', 'the custom field "cw_tier" of dcim.regions takes "gold-1", "silver", not "silber".', 'Did you mean "silver"?'],
	['{"cw_tier": {"value": "silver", "label": "Silver"}}', 'the custom field "cw_tier" of dcim.regions takes the value alone.', 'say "silver"'],
	['{"cw_tier": ["silver"]}', 'the custom field "cw_tier" of dcim.regions takes one value, not a list.'],
	['{"cw_tiers": "silver"}', 'the custom field "cw_tiers" of dcim.regions takes a list of values, not "silver".', 'say ["silver"]'],
	['{"cw_tiers": ["silver", "Gold"]}', 'the custom field "cw_tiers" of dcim.regions takes "gold-1", "silver", not "Gold".'],
	['{"cw_number": "5"}', 'the custom field "cw_number" of dcim.regions takes a whole number, not "5".'],
	['{"cw_number": 5.5}', 'the custom field "cw_number" of dcim.regions takes a whole number, not 5.5.'],
	['{"cw_number": 0}', 'the custom field "cw_number" of dcim.regions is at least 1, not 0.'],
	['{"cw_number": 9007199254740993}', 'the custom field "cw_number" of dcim.regions is at most 5, not 9007199254740993.'],
	['{"cw_code": "1a"}', 'the custom field "cw_code" of dcim.regions begins with what matches [a-z]+, which 1a does not.'],
	['{"cw_code": 5}', 'the custom field "cw_code" of dcim.regions takes a text, not 5.'],
	['{"cw_flag": "true"}', 'the custom field "cw_flag" of dcim.regions takes true or false, not "true".'],
	['{"cw_day": "31.1.2026"}', 'the custom field "cw_day" of dcim.regions takes a date as in 2026-01-31, not "31.1.2026".'],
	['{"cw_time": "2026-01-31T25:00"}', 'the custom field "cw_time" of dcim.regions takes a time as in 2026-01-31 10:00:00, not "2026-01-31T25:00".'],
	['{"cw_teir": "silver"}', 'dcim.regions has no custom field "cw_teir". Did you mean "cw_tier"?', 'nothing was sent'],
	['{"cw_site": "nowhere"}', 'no dcim.sites "nowhere" for "custom_fields.cw_site" in "env".', 'it is looked up by name or slug; nothing was sent'],
	['{"cw_site": 99999}', 'no dcim.sites with the id 99999 for "custom_fields.cw_site" in "env" that this token may see.'],
	['{"cw_site": true}', '"custom_fields.cw_site" names one object, by a name, an id or its attributes, which true is not.'],
	['{"cw_site": [1]}', '"custom_fields.cw_site" names one object, by a name, an id or its attributes, which [1] is not.'],
	['{"cw_sites": "AMS1"}', '"custom_fields.cw_sites" takes a list of objects.', 'say ["AMS1"]; nothing was sent'],
];

describe.each(servers)('custom fields in what is written, at %s', {timeout: 120_000}, (_, open) => {
	let server: Server;
	let made: Made;
	let shell: Speaker;
	const endings: (() => void | Promise<void>)[] = [];
	const say = (line: string) => shell.say(`netbox crud ${line}`);
	const gives = async (line: string): Promise<Output> => unwrap(await say(line));

	beforeAll(async () => {
		server = await open();
		made = new Made(server.ask);
		shell = openShell(server.url, {token: adminToken, ending: (end) => void endings.push(end)});
		const types = ['dcim.region'];
		const choices = [
			['gold-1', 'Gold'],
			['silver', 'Silver'],
		];
		const {id: set = null} = await made.make('extras/custom-field-choice-sets', {name: 'cw-set', extra_choices: choices});
		for (const [name, type, more] of [
			['cw_tier', 'select', {choice_set: set}],
			['cw_tiers', 'multiselect', {choice_set: set}],
			['cw_number', 'integer', {validation_minimum: 1, validation_maximum: 5}],
			['cw_code', 'text', {validation_regex: '[a-z]+'}],
			['cw_flag', 'boolean', {}],
			['cw_day', 'date', {}],
			['cw_time', 'datetime', {}],
			['cw_site', 'object', {related_object_type: 'dcim.site'}],
			['cw_sites', 'multiobject', {related_object_type: 'dcim.site'}],
		] as const)
			await made.make('extras/custom-fields', {name, type, object_types: types, ...more});
	}, 60_000);
	afterAll(async () => {
		await made.remove();
		for (const end of endings.toReversed()) await end();
		await server.close();
	}, 60_000);

	const create = (custom: string) => `create ${regions} data {"name": "cw-r", "slug": "cw-r", "custom_fields": ${custom}}`;

	test.each(refused.map(([custom, message, hint = expect.anything()]) => ({custom, message, hint})))(
		'C36 custom-fields $custom is refused with what it takes, as NetBox would',
		async ({custom, message, hint}) => {
			expect(await say(`${create(custom)} dry-run`)).toMatchObject({error: {message, hint}});
			expect((await server.ask('POST', 'dcim/regions/', {name: 'cw-r', slug: 'cw-r', custom_fields: JSON.parse(custom)})).status).toBe(
				custom === '{"cw_site": true}' ? 201 : 400,
			);
			for (const {id} of (await server.ask('GET', 'dcim/regions/?slug=cw-r')).json['results'] as readonly Row[])
				await server.ask('DELETE', `dcim/regions/${String(id)}/`);
		},
	);

	test('C36 custom-fields C30 natural-keys C33 crud-clone objects in custom fields are named as elsewhere, shown with their ids, also of a copy, and what a dry run shows is written', async () => {
		const custom = '{"cw_tier": "silver", "cw_number": 5, "cw_code": "ab1", "cw_site": "AMS1", "cw_sites": ["saltnornir-lab", {"slug": "ams1"}, 2]}';
		const dry = await gives(`${create(custom)} dry-run`);
		expect((documentOf(dry) as {readonly preview: readonly Row[]}).preview[0]?.['custom_fields']).toEqual({
			...{cw_tier: 'silver', cw_number: 5, cw_code: 'ab1'},
			...{cw_site: 2, cw_sites: [1, 2]},
		});
		expect(rowsOf(dry).rows[0]?.row).toMatchObject({'custom_fields.cw_site': 'AMS1 (id 2)', 'custom_fields.cw_tier': 'silver'});
		const [region = {}] = documentOf(await gives(`${create(custom)} yes`)) as readonly Row[];
		expect(region['custom_fields']).toMatchObject({cw_number: 5, cw_site: {id: 2}});
		const update = `update ${regions} object-id ${region['id']} data {"custom_fields": {"cw_site": "saltnornir-lab", "cw_tier": "gold-1"}}`;
		const changes = {
			'custom_fields.cw_site': {old: 2, new: 1, named: 'SALTNORNIR-LAB'},
			'custom_fields.cw_tier': {old: 'silver', new: 'gold-1'},
		};
		expect(documentOf(await gives(`${update} dry-run`))).toMatchObject({changes: [{changes}]});
		expect(documentOf(await gives(`${update} yes`))).toMatchObject([{changes: {'custom_fields.cw_site': {new: 1}}}]);
		expect(await say(`update ${regions} object-id ${region['id']} data {"custom_fields": {"cw_tier": "Gold"}} dry-run`)).toMatchObject({
			error: {hint: '"Gold" is how people see it: say "gold-1"'},
		});
		const copy = await gives(`clone ${regions} object-id ${region['id']} data {"name": "cw-c", "slug": "cw-c"} dry-run`);
		expect(rowsOf(copy).rows[0]?.row['custom_fields.cw_site']).toBe('SALTNORNIR-LAB (id 1)');
		await gives(`delete ${regions} object-id ${region['id']} yes`);
	});

	test('C36 custom-fields a required one must be there in every write, and its default counts only where no custom field is said', async () => {
		const {id: region = null} = await made.make('dcim/regions', {name: 'cw-old', slug: 'cw-old'});
		await made.make('extras/custom-fields', {name: 'cw_need', type: 'text', required: true, object_types: ['dcim.region']});
		const bare = `create ${regions} data {"name": "cw-r", "slug": "cw-r"} dry-run`;
		const needs = {error: {code: 'usage', message: 'dcim.regions needs the custom field "cw_need".'}};
		expect(await say(bare)).toMatchObject(needs);
		expect(await say(`${create('{"cw_need": ""}')} dry-run`)).toMatchObject(needs);
		const lacks = {error: {message: `dcim.regions ${region} needs the custom field "cw_need".`}};
		expect(await say(`update ${regions} object-id ${region} data {"description": "x"} dry-run`)).toMatchObject(lacks);
		expect((await server.ask('PATCH', `dcim/regions/${region}/`, {description: 'x'})).status).toBe(400);
		await gives(`update ${regions} object-id ${region} data {"description": "x", "custom_fields": {"cw_need": "y"}} yes`);
		const [field] = (await server.ask('GET', 'extras/custom-fields/?name=cw_need')).json['results'] as readonly Row[];
		expect((await server.ask('PATCH', `extras/custom-fields/${field?.['id']}/`, {default: 'd'})).status).toBe(200);
		expect(documentOf(await gives(bare))).toMatchObject({count: 1});
		expect(await say(`${create('{"cw_number": 2}')} dry-run`)).toMatchObject({
			error: {hint: expect.stringContaining('its default is only for objects that say no')},
		});
		await server.ask('PATCH', `extras/custom-fields/${field?.['id']}/`, {required: false});
	});

	test('C36 custom-fields C32 crud-describe lists each with its type, choices and default', async () => {
		const rows = documentOf(await gives(`describe ${regions}`)) as readonly Row[];
		const of = (name: string) => rows.find(({field}) => field === `custom_fields.${name}`);
		expect(of('cw_tier')).toMatchObject({type: 'select', required: false, choices: ['gold-1', 'silver'], default: null});
		expect(of('cw_sites')).toMatchObject({type: 'objects', object_type: 'dcim.sites', named_by: ['name', 'slug', 'id']});
	});

	test('C36 custom-fields to a token that may not view them they are not known, which is said, and names are told by objects that are there', async () => {
		const reader = openShell(server.url, {token: readerToken});
		const rows = documentOf(unwrap(await reader.say('netbox crud describe object-type dcim.sites'))) as readonly Row[];
		expect(rows.filter(({field}) => String(field).startsWith('custom_fields.'))).toEqual([]);
		expect(reader.reports.join()).toContain('its custom fields are not known: ');
	});
});
