import fc from 'fast-check';
import {expect, test} from 'vitest';
import {columnOf, isBare, tokenize} from '../../src/language/read/tokenize.js';
import {quote, quoteAlways, quoteBehind} from '../../src/text/quote.js';
import {words} from '../support/arbitraries.js';

const texts = (line: string): string[] => tokenize({line}).tokens.map(({text}) => text);
const kinds = (line: string): string[] => tokenize({line}).tokens.map(({kind}) => kind);

test.each([
	['G1 word-splitting words are cut at spaces, tabs and no-break spaces', 'a  b\tc\u00A0d', ['a', 'b', 'c', 'd']],
	['G1 word-splitting inside quotes every blank is kept', '"a  b"', ['a  b']],
	['G2 single-quotes single quotes keep backslashes', "'a\\n\"b'", ['a\\n"b']],
	['G3 double-quotes double quotes know four escapes', '"\\"\\\\\\n\\t\\d"', ['"\\\n\t\\d']],
	['G4 backslash-escape a backslash makes the next character literal', "it\\'s a\\ b", ["it's", 'a b']],
	['G4 backslash-escape a backslash at the end of a line joins the next', 'a\\\nb \\\n c', ['ab', 'c']],
	['adjacent parts join', 'a\'b c\'d"e"', ['ab cde']],
	['an empty quote is a word', "a ''", ['a', '']],
	['G6 line-comment # inside a word is a character', 'a#b', ['a#b']],
	['G7 pasted-prompt a pasted prompt is dropped', 'nf#show version', ['show', 'version']],
	['G7 pasted-prompt the prompt of a sub-shell is dropped', 'nf[netbox-get]# bgp', ['bgp']],
	['G23 json-value JSON keeps its blanks, and what follows is parsed on', 'x ["R1", "a ] b"] y', ['x', '["R1", "a ] b"]', 'y']],
])('%s', (_, line, expected) => {
	expect(texts(line)).toEqual(expected);
});

test('G5 quoted-literal quoted and escaped signs are characters of a word', () => {
	expect(kinds("'|' \\& '#' \\? '['")).toEqual(['word', 'word', 'word', 'word', 'word']);
	expect(tokenize({line: "'['"}).tokens[0]?.chars).toEqual([{text: '[', literal: true, start: 1, end: 2}]);
});

test('G6 line-comment a bare # at the start of a word is a comment to the end of the line', () => {
	expect(kinds('show # | & it is "')).toEqual(['word', 'comment']);
	expect(kinds('show # a\nversion')).toEqual(['word', 'comment', 'word']);
});

test('G8 bare-pipe a bare | starts a pipe, blanks or not', () => {
	expect(texts('R1|count')).toEqual(['R1', '|', 'count']);
	expect(kinds('R1|count')).toEqual(['word', 'pipe', 'word']);
	expect(kinds("'a|b'")).toEqual(['word']);
});

test('after a pipe a bracket is text: an expression', () => {
	expect(kinds('x | match [a-z]+')).toEqual(['word', 'pipe', 'word', 'word']);
});

test.each(["'a", '"a', 'a \\', '[1', '{"a": "}"', 'a "b\\"'])('G10 line-continuation %s goes on in the next line', (line) => {
	expect(tokenize({line}).open !== undefined).toBe(true);
});

test.each(["'a'", 'a # it\'s "', 'a \\\\', '[1]', '', 'x | match [a'])('G10 line-continuation %s is whole', (line) => {
	expect(tokenize({line}).open !== undefined).toBe(false);
});

test.each([
	['show version\\', [true, true]],
	['show ver\\\nsion\\\n', [true, true]],
	['"show"\\', [false]],
	["ver''\\\n", [false]],
	["ver''\\\nsion", [false]],
	['ver\\sion', [false]],
	['show \\', [true, false]],
])('G4 backslash-escape %j: a backslash that joins the next line quotes nothing', (line, bare) => {
	const {tokens, shown} = tokenize({line});
	expect(tokens.map(isBare)).toEqual(bare);
	expect(tokens.at(-1)?.end).toBe(shown.length);
});

test('spans are of what was typed', () => {
	const {tokens, shown} = tokenize({line: "  a'b c'  'é' "});
	expect(tokens.map(({start, end}) => shown.slice(start, end))).toEqual(["a'b c'", "'é'"]);
});

test('columns count code points from 1, within their own line', () => {
	expect(columnOf('ab', 1)).toBe(2);
	expect(columnOf('😀b', 2)).toBe(2);
	expect(columnOf('abc\nde', 5)).toBe(2);
	expect(columnOf('', 0)).toBe(1);
});

test('S1 argv-words one word of argv is one word, blanks, quotes and backslashes literal', () => {
	const argv = ['a b', "it's", 'x\\y', '"', '', 'R1,R2', 'leaf[1-2]*', 'site=Paris 1', '["R1", "a b"]', '[1-2]x', '#x'];
	expect(tokenize({words: argv}).tokens.map(({text}) => text)).toEqual(argv);
});

test('S1 argv-words in argv commas, ranges, globs, selectors and JSON keep their meaning', () => {
	const {tokens} = tokenize({words: ['R1, R2', 'leaf[1-2]*', 'site=Paris 1', '["a b"]']});
	const bare = tokens.map(({chars}) =>
		chars
			.filter(({literal}) => !literal)
			.map(({text}) => text)
			.join(''),
	);
	expect(bare).toEqual(['R1,R2', 'leaf[1-2]*', 'site=Paris1', '']);
	expect(tokens.at(-1)?.kind).toBe('json');
});

test('S1 argv-words a word that is just | pipes; inside a word it is a character', () => {
	expect(tokenize({words: ['show', 'version', '|', 'match', 'a|b', '[a-z]']}).tokens.map(({kind}) => kind)).toEqual([
		'word',
		'word',
		'pipe',
		'word',
		'word',
		'word',
	]);
});

test('the shown line of argv has its words quoted only where they must be', () => {
	expect(tokenize({words: ['a', 'b c', "it's", 'x=b c']}).shown).toBe("a 'b c' \"it's\" x=b\\ c");
});

test('G43 quote-round-trip behind other words a path is read as it is typed', () => {
	for (const word of ['/', '/tmp/x.json', '~/', '~/a b', "/it's", '//x', '/#', '~x'])
		expect(tokenize({line: `show ${quoteBehind(word)}`}).tokens.map(({text}) => text)).toEqual(['show', word]);
	expect(['/tmp/x.json', '~/x', '/a b'].map(quoteBehind)).toEqual(['/tmp/x.json', '~/x', "'/a b'"]);
});

test('G43 quote-round-trip words quoted by quote() are read back as the same words', () => {
	fc.assert(
		fc.property(fc.array(words), (all) => {
			expect(tokenize({line: all.map(quote).join(' ')}).tokens.map(({text, kind}) => [kind, text])).toEqual(all.map((word) => ['word', word]));
		}),
		{numRuns: 2000},
	);
});

test('quoteAlways() leaves no bare character', () => {
	fc.assert(
		fc.property(words, (word) => {
			const [token, ...more] = tokenize({line: quoteAlways(word)}).tokens;
			expect(more).toEqual([]);
			expect(token?.text).toBe(word);
			expect(token?.chars.every(({literal}) => literal)).toBe(true);
		}),
		{numRuns: 1000},
	);
});

test('S1 argv-words any words of argv come back, one token each', () => {
	const argv = fc
		.array(
			words.filter((word) => !['|', '&'].includes(word)),
			{minLength: 1},
		)
		.filter(([first]) => !first?.startsWith('/'));
	fc.assert(
		fc.property(argv, (all) => {
			expect(tokenize({words: all}).tokens.map(({text}) => text)).toEqual(all);
		}),
		{numRuns: 2000},
	);
});

test('the shown line of argv is read as the same tokens', () => {
	fc.assert(
		fc.property(fc.array(words), (all) => {
			const {shown, tokens} = tokenize({words: all});
			fc.pre(!/^[ \t\u00A0]*nf/.test(shown));
			expect(tokenize({line: shown}).tokens).toEqual(tokens);
		}),
		{numRuns: 1000},
	);
});
