import {expect, test} from 'vitest';
import {createTheme} from '../../src/format/theme.js';
import {document, type Output, rows, text} from '../../src/output/output.js';
import {example, groups} from './peerings.js';
import {format} from './written.js';

const shown = (output: Output, as: 'markdown' | 'kv' | 'nested' | 'pprint', more: object = {}): string =>
	format(output, {as, terminal: false, theme: createTheme({color: false, unicode: true}), now: 0, ...more});

test('P8 document-rows markdown: a row each, device and session as columns, bars and line feeds written out', () => {
	expect(shown(example(), 'markdown').split('\n').slice(0, 3)).toEqual([
		'| device | session | status | local | local-as | remote | remote-as | peer-group | description |',
		'| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
		'| fceos4 | fceos4-fceos5-eth105 | active | 10.0.2.1/30 | 65100 | 10.0.2.2/30 | 65101 | TEST_BGP_PEER_GROUP_1 | BGP peering between fceos4 and fceos5 |',
	]);
	expect(shown(rows([{a: 'x|y\nz', b: null}], ['a', 'b']), 'markdown')).toBe('| a | b |\n| --- | --- |\n| x\\|y\\nz |  |\n');
});

test('P10 kv-nested kv: a line per value, empty lists and objects as [] and {}', () => {
	const lines = shown(example(), 'kv').split('\n');
	expect(lines).toContain('fceos4.fceos4-fceos5-eth105.remote_as.asn: 65101');
	expect(lines).toContain('fceos4.fceos4-fceos5-eth105.import_policies.1.name: RPL2');
	expect(lines).toContain('fceos4.fceos4-fceos5-eth105.tags: []');
	expect(lines).toContain('fceos5: {}');
	expect(shown(document({a: {b: null}}), 'kv', {separator: '/'})).toBe('a/b: null\n');
	expect(shown(document('x'), 'kv')).toBe('x\n');
});

test('P10 kv-nested nested: keys with dashes, values four deeper, list items and lists of objects', () => {
	const value = {device: {asn: 65101, none: null, empty: {}, tags: ['core', 'edge'], peers: [{name: 'a\nb'}, {name: 'c'}]}};
	expect(shown(document(value), 'nested')).toBe(
		[
			'----------',
			'device:',
			'    ----------',
			'    asn:',
			'        65101',
			'    none:',
			'        null',
			'    empty:',
			'        {}',
			'    tags:',
			'        - core',
			'        - edge',
			'    peers:',
			'        |_',
			'          ----------',
			'          name:',
			'              a',
			'              b',
			'        |_',
			'          ----------',
			'          name:',
			'              c',
			'',
		].join('\n'),
	);
});

test('pprint is JSON, short lists and objects on one line', () => {
	const value = {long: {first: 'a'.repeat(20), second: 'b'.repeat(20)}, short: [1, {a: true}], none: {}};
	expect(shown(document(value), 'pprint', {within: 50})).toBe(
		`{\n    "long": {\n        "first": "${'a'.repeat(20)}",\n        "second": "${'b'.repeat(20)}"\n    },\n    "short": [1, {"a": true}],\n    "none": {}\n}\n`,
	);
	expect(JSON.parse(shown(example(), 'pprint'))).toHaveProperty('fceos4');
	expect(shown(document({a: 1}), 'pprint')).toBe('{"a": 1}\n');
});

test.each(['markdown', 'kv', 'nested', 'pprint'] as const)('P14 pipes-everywhere %s of nothing does not fail', (as) => {
	const shownAll = [groups(), rows([], ['a']), document({}), document([]), text('')].map((output) => shown(output, as));
	expect(shownAll.every((one) => one.endsWith('\n'))).toBe(true);
});

test.each(['markdown', 'kv', 'nested', 'pprint'] as const)('D9 foreign-text %s prints no control character of foreign text', (as) => {
	const bad = '\u001B[2J\u202Ex';
	expect(shown(document({[bad]: [bad]}), as, {terminal: true})).not.toMatch(/[\0-\x09\x0B-\x1F\x7F-\x9F\u202A-\u202E]/);
});
