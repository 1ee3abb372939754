import {expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import {text} from '../../src/output/output.js';
import type {Message} from '../../src/shell/message.js';
import {converse, jobOf} from './conversation.js';

const devices = (...names: readonly string[]): Extract<Message, {readonly type: 'values'}> => ({
	type: 'values',
	source: 'devices',
	values: names.map((text) => ({text, help: 'ams1'})),
	title: 'cached 12 min',
});
/** What NetBox says. */
const told = (...names: readonly string[]): Message => ({type: 'values', source: 'devices', values: devices(...names).values});
const line = 'netbox get bgp-peerings devices ';

test('H1 help-key ? prints the help and leaves the line alone', () => {
	const shell = converse();
	shell.type('show ?');
	expect(shell.printed()).toMatch(
		/^nf#show \?\n bgp {10}BGP sessions of devices, as NetBox has them\n cache {8}What the cache holds and how often it served\n instances {4}NetBox instances\n/,
	);
	expect(shell.line()).toBe('show |');
	expect(shell.state().history).toEqual([]);
});

test('H3 verbose-help a second ? says more', () => {
	const shell = converse();
	shell.type('netbox get bgp-peerings ?');
	shell.printed();
	shell.type('?');
	expect(shell.printed()).toContain(
		'nf#netbox get bgp-peerings ??\n *devices          Device names to query data for              [string list, required]\n',
	);
});

test('H4 literal-question-mark in quotes and in pastes ? is a character', () => {
	const shell = converse();
	shell.type('"a?');
	shell.paste('?');
	expect([shell.line(), shell.printed()]).toEqual(['"a??|', '']);
});

test('H4 literal-question-mark H21 json-fields ? and TAB within data ask for the fields of its objects; in a text of it ? is a character', () => {
	const shell = converse();
	const create = 'netbox crud create object-type dcim.sites data {';
	shell.type(create);
	shell.type('?');
	expect([shell.line(), shell.state().wanting?.sources]).toEqual([`${create}|`, ['fields of dcim.sites']]);
	shell.send({
		type: 'values',
		source: 'fields of dcim.sites',
		values: [
			{text: 'name', help: 'string', required: true},
			{text: 'tags', help: ''},
		],
	});
	expect(shell.printed()).toBe(`nf#${create}?\n *"name":     required, string\n "tags":\n`);
	shell.type('"na<tab>');
	expect(shell.line()).toBe(`${create}"name": |`);
	shell.type('"x?", <tab>');
	expect(shell.line()).toBe(`${create}"name": "x?", "tags": |`);
});

test('H9 tab-one-match one match is inserted with a blank', () => {
	const shell = converse();
	shell.type('show ver<tab>');
	expect(shell.line()).toBe('show version |');
});

test('H10 tab-many-matches several matches: first what they share, then the menu; none: a word in the hint line', () => {
	const shell = converse();
	shell.type('show instances<ctrl-u>show j');
	shell.type('<ctrl-u>s<tab>');
	expect(shell.state().overlay).toMatchObject({kind: 'menu', suggestions: [{text: 'set'}, {text: 'show'}]});
	shell.type('<escape>xyz<tab>');
	expect([shell.line(), shell.state().notice]).toEqual(['sxyz|', 'no match']);
});

test('H10 tab-many-matches what all share is put in though one of them needs quotes', () => {
	const shell = converse();
	shell.send(told('edge1', 'edge 2', "edge's"));
	shell.type(`${line}e<tab>`);
	expect(shell.line()).toBe(`${line}edge|`);
	shell.type('<tab>');
	expect(shell.state().overlay).toMatchObject({suggestions: [{text: 'edge1'}, {text: "'edge 2'"}, {text: '"edge\'s"'}]});
	shell.send(told('a b1', 'a b2'));
	shell.type('<escape><ctrl-w>a<tab>');
	expect(shell.state().overlay).toMatchObject({kind: 'menu'});
});

test('H11 completion-menu the menu: TAB moves, Enter accepts without running, Esc restores', () => {
	const shell = converse();
	shell.type('s<tab><tab><enter>');
	expect([shell.line(), shell.state().overlay, shell.effects()]).toEqual(['show |', undefined, []]);
	shell.type('<tab>ve');
	expect(shell.state().overlay).toMatchObject({suggestions: [{text: 'version'}]});
	shell.type('<escape>');
	expect(shell.line()).toBe('show |');
});

test('H13 dynamic-values TAB waits for values never loaded, and uses them as soon as they come', () => {
	const shell = converse();
	shell.type(`${line}<tab>`);
	expect(shell.effects()).toContainEqual({type: 'load-values', source: 'devices'});
	expect(shell.state().overlay).toBeUndefined();
	shell.send(devices('fceos4', 'fceos5'));
	expect(shell.line()).toBe(`${line}fceos|`);
	shell.type('<tab>');
	expect(shell.state().overlay).toMatchObject({title: 'devices, cached 12 min', suggestions: [{text: 'fceos4'}, {text: 'fceos5'}]});
	shell.send(devices('fceos4', 'fceos5', 'fceos6'));
	expect(shell.state().overlay).toMatchObject({suggestions: [{text: 'fceos4'}, {text: 'fceos5'}, {text: 'fceos6'}]});
});

test('H13 dynamic-values what is cached opens the menu at once; what would change the line, and `?`, wait for NetBox', () => {
	const early = (...names: readonly string[]) => ({...devices(...names), early: true});
	const shell = converse();
	shell.type(`${line}<tab>`);
	shell.send(early('fceos4', 'leaf1'));
	expect(shell.state().overlay).toMatchObject({title: 'devices, cached 12 min', suggestions: [{text: 'fceos4'}, {text: 'leaf1'}]});
	shell.send(told('fceos4', 'fceos40', 'leaf1'));
	expect(shell.state().overlay).toMatchObject({title: '', suggestions: [{text: 'fceos4'}, {text: 'fceos40'}, {text: 'leaf1'}]});
	shell.type('<escape>');
	// Asked again, NetBox said more before than the cache holds.
	shell.send(early('fceos4'));
	shell.type('<tab>');
	expect(shell.state().overlay).toMatchObject({suggestions: [{text: 'fceos4'}, {text: 'fceos40'}, {text: 'leaf1'}]});

	for (const names of [['fceos4'], ['fceos4', 'fceos5']]) {
		const other = converse();
		other.type(`${line}<tab>`);
		other.send(early(...names));
		expect([other.line(), other.state().overlay]).toEqual([`${line}|`, undefined]);
		other.send(told('fceos4', 'leaf1'));
		expect(other.state().overlay).toMatchObject({suggestions: [{text: 'fceos4'}, {text: 'leaf1'}]});
	}
	const asked = converse();
	asked.type(`${line}?`);
	asked.send(early('fceos4', 'leaf1'));
	expect(asked.printed()).toBe('');
	asked.send(devices('fceos4', 'leaf1'));
	expect(asked.printed()).toContain('leaf1');
});

test.each(['instance use other', 'instance remove prod yes', 'set cli ghost off'])(
	'H13 dynamic-values after "%s" no values are offered that came before',
	(said) => {
		const shell = converse({
			answer: (effect, send) => {
				if (effect.type !== 'run') return;
				const job = jobOf(effect.command);
				for (const message of [job.started, ...job.events({type: 'completed', output: text('')})]) send(message);
			},
		});
		shell.send(told('fceos4', 'fceos5'));
		shell.type(`${said}<enter>`);
		expect(shell.effects().map(({type}) => type)).toEqual(['remember', 'run', 'forget-values']);
		shell.type(`${line}<tab>`);
		expect([shell.line(), shell.state().overlay]).toEqual([`${line}|`, undefined]);
		expect(shell.effects()).toEqual([{type: 'load-values', source: 'devices'}]);
		shell.send(told('leaf1', 'leaf2'));
		expect(shell.line()).toBe(`${line}leaf|`);
	},
);

test('H13 dynamic-values a key typed meanwhile takes the TAB back', () => {
	const shell = converse();
	shell.type(`${line}<tab>x`);
	shell.send(devices('fceos4'));
	expect(shell.line()).toBe(`${line}x|`);
});

test('H13 dynamic-values a failing source is a word in the hint line and nothing else', () => {
	const shell = converse();
	shell.type(`${line}<tab>`);
	shell.send({type: 'values', source: 'devices', values: [], failure: failure.unreachable('prod', 'https://netbox.lab', 'connection refused')});
	expect(shell.state().notice).toBe('cannot list devices: cannot reach NetBox "prod" at https://netbox.lab: connection refused.');
	expect(shell.printed()).toBe('');
});

test('B9 H13 dynamic-values what is a part of the values is shown and never written unasked, be it one or several that begin alike', () => {
	const where = 'netbox get bgp-peerings devices fceos4 | where remote-as=';
	const part = (...texts: readonly string[]) =>
		({
			type: 'values',
			source: 'values of remote-as',
			title: 'cached 12 min',
			partial: true,
			values: texts.map((text) => ({text, help: ''})),
		}) as const;
	for (const texts of [['65101'], ['65101', '65102']]) {
		const shell = converse();
		shell.type(`${where}<tab>`);
		shell.send(part(...texts));
		expect(shell.line()).toBe(`${where}|`);
		expect(shell.state().overlay).toMatchObject({title: 'values of remote-as, cached 12 min', suggestions: texts.map((text) => ({text}))});
		shell.type('<enter>');
		expect(shell.line()).toBe(`${where}65101 |`);
	}
	const none = converse();
	none.type(`${where}<tab>`);
	none.send(part());
	expect([none.line(), none.state().overlay]).toEqual([`${where}|`, undefined]);
});

test('H9 tab-one-match three letters of an option are written out, though names that may stand there are known in part alone', () => {
	const part = {type: 'values', source: 'sessions', title: 'cached 12 min', partial: true, values: [{text: 'ix', help: ''}]} as const;
	for (const [typed, left] of [
		['dev', 'devices |'],
		['de', 'de|'],
		['i', 'i|'],
	] as const) {
		const shell = converse();
		shell.type(`show bgp neighbors ${typed}<tab>`);
		shell.send(part);
		expect(shell.line()).toBe(`show bgp neighbors ${left}`);
	}
});
