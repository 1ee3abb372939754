import {expect, onTestFinished, test} from 'vitest';
import {parseJson} from '../../src/core/json-text.js';
import {document, documentOf, type Output} from '../../src/output/output.js';
import {pipe, textOf as pipedText, select, sort, where} from '../pipes/chain.js';
import {unwrap} from '../support/database.js';
import {startServer} from '../support/http.js';
import {adminToken, openShell, startShell} from './netbox-support.js';

const long = '0.1234567890123456789012345';
const numerals = ['9007199254740993', '9223372036854775807', '1e400', long, '-0'] as const;

/** A NetBox that answers every request with this JSON. */
async function serving(json: string): Promise<ReturnType<typeof openShell>> {
	const server = await startServer(() => ({headers: {'content-type': 'application/json'}, body: json}));
	onTestFinished(server.close);
	return openShell(server.url);
}

/** Rows with the ids 1, 2, 3 ... and these numbers as `big`, of which a double takes some for others. */
const page = (values: readonly string[]): string =>
	`{"count":${values.length},"next":null,"previous":null,"results":[${values.map((value, place) => `{"id":${place + 1},"big":${value},"in":{"list":[${value}]}}`).join(',')}]}`;

const asked = async (values: readonly string[]): Promise<Output> =>
	unwrap(await (await serving(page(values))).say('netbox rest path /api/dcim/sites/'));

test('D19 exact-numbers B3 numbers that a double does not hold keep their digits in every form of output', async () => {
	const output = await asked(numerals);
	for (const form of ['json', 'yaml', 'csv', 'table', 'markdown', 'kv', 'nested', 'pprint']) {
		const text = pipedText(output, select('id', 'big', 'in'), pipe(form));
		expect(
			numerals.filter((numeral) => text.split(/[\s",|[\]{}:]+/).filter((word) => word === numeral).length < 2),
			form,
		).toEqual([]);
	}
	expect(pipedText(output, pipe('json', {compact: true}))).toContain(`{"big":9007199254740993,"id":1,"in":{"list":[9007199254740993]}}`);
	expect(pipedText(output, select('big'), pipe('csv'))).toBe(`big\n${numerals.join('\n')}\n`);
	expect(pipedText(output, select('big'), pipe('yaml'))).toBe(numerals.map((numeral) => `- big: ${numeral}\n`).join(''));
	// A word that looks like such a number stays a text.
	expect(pipedText(unwrap(await (await serving('{"a": "9007199254740993"}')).say('netbox rest path /api/dcim/sites/')), pipe('yaml'))).toBe(
		'a: "9007199254740993"\n',
	);
});

test('D19 exact-numbers B3 where, sort, group and unique tell such numbers apart', async () => {
	const near = ['9007199254740993', '9007199254740992', '1e400', '11e399', '9007199254740993'];
	const output = await asked(near);
	const ids = (...pipes: Parameters<typeof pipedText>[1][]): string =>
		pipedText(output, ...pipes, select('id'), pipe('csv'))
			.split('\n')
			.slice(1, -1)
			.join();
	expect([ids(where('big=9007199254740993')), ids(where('big>9007199254740992')), ids(where('big<1e400')), ids(where('big>=11e399'))]).toEqual([
		'1,5',
		'1,3,4,5',
		'1,2,5',
		'4',
	]);
	expect([ids(sort('big')), ids(pipe('unique', {fields: ['big']}))]).toEqual(['2,1,5,3,4', '1,2,3,4']);
	expect(pipedText(output, pipe('group', {field: 'big'}), pipe('count'), pipe('csv'))).toBe(
		'big,count\n9007199254740992,1\n9007199254740993,2\n1e400,1\n11e399,1\n',
	);
});

test('D19 exact-numbers B3 a write shows and sends the digits, of the user and of NetBox; what is so already is told by all of them', async () => {
	const shell = await startShell();
	const stored = async (): Promise<string> => {
		const answer = await fetch(`${shell.lab.url}/api/plugins/bgp/session/1/`, {headers: {authorization: `Token ${adminToken}`}});
		return /"extra_attributes":(\{.*?\})/.exec(await answer.text())?.[1] ?? '';
	};
	const line = 'netbox crud update object-type plugins.bgp.session object-id 1 data';
	unwrap(await shell.say(`${line} {"extra_attributes": {"big": 9007199254740993, "far": 1e400}} yes`));
	expect(await stored()).toBe('{"big":9007199254740993,"far":1e400}');
	const dry = unwrap(await shell.say(`${line} {"extra_attributes": {"big": 9007199254740992, "far": 1e400}} dry-run`));
	const json = pipedText(dry, pipe('json', {compact: true}));
	expect(json).toContain('"extra_attributes":{"old":{"big":9007199254740993,"far":1e400},"new":{"big":9007199254740992,"far":1e400}}');
	expect(pipedText(dry, pipe('csv'))).toContain('9007199254740993');
	const same = unwrap(await shell.say(`${line} {"extra_attributes": {"big": 9007199254740993, "far": 10e399}} yes`));
	expect(same.notes).toEqual(['1 object is so already', 'nothing was sent']);
	const rest = await shell.say(
		'netbox rest path /api/plugins/bgp/session/ method PATCH data [{"id": 1, "extra_attributes": {"big": -9223372036854775808}}] yes',
	);
	expect([rest.ok, await stored()]).toEqual([true, '{"big":-9223372036854775808}']);
});

test('B3 sessions keep the digits through the cache, read and unasked', async () => {
	const shell = await startShell();
	const session = 'netbox crud update object-type plugins.bgp.session object-id 1 data';
	unwrap(await shell.say(`${session} {"extra_attributes": {"big": 9007199254740993, "far": [1e400]}} yes`));
	const texts: string[] = [];
	for (const cache of ['True', 'True', 'force', 'False'])
		texts.push(pipedText(unwrap(await shell.say(`netbox get bgp-peerings devices fceos4 cache ${cache}`)), pipe('json', {compact: true})));
	expect(texts[0]).toContain('"extra_attributes":{"big":9007199254740993,"far":[1e400]}');
	expect(texts.every((text) => text === texts[0])).toBe(true);
});

test('B3 GraphQL answers, single objects, filters and dry-runs of requests have the digits too', async () => {
	const shell = await serving('{"data":{"a":{"big":9007199254740993}},"big":1e400}');
	expect(pipedText(unwrap(await shell.say('netbox graphql query-string "{a{big}}"')))).toContain('"big": 9007199254740993');
	expect(pipedText(unwrap(await shell.say('netbox rest path /api/x/y/')))).toContain('"big": 1e400');
	const dry = 'netbox rest path /api/dcim/sites/ dry-run';
	expect(pipedText(unwrap(await shell.say(`${dry} params {"cf_big": [9007199254740993, 1]}`)))).toContain('?cf_big=9007199254740993&cf_big=1"');
	expect(pipedText(unwrap(await shell.say(`${dry} method POST data {"big": 9007199254740993}`)))).toContain('"big": 9007199254740993');
});

test('D19 exact-numbers B3 an id that a double does not hold is refused, never rounded', async () => {
	const shell = await serving('{"count":1,"next":null,"previous":null,"results":[{"id":9007199254740993,"name":"x"}]}');
	expect(await shell.say('netbox rest path /api/dcim/sites/ all')).toMatchObject({
		ok: false,
		error: {code: 'unexpected-answer', message: expect.stringContaining('id'), hint: expect.stringContaining('number that a double does not hold')},
	});
	expect(await shell.say('netbox crud update object-type dcim.sites data {"id": 9007199254740993, "name": "x"}')).toMatchObject({
		ok: false,
		error: {code: 'usage'},
	});
});

test('D20 deep-json A6 an answer that is nested too deep is refused by name, at once', async () => {
	for (const depth of [101, 2_500, 1_000_000]) {
		const server = await startServer(() => ({headers: {'content-type': 'application/json'}, body: `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`}));
		onTestFinished(server.close);
		const said = await openShell(server.url).say('netbox rest path /api/dcim/sites/');
		expect(said).toMatchObject({
			ok: false,
			error: {code: 'unexpected-answer', message: expect.stringContaining('(nested deeper than 100 levels, 200)')},
		});
		expect(server.seen.length).toBe(1);
	}
	const {value} = {
		value: documentOf(unwrap(await (await serving(`{"a":${'[{"b":'.repeat(48)}1${'}]'.repeat(48)}}`)).say('netbox rest path /api/x/y/'))),
	};
	const output: Output = {kind: 'document', value, errors: [], notes: [], meta: {requests: 0, hits: 0, misses: 0, truncated: false}};
	for (const form of ['json', 'yaml', 'csv', 'table', 'markdown', 'kv', 'nested', 'pprint'])
		expect(pipedText(output, pipe(form)).length).toBeGreaterThan(48);
});

test('D20 deep-json A6 `__proto__` stays a key in every form of output', async () => {
	const output = await (await serving('{"count":1,"results":[{"id":1,"__proto__":{"deep":{"__proto__":"kept"}}}]}')).say(
		'netbox rest path /api/dcim/sites/',
	);
	for (const form of ['json', 'yaml', 'csv', 'markdown', 'kv', 'nested', 'pprint'])
		expect(pipedText(unwrap(output), select('id', '__proto__'), pipe(form)), form).toMatch(/__proto__[\s\S]*kept/);
});

test('D20 deep-json A6 rows of very many keys, long cells and long lists far below are written in one pass in every form', () => {
	const many = (count: number, item: (index: number) => string): string => Array.from({length: count}, (_, index) => item(index)).join(',');
	const far = (inside: string): string => `${'{"a":['.repeat(49)}${inside}${']}'.repeat(49)}`;
	const values = [`{${many(10_000, (index) => `"key${index}":${index}`)}}`, far(JSON.stringify('x'.repeat(100_000))), far(many(5_000, String))];
	for (const value of values.map((text) => parseJson(text))) {
		for (const form of ['json', 'csv', 'table', 'markdown', 'kv', 'nested', 'pprint'])
			expect(pipedText(document(value), pipe(form)).length, form).toBeGreaterThan(100);
	}
});

test.each([
	['netbox crud get object-type dcim.sites filters', '/api/dcim/sites/', 'id'],
	['netbox get devices filters', '/api/dcim/devices/', 'id'],
	['netbox crud changelogs filters', '/api/core/object-changes/', 'changed_object_id'],
	['netbox rest path /api/ipam/asns/ params', '/api/ipam/asns/', 'asn'],
])('D19 exact-numbers B3 a filter passes such a number by its digits, alone and in a list: %s', async (command, path, filter) => {
	for (const [said, sent] of [
		['9007199254740993', ['9007199254740993']],
		['-0', ['-0']],
		['[9007199254740993, 65100, -0]', ['9007199254740993', '65100', '-0']],
	] as const) {
		const server = await startServer(() => ({headers: {'content-type': 'application/json'}, body: page([])}));
		onTestFinished(server.close);
		unwrap(await openShell(server.url).say(`${command} {"${filter}": ${said}}`));
		expect(server.seen.find((seen) => seen.path === path)?.query.getAll(filter)).toEqual(sent);
	}
});
