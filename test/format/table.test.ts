import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createTheme} from '../../src/format/theme.js';
import {document, type Row, rows, text} from '../../src/output/output.js';
import {displayWidth} from '../../src/text/width.js';
import {example, groups, session} from './peerings.js';
import {format} from './written.js';

const theme = createTheme({color: false, unicode: true});
const now = Date.UTC(2026, 10, 21, 10);
const at = (width: number) => ({as: 'table', terminal: true, theme, now, width}) as const;
const linesAt = (width: number): readonly string[] => format(example(), at(width)).split('\n').slice(0, -1);

describe('a table of peerings', () => {
	test('D1 peering-table D3 column-widths D4 hidden-columns is the example of the contract at 80 columns', () => {
		expect(format(example(), {...at(80), as: 'default'})).toBe(
			`fceos4 - 2 sessions
  session               status   local        local-as  remote       remote-as
  fceos4-fceos5-eth105  active   10.0.2.1/30  65100     10.0.2.2/30  65101
  fceos4-fceos5-eth106  planned  10.0.2.5/30  65100     10.0.2.6/30  65101
fceos5 - no sessions
2 columns hidden: peer-group, description (use | wide)
`,
		);
	});

	test('C21 set-cli D9 foreign-text with links on the first cell is a link to the object in NetBox; an address is escaped, and only one of the web is taken', () => {
		const row = (url: string) => session('active', '10.0.0.1/31', '10.0.0.0/31', {display_url: url});
		const peer = (url: string) => groups({key: 'R1', found: true, rows: [{key: 'eth1', held: {row: row(url)}}]});
		const linked = {...at(80), theme: createTheme({color: false, unicode: true, links: true})};
		const [, , shown] = format(peer('https://netbox.lab/plugins/bgp/session/1/'), linked).split('\n');
		expect(shown).toMatch(/^ {2}\u001B\]8;;https:\/\/netbox\.lab\/plugins\/bgp\/session\/1\/\u001B\\eth1\u001B\]8;;\u001B\\ {5}active/);
		expect(format(peer('https://netbox.lab/\u001B]0;x\u0007\u009B/'), linked)).toContain(']8;;https://netbox.lab/%1B]0;x%07%C2%9B/\u001B\\eth1');
		expect(format(peer('javascript:alert(1)'), linked)).toBe(format(peer('https://netbox.lab/1/'), at(80)));
	});

	test('D3 column-widths extra columns enter while they fit whole, the description also cut', () => {
		expect(linesAt(98).at(-1)).toBe('2 columns hidden: peer-group, description (use | wide)');
		expect(linesAt(103).at(-1)).toBe('1 column hidden: description (use | wide)');
		expect(linesAt(119)[2]).toMatch(/ TEST_BGP_PEER_GROUP_1 {2}BGP peering bet…$/);
		expect(linesAt(119).at(-1)).toBe('1 column cut: description (use | wide)');
		expect(linesAt(140).at(-1)).toBe('fceos5 - no sessions');
	});

	test('D3 column-widths the session is cut down to 16 cells, then local-as and local leave', () => {
		expect(linesAt(78)[2]).toContain('  fceos4-fceos5-eth105  active');
		expect(linesAt(77)[2]).toContain('  fceos4-fceos5-eth1…  active');
		expect(linesAt(74)[2]).toContain('  fceos4-fceos5-e…  active');
		expect(linesAt(73)[1]).toBe('  session               status   local        remote       remote-as');
		expect(linesAt(62)[1]).toBe('  session               status   remote       remote-as');
		expect(linesAt(51)[1]).toBe('  session           status   remote       remote-as');
		expect(linesAt(51).slice(-2)).toEqual(['4 columns hidden: local, local-as, peer-group,', 'description; 1 column cut: session (use | wide)']);
	});

	test('D3 column-widths where not even the keys fit, each field has its line and nothing is hidden', () => {
		expect(linesAt(50).slice(0, 12)).toEqual([
			'fceos4 - 2 sessions',
			'  session: fceos4-fceos5-eth105',
			'  status: active',
			'  local: 10.0.2.1/30',
			'  local-as: 65100',
			'  remote: 10.0.2.2/30',
			'  remote-as: 65101',
			'  peer-group: TEST_BGP_PEER_GROUP_1',
			'  description: BGP peering between fceos4 and fceo',
			's5',
			'',
			'  session: fceos4-fceos5-eth106',
		]);
	});

	test('D4 hidden-columns wide never cuts or hides', () => {
		const line = format(example(), {...at(20), wide: true}).split('\n')[2];
		expect(line).toMatch(/^ {2}fceos4-fceos5-eth105 .* BGP peering between fceos4 and fceos5$/);
	});

	test('D7 missing-device D8 cached-age headings tell missing, empty and cached devices apart', () => {
		const cachedAt = now - 3 * 3_600_000;
		const row = {key: 's', held: {row: session('active', '10.0.0.1/31', '10.0.0.2/31')}};
		const output = groups(
			{key: 'a', found: true, cachedAt, rows: [row]},
			{key: 'b', found: true, cachedAt, rows: []},
			{key: 'fceos99', found: false, rows: []},
		);
		const headings = format(output, at(80))
			.split('\n')
			.filter((line) => line.includes(' - '));
		expect(headings).toEqual(['a - 1 session, cached 3h ago, not checked', 'b - no sessions, cached 3h ago, not checked', 'fceos99 - not found']);
	});

	test('D5 default-forms colours the status, and says the same words', () => {
		const painted = format(example(), {...at(80), theme: createTheme({color: true, unicode: true})});
		expect(painted).toContain('\u001b[32mactive\u001b[39m ');
		expect(painted).toContain('\u001b[36mplanned\u001b[39m ');
		expect(painted.replaceAll(/\u001b\[\d+m/g, '')).toBe(format(example(), at(80)));
	});

	test('D10 no-color without UTF-8 the ellipsis and the lines are ASCII, of the same width', () => {
		const ascii = {...at(77), theme: createTheme({color: false, unicode: false})};
		expect(format(example(), ascii)).toContain('  fceos4-fceos5-eth1~  active');
		expect(format(example(), {...ascii, style: 'box', width: 90})).toMatch(/^[ -~\n]*$/);
		expect(format(text('└── netbox\n'), {...ascii, as: 'default'})).toBe('`-- netbox\n');
	});

	test('a grid has the width of its columns and a line above, below and under the names', () => {
		const lines = format(rows([{a: 'x', b: null}], ['a', 'b']), {...at(80), style: 'grid'}).split('\n');
		expect(lines).toEqual(['+---+---+', '| a | b |', '+---+---+', '| x | - |', '+---+---+', '']);
	});
});

describe('tables of other outputs', () => {
	test('P8 document-rows the rows of a document: objects of a list, entries of an object of objects, or the object itself', () => {
		const wide = {...at(80), wide: true};
		expect(format(document([{a: 1, b: [1, 2]}, {b: null}]), wide)).toBe('a  b\n1  1, 2\n-  -\n');
		expect(
			format(
				document(
					new Map([
						['10', {a: 'x'}],
						['9', {a: 'y'}],
					]),
				),
				wide,
			),
		).toBe('key  a\n10   x\n9    y\n');
		expect(format(document({name: 'x', site: {name: 'ams', id: 1}, any: {id: 1}}), wide)).toBe('name  site  any\nx     ams   {"id":1}\n');
	});

	test('SB4 bgp-neighbors groups without headings have the device as a column, and what their headings would say below', () => {
		const old = {
			key: 'fceos6',
			found: true,
			cachedAt: now - 3 * 3_600_000,
			rows: [{key: 'a', held: {row: session('active', '10.0.0.1/31', '10.0.0.0/31')}}],
		};
		const flat = {...groups(...example().groups, {key: 'fceos99', found: false, rows: []}, old), layout: 'flat'} as const;
		const lines = format(flat, at(80)).split('\n');
		expect(lines.map((line) => line.split(/ +/).slice(0, 2).join(' '))).toEqual([
			...['device session', 'fceos4 fceos4-fceos5-e…', 'fceos4 fceos4-fceos5-e…', 'fceos6 a', 'fceos5 -', 'fceos99 -', 'cached up', '2 columns', ''],
		]);
		expect(lines.slice(-5, -2)).toEqual(['fceos5 - no sessions', 'fceos99 - not found', 'cached up to 3h ago, not checked']);
		expect(format({...groups(), layout: 'flat'}, at(80))).toBe('no rows\n');
	});

	test('SB5 neighbor-word groups in fields have a line for each field, however much room there is', () => {
		const lines = format({...example(), layout: 'fields'}, {...at(200), wide: true}).split('\n');
		expect(lines.slice(0, 3)).toEqual(['fceos4 - 2 sessions', '  session: fceos4-fceos5-eth105', '  status: active']);
		expect(lines.at(-2)).toBe('fceos5 - no sessions');
	});

	test('SB2 summary-totals totals are below the rows, above what is hidden, and not where there are no rows', () => {
		const totalled = (value: readonly Row[]) => ({...rows(value, ['a', 'b']), totals: '1 thing'});
		const some = totalled([{a: 'x', b: 'long'.repeat(30)}]);
		expect(format(some, at(12))).toBe('a\nx\n1 thing\n1 column\nhidden: b\n(use | wide)\n');
		expect(format(totalled([]), at(20))).toBe('no rows\n');
		expect(format(some, {...at(80), as: 'json'})).not.toContain('thing');
	});

	test('D13 empty-result something is said of nothing', () => {
		expect(format(rows([], ['a']), at(80))).toBe('no rows\n');
		expect(format(groups(), at(80))).toBe('no rows\n');
		expect(format(document([]), at(80))).toBe('no rows\n');
		expect(format(text(''), {...at(80), as: 'default'})).toBe('no lines\n');
	});
});

const foreign = fc.oneof(
	fc.string({unit: 'grapheme'}),
	fc.string({unit: 'binary'}),
	fc.constantFrom('\u001b[2J', '日本語日本語日本語', '👩‍👩‍👧', '\u202eabc', 'e\u0301'),
);

const layouts = fc.constantFrom({}, {layout: 'flat' as const}, {layout: 'fields' as const});

describe('foreign text', () => {
	test('D9 foreign-text is written out and read as no markup', () => {
		const output = rows([{name: 'a\u001b[2Jb\u009b1m\u202ec\nd\te[core][/24]'}], ['name']);
		expect(format(output, {...at(80), wide: true})).toBe('name\na\\x1b[2Jb\\x9b1m\\u202ec\\nd\\te[core][/24]\n');
	});

	test('every line fits the width, whatever the text, and holds no control character', () => {
		const row = fc.record({key: foreign, description: foreign, status: foreign, remote: foreign});
		const group = fc.record({key: foreign, rows: fc.array(row, {maxLength: 3})});
		fc.assert(
			fc.property(
				fc.array(group, {maxLength: 3}),
				fc.integer({min: 8, max: 120}),
				fc.constantFrom('plain', 'grid', 'box'),
				layouts,
				(all, width, style, layout) => {
					const found = all.map(({key, rows}) => ({
						key,
						found: true,
						rows: rows.map((row) => ({key: row.key, held: {row: session(row.status, 'x', row.remote, {description: row.description})}})),
					}));
					const lines = format({...groups(...found), ...layout}, {...at(width), style}).split('\n');
					expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
					expect(lines.join('')).not.toMatch(/[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
				},
			),
			{numRuns: 300},
		);
	});
});
