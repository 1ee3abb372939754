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
		message: expect.stringMatching(/^incomplete command: "show" needs one of "bgp", "cache", "instances", .*"settings" or "version"\.$/),
	});
});

test('S4 script-lines argv that is an inner node alone is incomplete', () => {
	expect(meaningOf(readLine(shellTree(), {words: ['netbox', 'get']}, {place: [], fullWords: true}))).toMatchObject({
		ok: false,
		error: [{message: expect.stringMatching(/^incomplete command: "netbox get" needs one of "bgp-peerings"/)}],
	});
});

test('G31 sub-shell-level a sub-shell knows its own keywords and the root commands but netbox and instance', () => {
	expect(commandOf('bgp devices R1', get)).toMatchObject({line: '/netbox get bgp-peerings devices R1', path: [...get, 'bgp-peerings']});
	expect(commandOf('show jobs', get)).toMatchObject({line: 'show jobs', task: 'show.jobs'});
});

test('G31 sub-shell-level on a tie the local keyword wins', () => {
	const leaf = (task: string) => ({help: 'x', task, runs: 'here', examples: ['x']});
	const tree = parseTree({help: 'r', children: {show: leaf('root.show'), box: {help: 'b', subshell: true, children: {show: leaf('box.show')}}}});
	if (!tree.ok) throw new Error(tree.error.message);
	expect(commandOf('show', ['box'], tree.value).task).toBe('box.show');
	expect(commandOf('/show', ['box'], tree.value).task).toBe('root.show');
});

test('G32 root-command-hint a root command that a sub-shell does not know is named', () => {
	expect(faultOf('instance', get)).toEqual({
		code: 'unknown-command',
		message: 'unknown command "instance".',
		hint: '"instance" is a root command: use "/instance" or "do instance".',
		at: 'instance',
	});
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
