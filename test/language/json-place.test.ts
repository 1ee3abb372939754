import fc from 'fast-check';
import {expect, test} from 'vitest';
import {stringifyJson} from '../../src/core/json-text.js';
import {complete} from '../../src/language/suggest/complete.js';
import {help} from '../../src/language/suggest/help.js';
import {offersHere} from '../../src/language/suggest/json-offers.js';
import {type JsonPlace, jsonPlace} from '../../src/language/suggest/json-place.js';
import {offerWords, readTypedWords} from '../../src/language/suggest/offer-words.js';
import {lineAt, shellTree} from '../support/shell-tree.js';

const place = (text: string): Partial<JsonPlace> | undefined => {
	const found = jsonPlace(text);
	return found && {path: found.path, wants: found.wants, typed: found.typed, taken: found.taken};
};
const key = {path: [], wants: 'key', typed: '', taken: []};
const value = (...path: readonly string[]) => ({path, wants: 'value', typed: '', taken: []});

test.each<[string, unknown]>([
	['{', key],
	['{ ', key],
	['{"st', {...key, typed: 'st'}],
	['{st', {...key, typed: 'st'}],
	['{"status"', {...key, typed: 'status'}],
	['{"status": ', value('status')],
	['{"status": "ac', {...value('status'), typed: 'ac'}],
	['{"status":tr', {...value('status'), typed: 'tr'}],
	['{"a":1,', {...key, taken: ['a']}],
	['{"a": {"b": 1, ', {path: ['a'], wants: 'key', typed: '', taken: ['b']}],
	['{"a": {"b": {}}, "c": ', value('c')],
	['[{"a": 1}, {', {...key, path: ['[]']}],
	['[{"\\u0061": 1, "', {...key, path: ['[]'], taken: ['a']}],
	['{"a": [', value('a', '[]')],
	['{"a": "x\\"y", "', {...key, taken: ['a']}],
	['{"a" ', undefined],
	['{"a": "whole"', undefined],
	['{"a": 1', undefined],
	['{"a": 1 ', undefined],
	['{"a": 1}', undefined],
	['{"a" "b', undefined],
	['{]', undefined],
	['{"a": }, ', undefined],
])('the place at the end of %s', (text, expected) => {
	// A number may go on, and is no text that is looked up.
	if (text === '{"a": 1') expect(place(text)).toMatchObject({wants: 'value', typed: '1'});
	else expect(place(text)).toEqual(expected);
});

test('no beginning of any JSON makes it throw, and a place is at the end of the text', () => {
	fc.assert(
		fc.property(
			fc.oneof(
				fc.jsonValue().map((json) => stringifyJson(json as never)),
				fc.string(),
			),
			fc.nat(),
			(text, seed) => {
				const typed = text.slice(0, seed % (text.length + 1));
				const found = jsonPlace(typed);
				expect(found === undefined || typed.endsWith(found.typed) || typed.endsWith(`${found.typed}"`)).toBe(true);
			},
		),
		{numRuns: 2000},
	);
});

const fields = [
	{text: 'status', help: 'active, planned'},
	{text: 'name', help: 'string', required: true},
	{text: 'slug', help: 'slug', required: true},
	{text: 'tags', help: ''},
];
const known: Readonly<Record<string, readonly {text: string; help: string; required?: boolean}[]>> = {
	'fields of dcim.sites': fields,
	'field values of dcim.sites status': [
		{text: '"active"', help: 'Active'},
		{text: '"planned"', help: 'Planned'},
	],
	'custom fields of dcim.sites': [
		{text: 'tier', help: 'gold, silver', required: true},
		{text: 'peer', help: 'object, of dcim.devices'},
	],
	'custom field values of dcim.sites tier': [
		{text: '"gold"', help: 'Gold'},
		{text: '"silver"', help: 'Silver'},
	],
	'field values of dcim.sites flag': [
		{text: 'true', help: ''},
		{text: 'false', help: ''},
	],
};
const at = (line: string) => complete(lineAt(line), (source) => known[source] ?? []);
const texts = (line: string): readonly string[] => at(line).suggestions.map(({text}) => text);
const create = 'netbox crud create object-type dcim.sites data';

test('H21 json-fields the fields of the kind, required ones first and marked, those that stand there left out; then their values', () => {
	expect(texts(`${create} {`)).toEqual(['"name": ', '"slug": ', '"status": ', '"tags": ']);
	expect(at(`${create} {"n`).suggestions).toEqual([
		{start: create.length + 2, end: create.length + 4, text: '"name": ', help: 'required, string', required: true, space: false},
	]);
	expect(texts(`${create} {s`)).toEqual(['"slug": ', '"status": ']);
	expect(texts(`${create} {"name": "x", "slug": "x", "`)).toEqual(['"status": ', '"tags": ']);
	expect(texts(`${create} [{"name": "x"}, {"na`)).toEqual(['"name": ']);
	expect(texts(`${create} {"status": `)).toEqual(['"active"', '"planned"']);
	expect(texts(`${create} {"status": "pl`)).toEqual(['"planned"']);
	expect(texts(`${create} {"flag": t`)).toEqual(['true']);
	expect(texts(`${create} {"flag": "t`)).toEqual([]);
	expect(texts(`${create} {"status": ["active", "p`)).toEqual(['"planned"']);
	const update = at('netbox crud update object-type dcim.sites object-id 1 data {').suggestions;
	expect(update.map(({text, required}) => [text, required])).toEqual(['"name": ', '"slug": ', '"status": ', '"tags": '].map((text) => [text, false]));
});

test('H21 json-fields within custom_fields it is their names, then their values, also in a list of some', () => {
	expect(texts(`${create} {"custom_fields": {`)).toEqual(['"tier": ', '"peer": ']);
	expect(texts(`${create} {"custom_fields": {"tier": "gold", "`)).toEqual(['"peer": ']);
	expect(texts(`${create} [{}, {"custom_fields": {"tier": "s`)).toEqual(['"silver"']);
	expect(texts(`${create} {"custom_fields": {"tier": ["gold", `)).toEqual(['"gold"', '"silver"']);
	for (const deeper of ['{"custom_fields": {"peer": {', '{"custom_fields": [{', '{"custom_fields": ', '{"x": {"custom_fields": {'])
		expect([deeper, texts(`${create} ${deeper}`)]).toEqual([deeper, []]);
});

test('H21 json-fields they are those of the NetBox that the line names; within related objects, pipes and other JSON there are none', () => {
	expect(at('netbox crud create instance prod object-type dcim.sites data {').sources).toEqual(['fields of dcim.sites at prod']);
	for (const line of [
		`${create} {"tenant": {`,
		`${create} {"tags": [{`,
		`${create} {"name": "x"`,
		`${create} {"name" `,
		'netbox crud create data {',
		'netbox crud get object-type dcim.sites filters {',
		`${create} {"name": "x"} | match [`,
	])
		expect([line, at(line).sources, texts(line)]).toEqual([line, [], []]);
});

test('C22 alias-command H21 json-fields behind an alias they take the place of what is typed', () => {
	const aliases = {site: 'netbox crud create object-type dcim.sites data $1'};
	const line = lineAt('site {"name": "x", "st', {place: [], aliases});
	expect(complete(line, (source) => known[source] ?? []).suggestions).toMatchObject([{start: 19, end: 22, text: '"status": '}]);
});

test('H21 json-fields ? lists them, and where nothing is known says what belongs there; an OS shell is offered none', () => {
	const asked = (line: string, values = known) =>
		help(
			offersHere(lineAt(line), (source) => values[source] ?? []),
			{verbose: false},
		);
	expect(asked(`${create} {"name": "x", `)).toBe(' *"slug":      required, slug\n "status":     active, planned\n "tags":\n');
	expect(asked(`${create} {`, {})).toBe(' <json>    One JSON object, or a list of some\n');
	const words = [...create.split(' '), '{"na'];
	expect(offerWords(readTypedWords(shellTree(), words, {place: []}), (source) => known[source] ?? []).offers).toEqual([]);
});
