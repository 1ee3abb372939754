import {emitKeypressEvents, type Interface, type Key as Keypress} from 'node:readline';
import {PassThrough} from 'node:stream';

/**
 * One thing done at the keyboard. A chord is written `ctrl-a`, `alt-b`, `ctrl-left`, `shift-tab`, `enter`, `f5`; its
 * sequence is what the terminal sent. A paste has line feeds only and is never a command.
 */
export type Key =
	| {readonly type: 'text'; readonly text: string}
	| {readonly type: 'chord'; readonly chord: string; readonly sequence: string}
	| {readonly type: 'paste'; readonly text: string};

/** Takes what the terminal sends, cut anywhere. */
export type KeyDecoder = {readonly push: (bytes: string | Uint8Array) => void; readonly end: () => void};

/** Over SSH a sequence may arrive in two reads: an Esc is alone only after this many ms. */
const escapeCodeTimeout = 50;

/** Bytes in, keys out: the same keys however the bytes are cut. Sequences that no key has are swallowed whole. */
export function createKeyDecoder(onKey: (key: Key) => void): KeyDecoder {
	const stream = new PassThrough();
	let pasted: string[] | undefined;
	// Of the interface only the timeout is read; its type is that of a whole line editor.
	emitKeypressEvents(stream, {escapeCodeTimeout} as unknown as Interface);
	stream.on('keypress', (character: string | undefined, keypress: Keypress) => {
		if (keypress.name === 'paste-start') {
			pasted = [];
		} else if (keypress.name === 'paste-end') {
			if (pasted) onKey({type: 'paste', text: pasted.join('').replace(/\r\n?/g, '\n')});
			pasted = undefined;
		} else if (pasted) {
			pasted.push(keypress.sequence ?? character ?? '');
		} else {
			const key = keyOf(keypress);
			if (key) onKey(key);
		}
	});
	return {
		push: (bytes) => void stream.write(bytes),
		end: () => void stream.destroy(),
	};
}

/** Names of Node's decoder that are not those of this shell. */
const names: Readonly<Record<string, string>> = {return: 'enter', 'ctrl-h': 'backspace', 'ctrl-j': 'enter', 'ctrl-m': 'enter', 'ctrl-i': 'tab'};

function keyOf({name, sequence = '', ctrl = false, meta = false, shift = false}: Keypress): Key | undefined {
	// An unknown sequence has the name 'undefined', as a string.
	if (name === 'undefined') return undefined;
	if (isText(name, sequence) && !ctrl && !meta) return {type: 'text', text: sequence};
	if (sequence === '\u001F') return {type: 'chord', chord: 'ctrl-_', sequence};
	if (name === 'escape') return {type: 'chord', chord: 'escape', sequence};
	// Alt with punctuation has no name; its sequence is Esc and the character.
	const bare = name ?? (meta && [...sequence].length === 2 ? sequence.slice(1) : undefined);
	if (bare === undefined) return undefined;
	const named = names[bare] ?? bare;
	// Alt-Shift-F is Alt-F; with arrows and TAB Shift means something.
	const isShifted = shift && named.length > 1;
	const chord = `${ctrl ? 'ctrl-' : ''}${meta ? 'alt-' : ''}${isShifted ? 'shift-' : ''}${named}`;
	return {type: 'chord', chord: names[chord] ?? chord, sequence};
}

/** A printable character; letters, digits and the space have names, all others none. */
function isText(name: string | undefined, sequence: string): boolean {
	return [...sequence].length === 1 && !/\p{Cc}/u.test(sequence) && (name === undefined || name === 'space' || name.length === 1);
}
