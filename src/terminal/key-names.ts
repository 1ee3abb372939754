import {EventEmitter} from 'node:events';
import {emitKeypressEvents, type Key as Keypress} from 'node:readline';
import {createSequences, type KeyTimeouts} from './cut-keys.js';

/**
 * One action at the keyboard. A chord is written `ctrl-a`, `alt-b`, `ctrl-left`, `shift-tab`, `enter`, `f5`; its sequence is what the terminal sent.
 * A paste has line feeds only and is never a command.
 */
export type Key =
	| {readonly type: 'text'; readonly text: string}
	| {readonly type: 'chord'; readonly chord: string; readonly sequence: string}
	| {readonly type: 'paste'; readonly text: string};

/** Takes what the terminal sends, cut anywhere. */
export type KeyDecoder = {readonly push: (bytes: string | Uint8Array) => void; readonly end: () => void};

/**
 * Bytes in, keys out: the same keys however the bytes are cut. Sequences of no key are swallowed whole, replies and reports of the terminal among
 * them (`cut-keys.ts`).
 */
export function createKeyDecoder(onKey: (key: Key) => void, patience?: KeyTimeouts): KeyDecoder {
	// Node knows the names of keys; it gets one whole sequence at a time, and nothing that would make it wait for more.
	const named = new EventEmitter();
	emitKeypressEvents(named as unknown as NodeJS.ReadableStream);
	named.on('keypress', (_character: string | undefined, keypress: Keypress) => {
		const key = keyOf(keypress);
		if (key) onKey(key);
	});
	return createSequences(({kind, text}) => {
		if (kind === 'paste') onKey({type: 'paste', text: text.replace(/\r\n?/g, '\n')});
		else if (text === '\u001B') onKey({type: 'chord', chord: 'escape', sequence: text});
		else named.emit('data', text);
	}, patience);
}

/** Names of Node's decoder that differ from those of this shell. */
const names: Readonly<Record<string, string>> = {return: 'enter', 'ctrl-h': 'backspace', 'ctrl-j': 'enter', 'ctrl-m': 'enter', 'ctrl-i': 'tab'};

function keyOf({name, sequence = '', ctrl = false, meta = false, shift = false}: Keypress): Key | undefined {
	// An unknown sequence has the name 'undefined', as a string.
	if (name === 'undefined') return undefined;
	if (isText(name, sequence) && !ctrl && !meta) return {type: 'text', text: sequence};
	if (sequence === '\u001F') return {type: 'chord', chord: 'ctrl-_', sequence};
	// Alt with punctuation has no name; its sequence is Esc and the character.
	const bare = name ?? (meta && [...sequence].length === 2 ? sequence.slice(1) : undefined);
	if (bare === undefined) return undefined;
	const named = names[bare] ?? bare;
	// Alt-Shift-F is Alt-F; with arrows and TAB Shift has a meaning.
	const isShifted = shift && named.length > 1;
	const chord = `${ctrl ? 'ctrl-' : ''}${meta ? 'alt-' : ''}${isShifted ? 'shift-' : ''}${named}`;
	return {type: 'chord', chord: names[chord] ?? chord, sequence};
}

/** A printable character; letters, digits and the space have names, all others none. */
function isText(name: string | undefined, sequence: string): boolean {
	return [...sequence].length === 1 && !/\p{Cc}/u.test(sequence) && (name === undefined || name === 'space' || name.length === 1);
}
