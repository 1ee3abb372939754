import {expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import {document, type Json, type Output, rows, text} from '../../src/output/output.js';
import {groups} from '../format/peerings.js';
import {pipe, run, select, sort, where} from './chain.js';

const site = (more: {readonly [key: string]: Json} = {}) => ({
	...{id: 1, name: 'ams1', status: {value: 'active', label: 'Active'}, region: null, tenant: {id: 3, name: 'ACME'}, tags: [{name: 'core'}]},
	...more,
});
/** What crud get and rest give: the tree knows no fields of them. */
const objects = (): Output => rows([site(), site({id: 2})], ['id', 'name', 'status', 'last-updated']);

const said = (output: Output, ...pipes: Parameters<typeof run>[1]): string => {
	try {
		return run(output, pipes, {known: {}}).text;
	} catch (error) {
		return (error as Error).message;
	}
};

test.each([
	[where('nme=ams1'), 'nme', 'Did you mean "name"?'],
	[where('id=1', 'statsu=active'), 'statsu', 'Did you mean "status"?'],
	[select('id', 'tennant'), 'tennant', 'Did you mean "tenant"?'],
	[sort('tennant.name'), 'tennant.name', 'Did you mean "tenant.name"?'],
	[pipe('group', {field: 'tenant.nam'}), 'tenant.nam', 'Did you mean "tenant.name"?'],
	[pipe('unique', {fields: ['tags.nme']}), 'tags.nme', 'Did you mean "tags.name"?'],
	[pipe('table', {headers: ['tags.0.nme']}), 'tags.0.nme', 'Did you mean "tags.0.name"?'],
	[where('name.first=a'), 'name.first', ''],
	[where('family=6'), 'family', ''],
] as const)('P6 unknown-field a field that no row has is refused: %#', (asked, field, hint) => {
	expect(said(objects(), asked)).toBe(`unknown field "${field}".${hint === '' ? '' : ` ${hint}`}`);
});

test('P6 unknown-field what a row has, a column or what nothing is known of is taken', () => {
	for (const field of ['tenant.name', 'tags.name', 'tags.0.name', 'tags.7.name', 'region.name', 'region.parent.name', 'last-updated', 'Last_Updated'])
		expect(said(objects(), where(`${field}=none`)), field).not.toContain('unknown');
	expect(said(rows([site(), {id: 2, only: 1}], ['id']), select('only'))).toBe(
		'[\n    {\n        "only": null\n    },\n    {\n        "only": 1\n    }\n]\n',
	);
	expect(said(rows([], ['id']), where('what.ever=1'))).toBe('[]\n');
	expect(said(rows([{id: 1, data: {}}], ['id']), where('data.a=1'))).toBe('[]\n');
	expect(said(document({a: {x: 1}}), where('key=a'), select('x'))).toContain('"x": 1');
	expect(said(text('a\nb\n'), where('line=a'))).toBe('a\n');
});

test('P6 unknown-field documents, texts and stored peerings are looked at in the same way', () => {
	expect(said(document({name: 'x'}), select('nam'))).toBe('unknown field "nam". Did you mean "name"?');
	expect(said(document({a: {up: 1}, b: {up: 2}}), where('upp=1'))).toBe('unknown field "upp". Did you mean "up"?');
	expect(said(text('a\n'), where('lin=a'))).toBe('unknown field "lin". Did you mean "line"?');
	const stored = groups({key: 'R1', found: true, rows: [{key: 's', held: {row: {remote_as: {asn: 1}}}}]});
	expect(said(stored, where('remote-az=1'))).toBe('unknown field "remote-az". Did you mean "remote-as" or "remote"?');
	expect(said(stored, where('remote_as.asm=1'))).toBe('unknown field "remote_as.asm". Did you mean "remote_as.asn"?');
	expect(failure.unknownField('x', []).code).toBe('usage');
});

test('P6 unknown-field a key that rows of the command may have is taken, though these have it not', () => {
	const stored = groups({key: 'R1', found: true, rows: [{key: 's', held: {row: {id: 1}}}]});
	expect(run(stored, [where('max_prefixes=none'), pipe('count')]).text).toBe('1\n');
});
