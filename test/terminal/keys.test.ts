import fc from 'fast-check';
import {afterEach, expect, test, vi} from 'vitest';
import {limits} from '../../src/core/limits.js';
import {createKeyDecoder, type Key} from '../../src/terminal/key-names.js';

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

test('L2 chunked-keys a line and its Enter in one chunk are keys one by one', async () => {
	expect(await decode(['ab c\r'])).toEqual(['a', 'b', ' ', 'c', '<enter>']);
});

test('L1 key-table the keys of the table are told apart', async () => {
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

test('L1 key-table text without a name is typed as it is', async () => {
	expect(await decode(['?/é中Q'])).toEqual(['?', '/', 'é', '中', 'Q']);
});

test('L1 key-table unknown sequences are swallowed whole', async () => {
	expect(await decode(['a\u001B[25~\u001B[I\u001B[Ob'])).toEqual(['a', 'b']);
});

test('L1 key-table modified function keys are keys, not text', async () => {
	expect(await decode(['\u001B[1;5Px'])).toEqual(['<ctrl-f1>', 'x']);
});

test('L10 bracketed-paste a paste is one key with line feeds, whatever keys it holds', async () => {
	expect(await decode(['\u001B[200~show\rset\r\nx\ty\u001B[A\u001B[201~z'])).toEqual(['paste:show\nset\nx\ty\u001B[A', 'z']);
});

test('L2 chunked-keys a lone Esc is Esc', async () => {
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

test('L2 chunked-keys bytes cut anywhere give the same keys', async () => {
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

/** What a terminal sends without being asked by a key. */
const replies = {
	'the colour of the background (OSC 11)': '\u001B]11;rgb:1e1e/1e1e/2e2e\u001B\\',
	'the same, ended by BEL': '\u001B]11;rgb:1e1e/1e1e/2e2e\u0007',
	'the clipboard (OSC 52)': `\u001B]52;c;${'QUJD'.repeat(50)}\u001B\\`,
	'what the terminal is (DA1, DA2)': '\u001B[?61;4;6c\u001B[>1;10;0c',
	'its name (XTVERSION, a DCS)': '\u001BP>|XTerm(388)\u001B\\',
	'its unit id (DA3, a DCS)': '\u001BP!|7E565445\u001B\\',
	'the state of a mode (DECRPM)': '\u001B[?2026;2$y\u001B[4;1$y',
	'the place of the cursor': '\u001B[24;80R\u001B[?24;80R',
	'focus in and out': '\u001B[I\u001B[O',
	'the mouse (SGR)': '\u001B[<0;10;20M\u001B[<0;10;20m',
	'the mouse (X10)': '\u001B[M !"',
	'the mouse (urxvt)': '\u001B[32;10;20M',
	'keys of the kitty protocol': '\u001B[97;5u\u001B[57441;2:3u\u001B[?0u',
	modifyOtherKeys: '\u001B[27;5;65~',
	'graphics (APC)': '\u001B_Gi=31;OK\u001B\\',
	'PM and SOS': '\u001B^secret\u001B\\\u001BXstring\u001B\\',
	'strings of 8 bits': '\u009D11;rgb:0/0/0\u009C\u0090>|x\u009C\u009B?61;4;6c',
	'a long private sequence': `\u001B[?${'1;'.repeat(200)}c`,
	'many parameters': '\u001B[1;10;3;4H',
};

test.each(Object.entries(replies))('D1 L1 key-table no reply of a terminal is typed: %s', async (_, reply) => {
	expect(await decode([`a${reply}b`])).toEqual(['a', 'b']);
	expect(await decode([...`a${reply}b`])).toEqual(['a', 'b']);
});

test('D1 control characters of 8 bits as single bytes begin and end strings; within UTF-8 they are parts of characters', async () => {
	const bytes = [0x61, 0x9d, 0x31, 0x31, 0x3b, 0x9c, 0x62, 0x9b, 0x3f, 0x36, 0x63, ...new TextEncoder().encode('œ\u{1F45D}'), 0x63];
	expect(await decode([Uint8Array.from(bytes)])).toEqual(['a', 'b', 'œ', '\u{1F45D}', 'c']);
	expect(await decode(bytes.map((byte) => Uint8Array.of(byte)))).toEqual(['a', 'b', 'œ', '\u{1F45D}', 'c']);
});

test('D1 L2 chunked-keys replies and typing, cut anywhere, give what was typed', async () => {
	const typed = fc.constantFrom('a', 'Q', '中', '👍', '\r', '\u0003', '\u001B[A', '\u001Bf', '\u001BOP');
	const part = fc.oneof(typed, fc.constantFrom(...Object.values(replies)));
	await fc.assert(
		fc.asyncProperty(fc.array(part, {maxLength: 12}), fc.array(fc.nat(600), {maxLength: 20}), async (parts, cuts) => {
			const isReply = (text: string): boolean => Object.values(replies).includes(text);
			expect(await decode(cut(parts.join(''), cuts))).toEqual(await decode(parts.filter((text) => !isReply(text))));
		}),
		{numRuns: 500},
	);
});

test('D1 L2 chunked-keys whatever bytes come, however cut, the keys are the same and typing goes on', async () => {
	const byte = fc.oneof(fc.integer({min: 0, max: 255}), fc.constantFrom(...new TextEncoder().encode('\u001B[]PX^_\\;?M~')));
	await fc.assert(
		fc.asyncProperty(fc.array(byte, {maxLength: 40}), fc.array(fc.nat(40), {maxLength: 10}), async (bytes, cuts) => {
			fc.pre(!String.fromCharCode(...bytes).includes('\u001B[200~'));
			const whole = Uint8Array.from([...bytes, 0x03, 0x1b, 0x5b, 0x41, 0x7a]);
			const keys = await decode([whole]);
			expect(await decode(cut(whole, cuts))).toEqual(keys);
			expect(keys.slice(-2)).toEqual(['<up>', 'z']);
		}),
		{numRuns: 2000},
	);
});

const cut = (all: string | Uint8Array, cuts: readonly number[]): readonly Uint8Array[] => {
	const bytes = typeof all === 'string' ? new TextEncoder().encode(all) : all;
	const places = [0, ...cuts.map((place) => Math.min(place, bytes.length)).toSorted((a, b) => a - b), bytes.length];
	return places.slice(1).map((place, index) => bytes.slice(places[index], place));
};

afterEach(() => void vi.useRealTimers());

test('D1 a string, a sequence or a paste that never ends takes nothing of what is typed later', () => {
	vi.useFakeTimers();
	for (const begun of ['\u001B]11;rgb:', '\u001BP', '\u001B[', '\u001B[?61;', '\u001BO', '\u001B[M ', '\u001B]11\u001B']) {
		const keys: string[] = [];
		const decoder = createKeyDecoder((key) => keys.push(name(key)));
		decoder.push(begun);
		vi.advanceTimersByTime(1_000);
		decoder.push('ab\r');
		expect([begun, ...keys]).toEqual([begun, 'a', 'b', '<enter>']);
	}
	const keys: string[] = [];
	const decoder = createKeyDecoder((key) => keys.push(name(key)));
	decoder.push('\u001B[200~half');
	vi.advanceTimersByTime(10_000);
	decoder.push('a');
	expect(keys).toEqual(['paste:half', 'a']);
});

test('D1 a string without end gives way to Enter, Ctrl-C and a key at once, and at its limit', async () => {
	expect(await decode(['\u001B]11;rgb:\rab'])).toEqual(['<enter>', 'a', 'b']);
	expect(await decode(['\u001BP+q\u0003ab'])).toEqual(['<ctrl-c>', 'a', 'b']);
	expect(await decode(['\u001B_G\u001B[Ab'])).toEqual(['<up>', 'b']);
	// What is over the limit counts as typed.
	const typed = await decode([`\u001B]52;${'x'.repeat(limits.terminalReply + 10)}`]);
	expect([typed.length > 0, typed.length < 20, new Set(typed)]).toEqual([true, true, new Set(['x'])]);
});
