import {expect, test} from 'vitest';
import type {Pipe} from '../../src/language/read/sentence.js';
import {commandOf, faultOf} from '../support/shell-tree.js';

const pipesOf = (text: string): readonly Pipe[] => commandOf(`show jobs ${text}`).pipes;
const one = (text: string): {name: string; args: object} => {
	const [pipe] = pipesOf(text);
	if (!pipe) throw new Error('no pipe');
	return {name: pipe.name, args: pipe.args};
};
const fault = (text: string): {code: string; message: string; at: string} => faultOf(`show jobs ${text}`);

test.each([
	['| json', {name: 'json', args: {}}],
	['| json indent 2 compact ascii', {name: 'json', args: {indent: 2, compact: true, ascii: true}}],
	['| csv safe', {name: 'csv', args: {safe: true}}],
	['| table wide style grid', {name: 'table', args: {wide: true, style: 'grid'}}],
	['| rich-table', {name: 'table', args: {}}],
	['| display json compact', {name: 'json', args: {compact: true}}],
	['| disp ya', {name: 'yaml', args: {}}],
	['| first', {name: 'first', args: {count: 10}}],
	['| head 3', {name: 'first', args: {count: 3}}],
	['| tail', {name: 'last', args: {count: 10}}],
	['| match a,b', {name: 'match', args: {expression: 'a,b'}}],
	['| match [a-z]{2}', {name: 'match', args: {expression: '[a-z]{2}'}}],
	["| grep 'x|y'", {name: 'match', args: {expression: 'x|y'}}],
	['| include "a b"', {name: 'match', args: {expression: 'a b'}}],
	['| exclude x', {name: 'except', args: {expression: 'x'}}],
	['| exc x', {name: 'except', args: {expression: 'x'}}],
	['| select a,b c', {name: 'select', args: {fields: ['a', 'b', 'c']}}],
	['| sort name, remote-as reverse', {name: 'sort', args: {fields: ['name', 'remote-as'], reverse: true}}],
	['| save peers.json', {name: 'save', args: {path: 'peers.json'}}],
	['| save "~/a b.csv" overwrite', {name: 'save', args: {path: '~/a b.csv', overwrite: true}}],
	['| no_more', {name: 'no-more', args: {}}],
	['| begin x', {name: 'find', args: {expression: 'x'}}],
	['| unique', {name: 'unique', args: {}}],
	['| unique site,remote-as', {name: 'unique', args: {fields: ['site', 'remote-as']}}],
	['| group remote-as', {name: 'group', args: {field: 'remote-as'}}],
	[
		'| table headers device,status sortby remote-as reverse',
		{name: 'table', args: {headers: ['device', 'status'], sortby: 'remote-as', reverse: true}},
	],
	['| kv separator /', {name: 'kv', args: {separator: '/'}}],
	['| nested', {name: 'nested', args: {}}],
	['| display markdown', {name: 'markdown', args: {}}],
	['| pprint width 40', {name: 'pprint', args: {width: 40}}],
	['| trim 5', {name: 'trim', args: {columns: 5}}],
	['| tee a.json overwrite', {name: 'tee', args: {path: 'a.json', overwrite: true}}],
	['| append a.json', {name: 'append', args: {path: 'a.json'}}],
])('%s', (text, expected) => {
	expect(one(text)).toEqual(expected);
});

test('several pipes keep their order and their spans', () => {
	const line = 'show jobs | where status=failed|count | no-more';
	expect(commandOf(line).pipes.map(({start, end}) => line.slice(start, end))).toEqual(['| where status=failed', '|count', '| no-more']);
});

test('P5 where-conditions conditions: field, operator, values', () => {
	const line = 'show jobs | where status=active,"planned" remote-as>65000 peer-group=none x!~^a y<=3 z=\'none\' w=\'\' "a b"~c';
	const [where] = commandOf(line).pipes;
	const conditions = where?.args['conditions'] as readonly {field: string; op: string; values: readonly object[]; at: {start: number; end: number}}[];
	expect(conditions.map(({field, op, values}) => [field, op, values])).toEqual([
		[
			'status',
			'=',
			[
				{text: 'active', quoted: false},
				{text: 'planned', quoted: true},
			],
		],
		['remote-as', '>', [{text: '65000', quoted: false}]],
		['peer-group', '=', [{text: 'none', quoted: false}]],
		['x', '!~', [{text: '^a', quoted: false}]],
		['y', '<=', [{text: '3', quoted: false}]],
		['z', '=', [{text: 'none', quoted: true}]],
		['w', '=', [{text: '', quoted: true}]],
		['a b', '~', [{text: 'c', quoted: false}]],
	]);
	expect(conditions.map(({at}) => line.slice(at.start, at.end)).slice(0, 2)).toEqual(['status=active,"planned"', 'remote-as>65000']);
});

test.each([
	['| first x', '"first" expects a whole number from 1, got "x".', 'x'],
	['| first 0', '"first" expects a whole number from 1, got "0".', '0'],
	['| first 1 2', '"first" expects one word, quoted where it has spaces, got "2".', '2'],
	['| count x', '"count" expects nothing after it, got "x".', 'x'],
	['| json foo', '"json" expects ascii, compact, indent, got "foo".', 'foo'],
	['| json indent x', '"indent" expects a whole number from 0 to 10, got "x".', 'x'],
	['| json indent', '"indent" expects a whole number from 0 to 10, got nothing.', 'indent'],
	['| match', '"match" expects an expression, got nothing.', ''],
	['| incl', '"include" expects an expression, got nothing.', ''],
	['| tail x', '"tail" expects a whole number from 1, got "x".', 'x'],
	['| rich-table gridd', '"rich-table" expects headers, reverse, sortby, style, wide, got "gridd".', 'gridd'],
	['| match a b', '"match" expects one word, quoted where it has spaces, got "b".', 'b'],
	['| save', '"save" expects a file name, got nothing.', ''],
	['| select', '"select" expects a field, got nothing.', ''],
	['| where', '"where" expects a condition such as status=active, got nothing.', ''],
	['| where status', '"where" expects a condition such as status=active, got "status".', 'status'],
	['| where status=', '"where" expects a condition such as status=active, got "status=".', 'status='],
	['| where =x', '"where" expects a condition such as status=active, got "=x".', '=x'],
	['| display', '"display" expects a format, got nothing.', ''],
	[
		'| display foo',
		'"display" expects csv, json, kv, markdown, ndjson, nested, pprint, table, yaml, or of a topology dot, graphml, html, mermaid, svg, got "foo".',
		'foo',
	],
])('bad-pipe-argument: %s', (text, message, at) => {
	expect(fault(text)).toMatchObject({code: 'bad-pipe-argument', message, at});
});

test('an empty place among the values of a condition is refused', () => {
	expect(fault('| where status=a,,b')).toMatchObject({code: 'empty-value'});
});

test('B5 P15 typed-comparison in is an operator between a field and prefixes', () => {
	const [where] = commandOf('show jobs | where status=active remote in 172.16.0.0/16,10.0.0.0/8 id>1').pipes;
	const conditions = where?.args['conditions'] as readonly {field: string; op: string; values: readonly {text: string}[]}[];
	expect(conditions.map(({field, op, values}) => [field, op, values.map(({text}) => text)])).toEqual([
		['status', '=', ['active']],
		['remote', 'in', ['172.16.0.0/16', '10.0.0.0/8']],
		['id', '>', ['1']],
	]);
});

test.each([
	['| where status==active', '"==" is no operator: expected !=, !~, <=, >=, =, ~, <, > or in.'],
	['| where status=~act', '"=~" is no operator: expected !=, !~, <=, >=, =, ~, <, > or in.'],
	['| where status<>active', '"<>" is no operator: expected !=, !~, <=, >=, =, ~, <, > or in.'],
	['| where status=!active', '"=!" is no operator: expected !=, !~, <=, >=, =, ~, <, > or in.'],
	['| where remote in', '"in" expects a prefix, as 172.16.0.0/16, got nothing.'],
])('B5 what is no operator is refused: %s', (text, message) => {
	expect(fault(text)).toMatchObject({code: 'bad-pipe-argument', message});
	expect(commandOf('show jobs | where status="=active"').pipes).toHaveLength(1);
});
