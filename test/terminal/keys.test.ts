import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createKeyDecoder, type Key} from '../../src/terminal/keys.js';

/** The keys that come of the chunks; the sentinel at the end says when all have come, so that nothing waits for time. */
async function decode(chunks: readonly (string | Uint8Array)[]): Promise<readonly string[]> {
	const keys: string[] = [];
	await new Promise<void>((resolve) => {
		const decoder = createKeyDecoder((key) => (name(key) === '<f12>' ? resolve() : void keys.push(name(key))));
		for (const chunk of chunks) decoder.push(chunk);
		decoder.push('\u001B[24~');
	});
	return keys;
}

const name = (key: Key): string => (key.type === 'chord' ? `<${key.chord}>` : key.type === 'paste' ? `paste:${key.text}` : key.text);

test('L2 a line and its Enter in one chunk are keys one by one', async () => {
	expect(await decode(['ab c\r'])).toEqual(['a', 'b', ' ', 'c', '<enter>']);
});

test('L1 the keys of the table are told apart', async () => {
	const bytes = [
		'\u0001',
		'\u001B[H',
		'\u001Bb',
		'\u001B[1;5D',
		'\u007F',
		'\u001B\u007F',
		'\u001B[3~',
		'\t',
		'\u001B[Z',
		'\u001F',
		'\u001B.',
		'\u001B\r',
		'\u0016',
	];
	const chords = [
		'ctrl-a',
		'home',
		'alt-b',
		'ctrl-left',
		'backspace',
		'alt-backspace',
		'delete',
		'tab',
		'shift-tab',
		'ctrl-_',
		'alt-.',
		'alt-enter',
		'ctrl-v',
	];
	expect(await decode([bytes.join('')])).toEqual(chords.map((chord) => `<${chord}>`));
});

test('L1 text without a name is typed as it is', async () => {
	expect(await decode(['?/é中Q'])).toEqual(['?', '/', 'é', '中', 'Q']);
});

test('L1 unknown sequences are swallowed whole', async () => {
	expect(await decode(['a\u001B[25~\u001B[I\u001B[Ob'])).toEqual(['a', 'b']);
});

test('L1 modified function keys are keys, not text', async () => {
	expect(await decode(['\u001B[1;5Px'])).toEqual(['<ctrl-f1>', 'x']);
});

test('L10 a paste is one key with line feeds, whatever keys it holds', async () => {
	expect(await decode(['\u001B[200~show\rset\r\nx\ty\u001B[A\u001B[201~z'])).toEqual(['paste:show\nset\nx\ty\u001B[A', 'z']);
});

test('L2 a lone Esc is Esc', async () => {
	const key = await new Promise<Key>((resolve) => createKeyDecoder(resolve).push('\u001B'));
	expect(key).toEqual({type: 'chord', chord: 'escape', sequence: '\u001B'});
});

const pieces = fc.constantFrom(
	'a',
	'Q',
	' ',
	'?',
	'中',
	'👍',
	'é',
	'\r',
	'\t',
	'\u007F',
	'\u0003',
	'\u001B[A',
	'\u001B[1;5C',
	'\u001Bf',
	'\u001B[200~a\rb\u001B[201~',
	'\u001B[25~',
);

test('L2 bytes cut anywhere give the same keys', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(pieces, {maxLength: 12}), fc.array(fc.nat(80), {maxLength: 20}), async (parts, cuts) => {
			const bytes = new TextEncoder().encode(parts.join(''));
			const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).toSorted((a, b) => a - b), bytes.length];
			const chunks = places.slice(1).map((place, index) => bytes.slice(places[index], place));
			expect(await decode(chunks)).toEqual(await decode([bytes]));
		}),
		{numRuns: 1000},
	);
});
