import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import type {Json, Row} from '../../src/output/output.js';
import {Made, type Server, servers} from './both.js';

const path = 'plugins/bgp/session/1/';
const types = ['netbox_bgp.bgpsession'];

/** What is kept of a value; or the fault with it, without its beginning that names the field; or the crash. */
type Outcome = {readonly kept: Json} | {readonly fault: string} | {readonly crash: string};
type Trial = readonly [value: Json, outcome: Outcome];

const kept = (value: Json): Outcome => ({kept: value});
const fault = (text: string): Outcome => ({fault: text});
const ofText = fault('Value must be a string.');
const ofInteger = fault('Value must be an integer.');
const ofDate = fault('Date values must be in ISO 8601 format (YYYY-MM-DD).');
const ofMoment = fault('Date and time values must be in ISO 8601 format (YYYY-MM-DD HH:MM:SS).');
const ofScheme = fault('URLs must use a scheme permitted by ALLOWED_URL_SCHEMES.');
const noChoice = (said: string): Outcome => fault(`Invalid choice (${said}) for choice set cf-set.`);
const noChoices = (said: string): Outcome => fault(`Invalid choice(s) (${said}) for choice set cf-set.`);
const notString: Outcome = {crash: 'TypeError'};
const labelled = (value: string, label: string): Row => ({value, label});

const trials: {readonly [type: string]: readonly Trial[]} = {
	text: [...[5, true, [], {}, {value: 'x'}].map((value): Trial => [value, ofText]), ...['', ' x ', null].map((value): Trial => [value, kept(value)])],
	longtext: [[5, ofText]],
	integer: [
		...(['5', 5.5, true, [], {value: 5}] as const).map((value): Trial => [value as Json, ofInteger]),
		...[5, '', null].map((value): Trial => [value, kept(value)]),
	],
	decimal: [
		...[5, 5.25, '5.5', '5e3', 'nan', '5.', true, ''].map((value): Trial => [value, kept(value)]),
		...['x', '.'].map((value): Trial => [value, fault('Value must be a decimal.')]),
		[[], {crash: 'ValueError'}],
	],
	boolean: [
		...[true, 1, 0, ''].map((value): Trial => [value, kept(value)]),
		...['true', 2].map((value): Trial => [value, fault('Value must be true or false.')]),
	],
	date: [
		['2026-01-02', kept('2026-01-02')],
		...['2026-13-02', '2026-02-30', 'x', '2026-01-02T10:00:00'].map((value): Trial => [value, ofDate]),
		[5, notString],
	],
	datetime: [
		['2026-01-02T10:00:00Z', kept('2026-01-02T10:00:00Z')],
		['2026-01-02 10:00', kept('2026-01-02T10:00:00')],
		['2026-01-02T10', kept('2026-01-02T10:00:00')],
		['2026-01-02', kept('2026-01-02T00:00:00')],
		['2026-01-02T10:00:00.5', kept('2026-01-02T10:00:00.500000')],
		['x', ofMoment],
		['2026-01-02T24:00', ofMoment],
		[5, notString],
	],
	url: [
		['http://x.y', kept('http://x.y')],
		['nope', kept('https://nope')],
		['//x', kept('https://x')],
		['/a', kept('https:///a')],
		[' http://x', kept('http://x')],
		['javascript:alert(1)', ofScheme],
		['localhost:8080/a', ofScheme],
		[5, ofText],
	],
	json: [...[{a: 1}, 'x', 5, [1], {value: 1}].map((value): Trial => [value as Json, kept(value as Json)])],
	select: [
		['a', kept(labelled('a', 'Ay'))],
		['', kept(labelled('', ''))],
		['zz', noChoice('zz')],
		[labelled('a', 'Ay'), noChoice("{'value': 'a', 'label': 'Ay'}")],
		[['a'], noChoice("['a']")],
		[true, noChoice('True')],
	],
	multiselect: [
		[['a', 'b'], kept([labelled('a', 'Ay'), labelled('b', 'Bee')])],
		[['a', 'a'], kept([labelled('a', 'Ay'), labelled('a', 'Ay')])],
		[[], kept([])],
		['', kept([])],
		[null, kept(null)],
		[['a', 'zz'], noChoices("['a', 'zz']")],
		[[labelled('a', 'Ay')], noChoices("[{'value': 'a', 'label': 'Ay'}]")],
		['a', noChoices('a')],
		[[1, null], noChoices('[1, None]')],
	],
};

describe.each(servers)('F5 values of custom fields of %s', {timeout: 120_000}, (_, open) => {
	let server: Server;
	let made: Made;
	beforeAll(async () => {
		server = await open();
	});
	afterAll(() => server.close());
	beforeEach(() => {
		made = new Made(server.ask);
	});
	afterEach(() => made.remove(), 60_000);

	async function outcomeOf(name: string, value: Json): Promise<Outcome> {
		const {status, json} = await server.ask('PATCH', path, {custom_fields: {[name]: value}});
		if (status === 500) return {crash: String(json['exception'])};
		if (status === 200) return {kept: (json['custom_fields'] as Row)[name] ?? null};
		const [said = ''] = (json['__all__'] ?? []) as readonly string[];
		expect([status, said.startsWith(`Invalid value for custom field '${name}': `)]).toEqual([400, true]);
		return {fault: said.slice(`Invalid value for custom field '${name}': `.length)};
	}

	for (const [type, wanted] of Object.entries(trials)) {
		test(`${type}: what is kept of a value, and what is said of one that is not`, async () => {
			const choices = type.endsWith('select')
				? await made.make('extras/custom-field-choice-sets', {
						name: 'cf-set',
						extra_choices: [
							['a', 'Ay'],
							['b', 'Bee'],
						],
					})
				: undefined;
			await made.make('extras/custom-fields', {name: 'cf_test', type, object_types: types, ...(choices && {choice_set: choices['id'] as Json})});
			const outcomes: (readonly [Json, Outcome])[] = [];
			for (const [value] of wanted) outcomes.push([value, await outcomeOf('cf_test', value)]);
			expect(outcomes).toEqual(wanted);
		});
	}

	test('a pattern is looked for at the beginning of a text', async () => {
		await made.make('extras/custom-fields', {name: 'cf_test', type: 'text', object_types: types, validation_regex: '[a-z]+'});
		expect(await outcomeOf('cf_test', 'abc1')).toEqual(kept('abc1'));
		expect(await outcomeOf('cf_test', '1abc')).toEqual(fault("Value must match regex '[a-z]+'"));
	});

	test('F5 F10 patterns of Python, also those that make a real server work for ever', async () => {
		const {id} = await made.make('extras/custom-fields', {name: 'cf_test', type: 'text', object_types: types, validation_regex: '(\\d+)-x$'});
		expect(await outcomeOf('cf_test', '12-x')).toEqual(kept('12-x'));
		expect(await outcomeOf('cf_test', '12-xy')).toEqual(fault("Value must match regex '(\\d+)-x$'"));
		const setPattern = (validation_regex: string) => server.ask('PATCH', `extras/custom-fields/${id}/`, {validation_regex});
		const set = (value: string) => server.ask('PATCH', path, {custom_fields: {cf_test: value}});
		await setPattern('(?=ab)a');
		expect((await set('ab')).status).toBe(server.isLab ? 501 : 200);
		await setPattern('(\\w)$');
		expect((await set('\u6771')).status).toBe(server.isLab ? 501 : 200);
		if (!server.isLab) return;
		// Python takes 2 ** 30 steps for this one.
		await setPattern('(a+)+$');
		expect(await outcomeOf('cf_test', `${'a'.repeat(30)}b`)).toEqual(fault("Value must match regex '(a+)+$'"));
	});

	test('a number has bounds, which a text cannot be held against', async () => {
		await made.make('extras/custom-fields', {name: 'cf_test', type: 'decimal', object_types: types, validation_minimum: 1.5, validation_maximum: 5});
		expect(await outcomeOf('cf_test', 1)).toEqual(fault('Value must be at least 1.5000'));
		expect(await outcomeOf('cf_test', 5.5)).toEqual(fault('Value must not exceed 5.0000'));
		expect(await outcomeOf('cf_test', 2)).toEqual(kept(2));
		expect(await outcomeOf('cf_test', '2')).toEqual(notString);
	});

	test('a new object that gives any custom field is checked without defaults', async () => {
		await made.make('extras/custom-fields', {name: 'cf_needed', type: 'text', required: true, default: 'd', object_types: ['dcim.region']});
		await made.make('extras/custom-fields', {name: 'cf_else', type: 'text', default: 'e', object_types: ['dcim.region']});
		const region = (custom?: Row) => server.ask('POST', 'dcim/regions/', {name: 'cf-r1', slug: 'cf-r1', ...(custom && {custom_fields: custom})});
		const missing = {status: 400, json: {__all__: ["Missing required custom field 'cf_needed'."]}};
		for (const custom of [{}, {cf_else: 'x'}]) expect(await region(custom)).toEqual(missing);
		for (const [custom, shown] of [
			[undefined, {cf_needed: 'd', cf_else: 'e'}],
			[{cf_needed: 'x'}, {cf_needed: 'x', cf_else: 'e'}],
		] as const) {
			const {status, json} = await region(custom);
			expect([status, json['custom_fields']]).toEqual([201, expect.objectContaining(shown)]);
			await server.ask('DELETE', `dcim/regions/${json['id']}/`);
		}
	});

	test('a field that is required or unique is so for every write of its objects', async () => {
		const region = (body: Row) => server.ask('POST', 'dcim/regions/', body);
		await made.make('dcim/regions', {name: 'cf-r0', slug: 'cf-r0'});
		await made.make('extras/custom-fields', {name: 'cf_needed', type: 'text', required: true, object_types: ['dcim.region']});
		await made.make('extras/custom-fields', {name: 'cf_sole', type: 'text', unique: true, object_types: ['dcim.region']});
		const empty = {status: 400, json: {__all__: ["Invalid value for custom field 'cf_needed': Required field cannot be empty."]}};
		expect(await region({name: 'cf-r1', slug: 'cf-r1'})).toEqual(empty);
		expect(await region({name: 'cf-r1', slug: 'cf-r1', custom_fields: {cf_needed: ''}})).toEqual(empty);
		const {id} = await made.make('dcim/regions', {name: 'cf-r1', slug: 'cf-r1', custom_fields: {cf_needed: 'x', cf_sole: 'u'}});
		expect(await region({name: 'cf-r2', slug: 'cf-r2', custom_fields: {cf_needed: 'x', cf_sole: 'u'}})).toEqual({
			status: 400,
			json: {__all__: ["Custom field 'cf_sole' must have a unique value."]},
		});
		expect((await server.ask('PATCH', `dcim/regions/${id}/`, {description: 'the same again'})).status).toBe(200);
		const [old] = (await server.ask('GET', 'dcim/regions/?name=cf-r0')).json['results'] as readonly Row[];
		expect(await server.ask('PATCH', `dcim/regions/${old?.['id']}/`, {description: 'lacks it'})).toEqual({
			status: 400,
			json: {__all__: ["Missing required custom field 'cf_needed'."]},
		});
	});
});
