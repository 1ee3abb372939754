import {describe, expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import {type Problem, problem} from '../../src/core/problem.js';
import {failureJson, problemJson} from '../../src/format/error-json.js';
import {promptProblem, scriptProblem} from '../../src/format/problem.js';
import {createTheme} from '../../src/format/theme.js';

const theme = createTheme({color: false, unicode: true});
const source = 'netbox get bgp-peering-x devices fceos4';
const wrong = problem.unknownKeyword({start: 11, end: 24}, 'bgp-peering-x', 'netbox get', {choices: ['bgp-peerings'], elsewhere: []});
const message = 'unknown keyword "bgp-peering-x" after "netbox get". Did you mean "bgp-peerings"?';
const atWord = (line: string, word: string): Problem => {
	const start = line.indexOf(word);
	return problem.unknownOption({start, end: start + word.length}, word, 'x', []);
};
const prompt = (line: string, columns = 80) => ({line, columns, promptWidth: 3, theme, show: (text: string) => text.replaceAll('\t', ' ')});

describe('at the prompt', () => {
	test('E1 caret-place the caret stands under the first cell of the word', () => {
		expect(promptProblem(wrong, prompt(source))).toBe(`              ^\n${message}\n`);
	});

	test('E1 caret-place wide characters and tabs count as cells', () => {
		expect(promptProblem(atWord('日本\tbad', 'bad'), prompt('日本\tbad')).split('\n')[0]).toBe(`${' '.repeat(3 + 5)}^`);
	});

	test('E1 caret-place of a wrapped line the row with the word is printed again, cut with …', () => {
		const line = `devices ${'a'.repeat(20)} bad ${'b'.repeat(40)}`;
		const [row, caret] = promptProblem(atWord(line, 'bad'), prompt(line, 20)).split('\n');
		expect(row).toBe('aaaaaaaaaaa bad bbb…');
		expect(caret).toBe(`${' '.repeat(12)}^`);
		expect(promptProblem(atWord(line, 'devices'), prompt(line, 20)).split('\n').slice(0, 2)).toEqual(['devices aaaaaaaa…', '^']);
	});

	test('E1 caret-place of several rows the one with the word', () => {
		const line = 'devices [\n"a",\n bad]';
		expect(promptProblem(atWord(line, 'bad'), prompt(line)).split('\n').slice(0, 2)).toEqual([' bad]', ' ^']);
	});

	test('E1 caret-place a fault at the end of the line has a caret there', () => {
		const missing = problem.missingOption({start: source.length, end: source.length}, ['devices'], 'x devices R1');
		const caret = `${' '.repeat(3 + source.length)}^`;
		expect(promptProblem(missing, prompt(source))).toBe(`${caret}\nmissing required option "devices".\nexample: x devices R1\n`);
	});
});

describe('in a script', () => {
	test('E4 script-errors file, line, column, the line and the caret, each with two blanks', () => {
		expect(scriptProblem(wrong, {source, file: 'peers.nf', firstLine: 12})).toBe(`nf: peers.nf:12:12: ${message}\n  ${source}\n             ^\n`);
		expect(scriptProblem(wrong, {source, firstLine: 1})).toMatch(/^nf: 1:12: unknown keyword/);
	});

	test('E4 script-errors a fault in a continued line has its own line number', () => {
		const two = 'devices [\n\t日 bad]';
		expect(scriptProblem(atWord(two, 'bad'), {source: two, file: '-', firstLine: 3})).toMatch(/^nf: -:4:4: .*\n {3}日 bad]\n {6}\^\n$/);
	});

	test('E10 whole-line the whole line comes last, in JSON as the hint, but where the message names it or has a hint of its own', () => {
		const meant = 'netbox get bgp-peerings devices fceos4';
		const faulty: Problem = {...wrong, meant};
		expect(promptProblem(faulty, prompt(source))).toBe(`              ^\n${message}\ndid you mean: ${meant}\n`);
		expect(scriptProblem(faulty, {source, firstLine: 1})).toBe(`nf: 1:12: ${message}\n  ${source}\n             ^\n  did you mean: ${meant}\n`);
		const hintOf = (problem: Problem): unknown => JSON.parse(problemJson(problem, {source, firstLine: 1})).error.hint;
		expect([hintOf(faulty), hintOf({...faulty, hint: 'x'}), hintOf(wrong)]).toEqual([`did you mean: ${meant}`, 'x', null]);
		expect(promptProblem({...wrong, meant: 'bgp-peerings'}, prompt(source))).toBe(promptProblem(wrong, prompt(source)));
		expect(promptProblem({...wrong, meant: 'a\u001b[2Jb'}, prompt(source))).toContain('did you mean: a\\x1b[2Jb\n');
	});

	test('E5 json-errors columns and lengths count code points', () => {
		const line = "show '👩‍👩‍👧 日' 日本x";
		const {column, length} = JSON.parse(problemJson(atWord(line, '日本x'), {source: line, firstLine: 1})).error;
		expect([column, length]).toEqual([[...line.slice(0, line.indexOf('日本x'))].length + 1, 3]);
		expect(column).toBe(16);
	});

	test('E5 json-errors as JSON, all keys always', () => {
		expect(problemJson(wrong, {source, file: 'peers.nf', firstLine: 12})).toBe(
			`{"error":{"code":"unknown-keyword","message":${JSON.stringify(message)},"hint":null,"exit":2,"command":"${source}","file":"peers.nf","line":12,` +
				'"column":12,"length":13,"candidates":["bgp-peerings"],"job":null,"instance":null,"errors":[]}}\n',
		);
		const missing = failure.deviceNotFound('fceos99', ['fceos9']);
		expect(JSON.parse(failureJson(missing, {command: source, job: 17, errors: [missing]})).error).toEqual({
			code: 'not-found',
			message: "Device 'fceos99' not found in Netbox",
			hint: 'Did you mean "fceos9"?',
			exit: 4,
			command: source,
			file: null,
			line: null,
			column: null,
			length: null,
			candidates: ['fceos9'],
			job: 17,
			instance: null,
			errors: [{code: 'not-found', message: "Device 'fceos99' not found in Netbox", hint: 'Did you mean "fceos9"?', resource: 'fceos99'}],
		});
	});
});
