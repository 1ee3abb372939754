import {expect, test} from 'vitest';
import {fillIn, type Load} from '../../src/language/read/load-terminal.js';
import {parseTree} from '../../src/language/tree/load.js';
import {commandOf, read} from '../support/shell-tree.js';

const B = 'netbox get bgp-peerings';
const loadOf = (line: string): Load => {
	const sentence = read(line);
	if (!sentence.ok || sentence.value.kind !== 'load') throw new Error(`"${line}" loads nothing`);
	return sentence.value;
};
const filled = (line: string, ...lines: readonly string[]): unknown => commandOf(fillIn(line, loadOf(line), lines)).args['devices'];

test('G36 load-terminal asks for lines in place of a value', () => {
	const line = `${B} cache force devices load-terminal | count`;
	const {at} = loadOf(line);
	expect(line.slice(at.start, at.end)).toBe('load-terminal');
	expect(loadOf('net get bgp dev LOAD_TERMINAL').command.line).toBe(`${B} devices LOAD_TERMINAL`);
});

test('G36 load-terminal quoted, cut short or elsewhere it is a text', () => {
	expect(commandOf(`${B} devices "load-terminal"`).args['devices']).toMatchObject({names: ['load-terminal']});
	expect(commandOf(`${B} devices load-term`).args['devices']).toMatchObject({names: ['load-term']});
	expect(commandOf(`${B} devices R1 branch load-terminal`).args['branch']).toBe('load-terminal');
	expect(commandOf(`${B} devices R1 | match load-terminal`).pipes[0]?.args).toEqual({expression: 'load-terminal'});
});

test('G36 load-terminal each line is read as values: several, ranges, globs, selectors, JSON', () => {
	expect(filled(`${B} devices load-terminal cache force`, 'R1 R2,R3', '', '\tfceos[4-5]', 'leaf*', 'site=ams1')).toEqual({
		names: ['R1', 'R2', 'R3', 'fceos4', 'fceos5'],
		globs: ['leaf*'],
		selectors: [{field: 'site', not: false, values: ['ams1']}],
	});
	expect(filled(`${B} devices R1 load-terminal`, 'R2')).toMatchObject({names: ['R1', 'R2']});
});

test('G36 load-terminal words that would be options, pipes, signs or comments are values', () => {
	expect(filled(`${B} devices load-terminal`, 'cache cac nowait', '| & #R1 R#2', "it's", 'a"b')).toMatchObject({
		names: ['cache', 'cac', 'nowait', '|', '&', '#R1', 'R#2', "it's", 'a"b'],
	});
});

test('G36 load-terminal no lines are no value', () => {
	const line = `${B} devices load-terminal`;
	const none = read(fillIn(line, loadOf(line), []));
	expect(none.ok ? [] : none.error.map(({message}) => message)).toEqual(['option "devices" needs a value.']);
});

test('G36 load-terminal an option of one text gets all the lines as they are, one of JSON what they say', () => {
	const leaf = {help: 'A leaf', task: 'a.leaf', runs: 'here', examples: ['leaf']};
	const args = {
		data: {help: 'Data', type: 'json', multiline: true},
		query: {help: 'Query', type: 'string', multiline: true},
		name: {help: 'Name', type: 'json'},
	};
	const parsed = parseTree({help: 'r', children: {leaf: {...leaf, args}}});
	if (!parsed.ok) throw new Error(parsed.error.message);
	const tree = parsed.value;
	const argsOf = (line: string, ...lines: readonly string[]): unknown => {
		const sentence = read(line, [], tree);
		if (!sentence.ok || sentence.value.kind !== 'load') throw new Error('nothing is loaded');
		return commandOf(fillIn(line, sentence.value, lines), [], tree).args;
	};
	expect(argsOf('leaf data load-terminal', '{', '  "it\'s": ["a\\nb", 1]', '}')).toEqual({data: {"it's": ['a\nb', 1]}});
	expect(argsOf('leaf query load-terminal', '{ sites {', '  name } }')).toEqual({query: '{ sites {\n  name } }'});
	expect(read('leaf name load-terminal', [], tree)).toMatchObject({ok: false, error: [{code: 'bad-json'}]});
});
