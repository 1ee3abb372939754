import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Problem} from '../../src/core/problem.js';
import {type Input, readLine} from '../../src/language/read/read-line.js';
import {tokenize} from '../../src/language/read/tokenize.js';
import {walk} from '../../src/language/read/walk.js';
import {meaningOf} from '../../src/language/sentence-of.js';
import {complete} from '../../src/language/suggest/complete.js';
import {help} from '../../src/language/suggest/help.js';
import {highlight} from '../../src/language/suggest/highlight.js';
import {hintLine} from '../../src/language/suggest/hint.js';
import {offersAt} from '../../src/language/suggest/offers.js';
import {jsonSchemaOf} from '../../src/language/tree/json-schema.js';
import {drawTree} from '../../src/language/tree/man.js';
import {leaves} from '../../src/language/tree/visit.js';
import {lines, sayings, words} from '../support/arbitraries.js';
import {lineAt, shellTree} from '../support/shell-tree.js';

const tree = shellTree();
const places = fc.constantFrom<readonly string[]>([], ['netbox'], ['netbox', 'get']);
const options = {place: [], fullWords: true};
const meant = (input: Input) => meaningOf(readLine(tree, input, options));
const shared = ['timeout', 'workers', 'progress', 'verbose-result'];
const known = (source: string) =>
	['R1', 'branch', 'cache', "it's", 'a b', 'x,y', 'leaf*', 'x[1', 'nowait', '#1', `${source}=x`].map((text) => ({text, help: ''}));

test('G43 quote-round-trip every sentence the tree can generate parses to its own task, with its own values', () => {
	fc.assert(
		fc.property(sayings(tree), ({line, path, args}) => {
			const sentence = meant({line});
			if (!sentence.ok) throw new Error(`${line}\n${sentence.error[0]?.message}`);
			const command = sentence.value.kind === 'run' ? sentence.value.command : undefined;
			expect(command?.path).toEqual(path);
			const own = Object.fromEntries(Object.entries(args).filter(([token]) => !shared.includes(token)));
			expect(command?.args).toMatchObject(own);
		}),
		{numRuns: 2000},
	);
});

test('the line that goes to history reads as the same command', () => {
	fc.assert(
		fc.property(sayings(tree), ({line}) => {
			const first = meant({line});
			const again = first.ok && first.value.kind === 'run' ? meant({line: first.value.command.line}) : undefined;
			expect(again).toEqual(first);
		}),
		{numRuns: 1000},
	);
});

test('every example of the tree is right, at the prompt and as argv', () => {
	for (const {path, node} of leaves(tree)) {
		for (const line of node.examples) {
			const sentence = meant({line});
			expect(sentence, line).toMatchObject({ok: true, value: {kind: 'run', command: {path, task: node.task}}});
			const words = tokenize({line}).tokens.map(({start, end}) => line.slice(start, end));
			expect(meant({words}), line).toEqual(sentence);
		}
	}
});

test('no line and no argv makes any reader throw, and every problem is inside the line', {timeout: 60_000}, () => {
	fc.assert(
		fc.property(fc.oneof(lines(tree), fc.string()), places, fc.nat(), (line, place, seed) => {
			const cursor = seed % (line.length + 1);
			const sentence = meaningOf(lineAt(line, {place, fullWords: true}));
			for (const {at, message} of sentence.ok ? [] : sentence.error) {
				expect(at.start).toBeGreaterThanOrEqual(0);
				expect(at.end).toBeGreaterThanOrEqual(at.start);
				expect(at.end).toBeLessThanOrEqual(line.length);
				expect(message).not.toBe('');
			}
			const head = lineAt(line.slice(0, cursor), {place});
			complete(head, known);
			hintLine(lineAt(line, {place}));
			expect(help(offersAt(head, known), {verbose: true})).toMatch(/\n$/);
			let end = 0;
			for (const span of highlight(lineAt(line, {place}))) {
				expect(span.start).toBeGreaterThanOrEqual(end);
				end = span.end;
			}
			expect(end).toBeLessThanOrEqual(line.length);
		}),
		{numRuns: 3000},
	);
});

test('no argv throws, and its problems point into the shown line', () => {
	fc.assert(
		fc.property(fc.array(fc.oneof(words, fc.constantFrom('netbox', 'get', 'bgp-peerings', 'devices', '|', '&', '?', 'cache'))), (argv) => {
			const sentence = meant({words: argv});
			const {length} = readLine(tree, {words: argv}, options).shown;
			expect((sentence.ok ? [] : sentence.error).every(({at}) => at.start >= 0 && at.end <= length)).toBe(true);
		}),
		{numRuns: 1000},
	);
});

test('S12 same-everywhere a generated line says the same as argv', () => {
	fc.assert(
		fc.property(sayings(tree), ({line}) => {
			const {tokens} = tokenize({line});
			fc.pre(tokens.every(({text}) => !/[,[\]{}*?=/#]/.test(text) && !['|', '&'].includes(text)));
			const typed = meant({line});
			const argv = meant({words: tokens.map(({text}) => text)});
			// Quotes do not survive the OS shell: a value that is called like an option, or like nowait, cannot be told from it.
			fc.pre(argv.ok);
			expect(typed.ok && typed.value.kind === 'run' && typed.value.command.task).toBe(
				argv.ok && argv.value.kind === 'run' && argv.value.command.task,
			);
		}),
		{numRuns: 1000},
	);
});

test('accepting any suggestion leaves a line without a new problem before the cursor', () => {
	const endings = ['missing-option', 'missing-value', 'incomplete-command', 'empty-value', 'empty-pipe'];
	const faults = (line: string, place: readonly string[]): readonly Problem[] => {
		const sentence = meaningOf(lineAt(line, {place, fullWords: true}));
		return (sentence.ok ? [] : sentence.error).filter(({code, message}) => !endings.includes(code) && !message.endsWith('got nothing.'));
	};
	const typed = fc.oneof(
		lines(tree).map((line) => ({line, cut: line.length})),
		fc.tuple(sayings(tree), fc.nat()).map(([{line}, seed]) => ({line, cut: seed % (line.length + 1)})),
		fc
			.tuple(sayings(tree), fc.constantFrom(' ', ' | ', ' | where ', ' | sort st', ' | display ', ' | json ', ',', ' n'))
			.map(([{line}, end]) => ({line: line + end, cut: line.length + end.length})),
	);
	let accepted = 0;
	fc.assert(
		fc.property(typed, places, ({line, cut: cursor}, place) => {
			for (const {start, end, text, space} of complete(lineAt(line.slice(0, cursor), {place}), known).suggestions) {
				const before = line.slice(0, start);
				// A condition goes on with its value.
				const after = `${before}${text}${space ? ' ' : 'x'}`;
				accepted += 1;
				expect(end).toBe(cursor);
				expect(faults(after, place).length, `${JSON.stringify(line.slice(0, cursor))} -> ${JSON.stringify(after)}`).toBeLessThanOrEqual(
					faults(before, place).length,
				);
			}
		}),
		{numRuns: 2000},
	);
	expect(accepted).toBeGreaterThan(1000);
});

test('W4 one-reader parser, completion, help, man and JSON schema agree on every node', () => {
	for (const {path, node} of leaves(tree)) {
		const line = `${path.join(' ')} `;
		const walked = walk(tree, tokenize({line}), []);
		expect(walked.asks || walked.node === node, line).toBe(true);
		expect(walked.asks, line).toBe(node.moves === 'help');
		const named = Object.keys(node.args).filter((token) => !node.args[token]?.positional);
		const offered = complete(lineAt(line), () => []).suggestions.map(({text}) => text);
		expect(
			named.every((token) => offered.includes(token)),
			line,
		).toBe(true);
		const asked = help(
			offersAt(lineAt(line), () => []),
			{verbose: false},
		);
		for (const token of named) expect(asked, line).toMatch(new RegExp(`^ \\*?${token} `, 'm'));
		const drawn = drawTree(tree, path);
		for (const token of Object.keys(node.args)) expect(drawn, line).toMatch(new RegExp(` \\*?${token}:    `));
		expect(Object.keys((jsonSchemaOf(tree, path) as {properties: object}).properties)).toEqual(Object.keys(node.args));
	}
});

test('W4 one-reader every inner node offers its children, and only those', () => {
	for (const {path} of leaves(tree)) {
		for (const depth of path.keys()) {
			const line = path
				.slice(0, depth)
				.map((token) => `${token} `)
				.join('');
			const offered = complete(lineAt(line), () => []).suggestions.map(({text}) => text);
			expect(offered, line).toEqual(Object.keys(walk(tree, tokenize({line}), []).node.children));
		}
	}
});
