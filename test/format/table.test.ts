import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {ExactNumber} from '../../src/core/exact-number.js';
import {createTheme} from '../../src/format/theme.js';
import {columnsNamed, document, documentWithRows, type Json, type Output, type Row, rows, text} from '../../src/output/output.js';
import {displayWidth} from '../../src/text/width.js';
import {example, groups, session} from './peerings.js';
import {format} from './written.js';

const theme = createTheme({color: false, unicode: true});
const now = Date.UTC(2026, 10, 21, 10);
const at = (width: number) => ({as: 'table', terminal: true, theme, now, width}) as const;
const linesOf = (output: Output, width: number): readonly string[] => format(output, at(width)).split('\n').slice(0, -1);

/** fceos4 alone. */
const one = () => groups(...example().groups.slice(0, 1));
const linesAt = (width: number): readonly string[] => linesOf(one(), width);
const peer = (key: string, row: Row, checkedAt?: number) => ({key, held: {row}, ...(checkedAt !== undefined && {checkedAt})});

describe('a table of peerings', () => {
	test('D1 peering-table D3 column-widths D4 hidden-columns are the examples of the contract at 80 columns', () => {
		expect(format(one(), {...at(80), as: 'default'})).toBe(
			`fceos4 - 2 sessions
  session               status   local        local-as  remote       remote-as
  fceos4-fceos5-eth105  active   10.0.2.1/30     65100  10.0.2.2/30      65101
  fceos4-fceos5-eth106  planned  10.0.2.5/30     65100  10.0.2.6/30      65101
2 columns hidden: peer-group, description (use | wide)
`,
		);
		expect(format(example(), {...at(80), as: 'default'})).toBe(
			`device  session           status   local        local-as  remote       remote-as
fceos4  fceos4-f…-eth105  active   10.0.2.1/30     65100  10.0.2.2/30      65101
fceos4  fceos4-f…-eth106  planned  10.0.2.5/30     65100  10.0.2.6/30      65101
fceos5  no sessions
2 devices, 2 sessions: 1 active, 1 planned
2 columns hidden: peer-group, description; 1 column cut: session (use | wide)
`,
		);
	});

	test('D1 peering-table of several devices the last line counts devices, sessions and statuses, in threes', () => {
		const row = (status: string) => peer('s', session(status, '10.0.0.1/31', '10.0.0.2/31'));
		const many = Array.from({length: 1200}, (_, id) => ({
			key: `d${id}`,
			found: true,
			rows: [row(id === 7 ? 'failed' : id === 8 ? 'odd' : 'active')],
		}));
		expect(linesOf(groups(...many), 120)).toContain('1,200 devices, 1,200 sessions: 1,198 active, 1 failed, 1 odd');
		expect(linesOf(groups({key: 'a', found: true, rows: []}, {key: 'b', found: true, rows: []}), 80)).toEqual([
			'device  session      status  local  local-as  remote  remote-as  peer-group',
			'a       no sessions',
			'b       no sessions',
			'2 devices, 0 sessions',
			'1 column hidden: description (use | wide)',
		]);
	});

	test('D1 peering-table a thousand statuses do not make a thousand words', () => {
		const rows = Array.from({length: 1000}, (_, id) => peer(`s${id}`, session(`status-${id}`, '10.0.0.1/31', '10.0.0.2/31')));
		const [line = ''] = linesOf(groups({key: 'a', found: true, rows}, {key: 'b', found: true, rows: []}), 500).filter((text) =>
			text.startsWith('2 devices'),
		);
		expect(line).toMatch(/^2 devices, 1,000 sessions: 1 status-0, .*, 992 others$/);
	});

	test('C21 set-cli D9 foreign-text with links on the first cell is a link to the object in NetBox; an address is escaped, and only one of the web is taken', () => {
		const row = (url: string) => session('active', '10.0.0.1/31', '10.0.0.0/31', {display_url: url});
		const peer = (url: string) => groups({key: 'R1', found: true, rows: [{key: 'eth1', held: {row: row(url)}}]});
		const both = (url: string) => groups(...peer(url).groups, {key: 'R2', found: true, rows: []});
		const linked = {...at(80), theme: createTheme({color: false, unicode: true, links: true})};
		const [, , shown] = format(peer('https://netbox.lab/plugins/bgp/session/1/'), linked).split('\n');
		expect(shown).toMatch(/^ {2}\u001B\]8;;https:\/\/netbox\.lab\/plugins\/bgp\/session\/1\/\u001B\\eth1\u001B\]8;;\u001B\\ {5}active/);
		expect(format(both('https://netbox.lab/1/'), linked)).toMatch(/^R1 {6}\u001B\]8;;https:\/\/netbox\.lab\/1\/\u001B\\eth1\u001B/m);
		expect(format(peer('https://netbox.lab/\u001B]0;x\u0007\u009B/'), linked)).toContain(']8;;https://netbox.lab/%1B]0;x%07%C2%9B/\u001B\\eth1');
		expect(format(peer('javascript:alert(1)'), linked)).toBe(format(peer('https://netbox.lab/1/'), at(80)));
	});

	test('D3 column-widths extra columns enter one after the other, the last one also cut', () => {
		expect(linesAt(95).at(-1)).toBe('2 columns hidden: peer-group, description (use | wide)');
		expect(linesAt(96).slice(2)).toEqual([
			'  fceos4-fceos5-eth105  active   10.0.2.1/30     65100  10.0.2.2/30      65101  TEST_BGP_PEER_G…',
			'  fceos4-fceos5-eth106  planned  10.0.2.5/30     65100  10.0.2.6/30      65101  -',
			'1 column hidden: description; 1 column cut: peer-group (use | wide)',
		]);
		expect(linesAt(101).at(-1)).toBe('1 column hidden: description (use | wide)');
		expect(linesAt(119)[2]).toMatch(/ TEST_BGP_PEER_GROUP_1 {2}BGP peering bet…$/);
		expect(linesAt(119).at(-1)).toBe('1 column cut: description (use | wide)');
		expect(linesAt(140).at(-1)).toMatch(/^ {2}fceos4-fceos5-eth106 .* -$/);
	});

	test('D3 column-widths the session is cut down to 16 cells, then local-as and local leave', () => {
		expect(linesAt(78)[2]).toContain('  fceos4-fceos5-eth105  active');
		expect(linesAt(77)[2]).toContain('  fceos4-fc…s5-eth105  active');
		expect(linesAt(74)[2]).toContain('  fceos4-f…-eth105  active');
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
		const line = format(one(), {...at(20), wide: true}).split('\n')[2];
		expect(line).toMatch(/^ {2}fceos4-fceos5-eth105 .* BGP peering between fceos4 and fceos5$/);
	});

	test('D7 missing-device D8 cached-age a heading says how old its sessions are', () => {
		const group = {key: 'a', found: true, cachedAt: now - 3 * 3_600_000, rows: [peer('s', session('active', '10.0.0.1/31', '10.0.0.2/31'))]};
		expect(linesOf(groups(group), 80)[0]).toBe('a - 1 session, cached 3 h ago, not checked');
		expect(linesOf(groups({...group, rows: []}), 80)).toContain('a - no sessions, cached 3 h ago, not checked');
		expect(linesOf(groups({key: 'fceos99', found: false, rows: []}), 80)).toContain('fceos99 - not found');
	});

	test('D7 missing-device D8 cached-age in one table missing, empty and cached devices are told apart, each row by its age', () => {
		const cachedAt = now - 3 * 3_600_000;
		const row = session('active', '10.0.0.1/31', '10.0.0.2/31', {peer_group: null, description: ''});
		const output = groups(
			{key: 'a', found: true, cachedAt, rows: [peer('s', row, cachedAt), peer('t', row, now - 60_000)]},
			{key: 'b', found: true, cachedAt: now - 5000, rows: []},
			{key: 'c', found: true, rows: [peer('u', row, now)]},
			{key: 'fceos99', found: false, rows: []},
		);
		expect(linesOf(output, 120)).toEqual([
			'device   session      status  local        local-as  remote       remote-as  peer-group  description  cached',
			'a        s            active  10.0.0.1/31     65100  10.0.0.2/31      65101  -                        3 h',
			'a        t            active  10.0.0.1/31     65100  10.0.0.2/31      65101  -                        1 min',
			'b        no sessions                                                                                  5 s',
			'c        u            active  10.0.0.1/31     65100  10.0.0.2/31      65101  -                        0 s',
			'fceos99  not found',
			'3 devices, 3 sessions: 3 active; 1 not found; cached up to 3 h ago, not checked',
		]);
		expect(linesOf(output, 80).slice(-1)).toEqual(['3 columns hidden: peer-group, description, cached (use | wide)']);
		expect(linesOf(output, 20).slice(-6)).toEqual([
			'fceos99 - not found',
			'3 devices, 3',
			'sessions: 3 active;',
			'1 not found; cached',
			'up to 3 h ago, not',
			'checked',
		]);
	});

	test('D5 default-forms colours the status, and says the same words', () => {
		const painted = format(example(), {...at(80), theme: createTheme({color: true, unicode: true})});
		expect(painted).toContain('\u001b[32mactive\u001b[39m ');
		expect(painted).toContain('\u001b[36mplanned\u001b[39m ');
		expect(painted.replaceAll(/\u001b\[\d+m/g, '')).toBe(format(example(), at(80)));
	});

	test('D10 no-color without UTF-8 the ellipsis and the lines are ASCII, of the same width', () => {
		const ascii = {...at(77), theme: createTheme({color: false, unicode: false})};
		expect(format(one(), ascii)).toContain('  fceos4-fc~s5-eth105  active');
		expect(format(example(), {...ascii, style: 'box', width: 90})).toMatch(/^[ -~\n]*$/);
		expect(format(text('└── netbox\n'), {...ascii, as: 'default'})).toBe('`-- netbox\n');
	});

	test('a grid has the width of its columns and a line above, below and under the names', () => {
		const lines = format(rows([{a: 'x', b: null}], ['a', 'b']), {...at(80), style: 'grid'}).split('\n');
		expect(lines).toEqual(['+---+---+', '| a | b |', '+---+---+', '| x | - |', '+---+---+', '']);
	});
});

describe('times and numbers for people', () => {
	const ago = (ms: number): string => new Date(now - ms).toISOString();
	const started = (...times: readonly Json[]) =>
		rows(
			times.map((time, id) => ({id, time})),
			['id', 'time'],
			{time: {shows: 'time'}},
		);
	const cellsOf = (output: Output, more: object = {}): readonly string[] =>
		format(output, {...at(80), ...more})
			.split('\n')
			.slice(1, -1)
			.map((line) => line.replace(/^ *\S+ {2}/, ''));

	test('D21 times-for-people of the last hour are ages, others local to the minute; what is no time stays', () => {
		const times = [
			ago(0),
			ago(59_999),
			ago(180_000),
			ago(3_599_999),
			ago(3_600_000),
			ago(-60_000),
			'2026-01-05T09:00:00.000000Z',
			'2026-01-05',
			'soon',
			null,
			7,
		];
		const local = (iso: string): string => {
			const date = new Date(iso);
			return `${date.toLocaleDateString('sv-SE')} ${date.toLocaleTimeString('sv-SE').slice(0, 5)}`;
		};
		expect(cellsOf(started(...times))).toEqual([
			...['0 s ago', '59 s ago', '3 min ago', '59 min ago', local(ago(3_600_000)), local(ago(-60_000)), local('2026-01-05T09:00:00Z')],
			...['2026-01-05', 'soon', '-', '7'],
		]);
	});

	test('D21 times-for-people a moment is local to the ms', () => {
		const [cell = ''] = cellsOf(rows([{id: 1, time: '2026-11-21T10:00:00.025Z'}], ['id', 'time'], {time: {shows: 'moment'}}));
		expect(cell).toMatch(/^2026-11-2\d \d\d:\d\d:00\.025$/);
	});

	test('D21 times-for-people what something took is told as everywhere; a file and JSON keep it', () => {
		const output = rows(
			[
				{id: 1, took: '2.10s'},
				{id: 2, took: null},
			],
			['id', 'took'],
			{took: {shows: 'duration'}},
		);
		expect(cellsOf(output)).toEqual(['2.1 s', '-']);
		expect(format(output, {...at(80), terminal: false})).toContain('2.10s');
		expect(format(output, {...at(80), as: 'json'})).toContain('"2.10s"');
	});

	test('D21 times-for-people bytes are sizes for people and numbers in data', () => {
		const output = rows([{id: 1, bytes: 12_345}], ['id', 'size'], {size: {paths: ['bytes'], shows: 'size'}});
		expect(cellsOf(output)).toEqual(['12 kB']);
		expect(format(output, {...at(80), as: 'csv'})).toBe('id,size\n1,12345\n');
	});

	test('D21 times-for-people times that NetBox gives are known by the names of their fields', () => {
		const row = {id: 1, created: ago(1000), 'last-updated': ago(61_000), last_sync: ago(0), time: ago(0), other: ago(0)};
		expect(cellsOf(rows([row], Object.keys(row)), {width: 200})[0]).toBe(`1 s ago  1 min ago     0 s ago    0 s ago  ${ago(0)}`);
		expect(format(document({created: ago(1000)}), at(80))).toBe('created\n1 s ago\n');
	});

	test('D21 times-for-people a file, a pipe and other forms keep them as they are', () => {
		const output = started(ago(1000));
		expect(cellsOf(output, {plain: true})).toEqual([ago(1000)]);
		expect(cellsOf(output, {terminal: false})).toEqual([ago(1000)]);
		for (const as of ['json', 'yaml', 'csv', 'markdown', 'kv', 'nested', 'pprint'] as const)
			expect(format(output, {...at(80), as})).toContain(ago(1000));
	});

	test('D1 peering-table columns of numbers alone stand on the right', () => {
		const all = [
			{name: 'a', count: 7, mixed: 1, size: null, text: '10'},
			{name: 'b', count: 12_345, mixed: 'x', size: ExactNumber.of('9007199254740993'), text: '9'},
			{name: 'c', count: null, mixed: 22, size: 1, text: '8'},
		];
		expect(format(rows(all, ['name', 'count', 'mixed', 'size', 'text']), at(80))).toBe(
			[
				'name  count  mixed              size  text',
				'a         7  1                     -  10',
				'b     12345  x      9007199254740993  9',
				'c         -  22                    1  8',
				'',
			].join('\n'),
		);
	});

	test('C4 show-settings a number has its unit where the row says one', () => {
		const output = rows(
			[
				{name: 'a', value: 24, unit: 'h'},
				{name: 'b', value: 'auto', unit: null},
			],
			['name', 'value'],
			{value: {unit: 'unit'}},
		);
		expect(cellsOf(output).map((cell) => cell.trim())).toEqual(['24 h', 'auto']);
		expect(cellsOf(output, {plain: true}).map((cell) => cell.trim())).toEqual(['24', 'auto']);
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

	test('SB4 bgp-neighbors one device has a column too, and is counted', () => {
		expect(linesOf({...one(), layout: 'flat'}, 80)).toEqual([
			'device  session           status   local        local-as  remote       remote-as',
			'fceos4  fceos4-f…-eth105  active   10.0.2.1/30     65100  10.0.2.2/30      65101',
			'fceos4  fceos4-f…-eth106  planned  10.0.2.5/30     65100  10.0.2.6/30      65101',
			'1 device, 2 sessions: 1 active, 1 planned',
			'2 columns hidden: peer-group, description; 1 column cut: session (use | wide)',
		]);
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

	test('BE25 grouped-findings the rows of a document in blocks stand below a heading for each value, totals below them and below none', () => {
		const found = (value: readonly Row[]): Output => ({
			...documentWithRows({all: value.length}, {rows: value, columns: columnsNamed(['rule', 'on'])}),
			...{blocks: {by: 'rule', noun: 'finding'}, totals: '9 checked'},
		});
		const some = found([
			{rule: 'one\u001b[31m', on: 'a'},
			{rule: 'two', on: 'b'},
			{rule: 'two', on: 'c'},
		]);
		expect(format(some, at(40))).toBe('one\\x1b[31m - 1 finding\n  on\n  a\ntwo - 2 findings\n  on\n  b\n  c\n9 checked\n');
		expect(format(found([]), at(40))).toBe('9 checked\n');
		expect(format(some, {...at(80), as: 'json'})).toBe('{\n    "all": 3\n}\n');
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

const layouts = fc.constantFrom({}, {layout: 'flat' as const}, {layout: 'blocks' as const}, {layout: 'fields' as const});

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
