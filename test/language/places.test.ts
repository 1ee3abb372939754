import {expect, test} from 'vitest';
import {readLine} from '../../src/language/read/read-line.js';
import {meaningOf} from '../../src/language/sentence-of.js';
import {complete} from '../../src/language/suggest/complete.js';
import {help} from '../../src/language/suggest/help.js';
import {highlight} from '../../src/language/suggest/highlight.js';
import {hintLine} from '../../src/language/suggest/hint.js';
import {offersAt} from '../../src/language/suggest/offers.js';
import {parseTree} from '../../src/language/tree/load.js';
import {commandOf, faultOf, lineAt, read, shellTree} from '../support/shell-tree.js';

const get = ['netbox', 'get'];
const go = (place: readonly string[]): object => ({ok: true, value: {kind: 'go', place}});

test('G30 enter-sub-shell an inner node under netbox, alone, is entered', () => {
	expect(read('netbox')).toEqual(go(['netbox']));
	expect(read('net ge # here')).toEqual(go(get));
	expect(read('get', ['netbox'])).toEqual(go(get));
	expect(read('/netbox get', ['netbox'])).toEqual(go(get));
});

test('G30 enter-sub-shell other inner nodes alone are incomplete', () => {
	expect(faultOf('show')).toMatchObject({
		code: 'incomplete-command',
		message: expect.stringMatching(/^incomplete command: "show" needs one of "bgp", "cache", "instances", .*"version" or "workers"\.$/),
	});
});

test('S4 script-lines argv that is an inner node alone is incomplete', () => {
	expect(meaningOf(readLine(shellTree(), {words: ['netbox', 'get']}, {place: [], fullWords: true}))).toMatchObject({
		ok: false,
		error: [{message: expect.stringMatching(/^incomplete command: "netbox get" needs one of "bgp-peerings"/)}],
	});
});

test('G30 enter-sub-shell a stray letter enters nothing and says what it could be; three letters or the whole word do', () => {
	expect(read('net')).toEqual(go(['netbox']));
	expect(read('NETBOX')).toEqual(go(['netbox']));
	const short = {code: 'incomplete-command', hint: 'type at least 3 letters of it'};
	expect(faultOf('n')).toEqual({...short, message: '"n" is too short to enter a sub-shell: it could be "netbox".', at: 'n'});
	expect(faultOf('/ne', get)).toEqual({...short, message: '"ne" is too short to enter a sub-shell: it could be "netbox".', at: 'ne'});
	expect(faultOf('ge', ['netbox'])).toMatchObject({message: '"ge" is too short to enter a sub-shell: it could be "get".'});
	expect(commandOf('n ge bgp dev R1').line).toBe('netbox get bgp-peerings devices R1');
	const entered = (line: string): string =>
		help(
			offersAt(lineAt(line), () => []),
			{verbose: false},
		);
	expect([entered('n '), entered('net ')].map((text) => text.includes('Enter sub-shell'))).toEqual([false, true]);
});

test('G31 sub-shell-level a sub-shell knows its own keywords, and every line of the root', () => {
	for (const line of ['show version', 'netbox get bgp-peerings devices R1 | count', 'instance test', 'man tree', 'jobs', 'set cli pager off']) {
		const {path, task, args, pipes} = commandOf(line);
		for (const place of [['netbox'], get, ['netbox', 'cache'], ['netbox', 'crud']]) {
			expect(commandOf(line, place), line).toMatchObject({path, task, args, pipes});
			expect(highlight(lineAt(line, {place})), line).toEqual(highlight(lineAt(line)));
			expect(hintLine(lineAt(line, {place})), line).toBe(hintLine(lineAt(line)));
			const next = complete(lineAt(`${line} `, {place}), () => []);
			expect(next, line).toEqual(complete(lineAt(`${line} `), () => []));
		}
	}
	expect(read('netbox', get)).toEqual(go(['netbox']));
	expect(faultOf('instance', get)).toMatchObject({code: 'incomplete-command'});
	expect(commandOf('bgp devices R1', get)).toMatchObject({line: '/netbox get bgp-peerings devices R1', path: [...get, 'bgp-peerings']});
	expect(commandOf('show jobs', get)).toMatchObject({line: 'show jobs', task: 'show.jobs'});
});

test('G31 sub-shell-level a whole word wins over the beginning of one, then the place over the root', () => {
	const [cache, crud] = [
		['netbox', 'cache'],
		['netbox', 'crud'],
	];
	expect(read('up', crud)).toEqual(go(['netbox']));
	expect(faultOf('upd', crud)).toMatchObject({message: '"upd" must be typed in full: "update" changes data.'});
	expect(commandOf('s', cache).task).toBe('netbox.cache_stats');
	expect(commandOf('sh ver', cache).task).toBe('show.version');
	expect(commandOf('clear key x', cache).task).toBe('netbox.cache_clear');
	expect(read('clear', ['netbox'])).toMatchObject({value: {kind: 'clear'}});
	expect(faultOf('c', ['netbox'])).toMatchObject({message: 'ambiguous "c": could be "cache", "check", "compare", "create" or "crud".'});
	expect(faultOf('j', ['netbox'])).toMatchObject({message: 'ambiguous "j": could be "job" or "jobs".'});
});

test('G31 sub-shell-level on a tie the local keyword wins', () => {
	const leaf = (task: string) => ({help: 'x', task, runs: 'here', examples: ['x']});
	const tree = parseTree({help: 'r', children: {show: leaf('root.show'), box: {help: 'b', subshell: true, children: {show: leaf('box.show')}}}});
	if (!tree.ok) throw new Error(tree.error.message);
	expect(commandOf('show', ['box'], tree.value).task).toBe('box.show');
	expect(commandOf('/show', ['box'], tree.value).task).toBe('root.show');
});

test('G32 root-commands-listed ? tells the words of the place first, then, apart, those of the root and the aliases', () => {
	const aliases = {peers: 'netbox get bgp-peerings devices'};
	const ask = (line: string, place: readonly string[] = get): string =>
		help(
			offersAt(lineAt(line, {place, aliases}), () => []),
			{verbose: false},
		);
	const [own, root, ...more] = ask('').split('\n\n');
	expect(own).toBe(
		' bgp-peerings    Query Netbox BGP Peerings data\n config          Write the BGP of devices as configuration\n devices         Query Netbox devices\n topology        Draw who peers with whom',
	);
	expect(more).toEqual([]);
	expect(root).toBe(` root commands, said here too:\n${ask('', [])}`.trimEnd().concat('\n'));
	expect(root).toMatch(/^ netbox +Netbox service$/m);
	expect(root).toMatch(/^ peers +netbox get bgp-peerings devices$/m);
	expect(ask('sho')).toBe(" show    Show BGP sessions, or the shell's own state\n");
	expect(ask('s', ['netbox', 'cache'])).toBe(
		" stats    What the cache holds and how often it served\n\n root commands, said here too:\n set     Change a setting\n show    Show BGP sessions, or the shell's own state\n",
	);
});

test('G32 root-commands-listed TAB offers the words of the place first', () => {
	const texts = (line: string, place: readonly string[]) => complete(lineAt(line, {place}), () => []).suggestions;
	expect(texts('', get).map(({text}) => text)).toEqual(['bgp-peerings', 'config', 'devices', 'topology', ...Object.keys(shellTree().children)]);
	expect(texts('s', ['netbox', 'cache']).map(({text, help}) => [text, help])).toEqual([
		['stats', 'What the cache holds and how often it served'],
		['set', 'root: Change a setting'],
		['show', "root: Show BGP sessions, or the shell's own state"],
	]);
	expect(texts('sh', []).map(({help}) => help)).toEqual(["Show BGP sessions, or the shell's own state"]);
});

test('G33 read-from-root / and do read from the root, / alone goes there', () => {
	expect(commandOf('/show jobs', get)).toMatchObject({task: 'show.jobs', line: '/show jobs'});
	expect(commandOf('do instance use prod', get)).toMatchObject({task: 'instance.use', line: '/instance use prod'});
	expect(commandOf('/ show jobs')).toMatchObject({line: 'show jobs'});
	expect(read('/', get)).toEqual(go([]));
	expect(commandOf('run show jobs', get)).toMatchObject({task: 'show.jobs', line: '/show jobs'});
	expect(commandOf('RUN net get bgp dev R1', get)).toMatchObject({line: '/netbox get bgp-peerings devices R1'});
	expect(faultOf('do').message).toMatch(/^incomplete command: "do" needs one of /);
	expect(faultOf('run', get).message).toMatch(/^incomplete command: "run" needs one of /);
});

test('G34 leave-sub-shell exit, up, top, end and quit', () => {
	expect(read('up', get)).toEqual(go(['netbox']));
	expect(read('up')).toEqual(go([]));
	expect(read('exit', get)).toEqual(go(['netbox']));
	expect(read('exit')).toEqual({ok: true, value: {kind: 'leave'}});
	expect(read('top', get)).toEqual(go([]));
	expect(read('end')).toEqual(go([]));
	expect(read('quit', get)).toEqual({ok: true, value: {kind: 'leave'}});
	expect(read('clear', get)).toEqual({ok: true, value: {kind: 'clear'}});
});

test('G35 pwd-path pwd is text that can be said as a command', () => {
	expect(read('pwd')).toEqual({ok: true, value: {kind: 'pwd', text: '/\n', pipes: []}});
	expect(read('pwd | count', get)).toMatchObject({value: {kind: 'pwd', text: '/netbox get\n', pipes: [{name: 'count'}]}});
	expect(read('/netbox get')).toEqual(go(get));
});

test('G7 pasted-prompt a line is read at the place of its prompt, by every reader', () => {
	const line = 'nf[netbox-get]# bgp-peerings ';
	expect(commandOf(`${line}devices R1`, ['netbox', 'crud']).line).toBe('/netbox get bgp-peerings devices R1');
	expect(commandOf('nf#netbox get bgp devices R1', get).path).toEqual([...get, 'bgp-peerings']);
	expect(read('nf[netbox-get]#exit')).toEqual(go(['netbox']));
	expect(read('nf#exit', get)).toEqual({ok: true, value: {kind: 'leave'}});
	expect(read('nf[netbox-get]#pwd')).toMatchObject({value: {kind: 'pwd', text: '/netbox get\n'}});
	expect(hintLine(lineAt(line))).toMatch(/^bgp-peerings \*devices/);
	expect(highlight(lineAt(line))).toEqual([{start: 16, end: 28, style: 'keyword'}]);
	const typing = lineAt('nf[netbox-get]#bg');
	expect(complete(typing, () => []).suggestions).toMatchObject([{start: 15, end: 17, text: 'bgp-peerings'}]);
	expect(
		help(
			offersAt(typing, () => []),
			{verbose: false},
		),
	).toMatch(/^ bgp-peerings /);
	expect(read('nf[netbox-get]#bg?')).toMatchObject({value: {kind: 'help', text: expect.stringMatching(/^ bgp-peerings /)}});
});

test('G7 pasted-prompt the prompt of an instance names a place as nf does, with its fault where it stands', () => {
	const said = {place: [], instances: ['my prod'], fullWords: true, aliases: {j: 'show jobs'}};
	expect(meaningOf(lineAt('my prod[netbox-get]#pwd', said))).toMatchObject({value: {kind: 'pwd', text: '/netbox get\n'}});
	expect(meaningOf(lineAt('my prod#exit', {...said, place: get}))).toEqual({ok: true, value: {kind: 'leave'}});
	expect(meaningOf(lineAt('my prod#j', said))).toMatchObject({value: {command: {task: 'show.jobs'}}});
	const unknown = meaningOf(lineAt(' my prod[netbx]#pwd', said));
	expect(unknown).toMatchObject({error: [{code: 'unknown-place', at: {start: 9, end: 14}}]});
});

test('G7 pasted-prompt an alias is one where the line is read', () => {
	const aliases = {crud: 'show jobs'};
	const options = {place: ['netbox'], aliases, fullWords: true};
	expect(meaningOf(lineAt('nf[netbox-get]#crud', options))).toMatchObject({value: {command: {task: 'show.jobs'}}});
	expect(meaningOf(lineAt('nf[netbox]#crud', {...options, place: []}))).toMatchObject({value: {kind: 'go', place: ['netbox', 'crud']}});
	const offered = complete(lineAt('nf[netbox-get]#cru', options), () => []);
	expect(offered.suggestions.map(({text}) => text)).toEqual(['crud']);
});

test('G7 pasted-prompt a place that cannot be entered is unknown, and nothing is offered there', () => {
	expect(faultOf('nf[show]# jobs')).toEqual({code: 'unknown-place', message: 'unknown place "show".', at: 'show'});
	expect(faultOf('nf[netbx]#?').message).toBe('unknown place "netbx". Did you mean "netbox"?');
	expect(complete(lineAt('nf[netbx]#g'), () => []).suggestions).toEqual([]);
});
