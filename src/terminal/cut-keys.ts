import {limits} from '../core/limits.js';
import {createBytesReader} from './bytes.js';

/** A piece of the terminal's input, cut at its boundaries: one character, one whole key sequence, or a pasted text. */
export type Unit = {readonly kind: 'key' | 'paste'; readonly text: string};

/** How long to wait for more, in ms: after an Esc that may be the key, within a sequence, within a paste. */
export type KeyTimeouts = {readonly escape: number; readonly sequence: number; readonly paste: number};

/** Over SSH a sequence may arrive in two reads: an Esc is alone only after 50 ms. A sequence that lost its end must not take later typing. */
const usual: KeyTimeouts = {escape: 50, sequence: 500, paste: 5_000};

/** Takes what the terminal sends, cut anywhere. */
export type Sequences = {readonly push: (bytes: string | Uint8Array) => void; readonly end: () => void};

type SequencePart = 'ground' | 'escape' | 'csi' | 'console' | 'ss3' | 'mouse' | 'string' | 'stringEscape' | 'paste';

/** `held` is the part of a sequence so far (for a paste its last characters), `length` the length of a string, `pasted` the paste. */
type DecoderState = {where: SequencePart; held: string; length: number; pasted: string[]};

/**
 * Cuts the terminal's input into units, by ECMA-48: the same ones however the bytes are cut. Swallows whole anything that is no key: control strings
 * (OSC, DCS, APC, PM, SOS, begun by 7 or 8 bits), private sequences, reports of the mouse, the focus or the cursor. A string without its end is
 * abandoned at Enter, at any other control character, at its limit, or when nothing more of it arrives.
 */
export function createSequences(onUnit: (unit: Unit) => void, patience: KeyTimeouts = usual): Sequences {
	const state: DecoderState = {where: 'ground', held: '', length: 0, pasted: []};
	const read = createBytesReader();
	const emit = (text: string): void => onUnit({kind: 'key', text});
	let timer: NodeJS.Timeout | undefined;
	const settle = (): void => {
		const {where, held, pasted} = state;
		toGround(state);
		if (where === 'escape') emit(esc);
		else if (where === 'csi' && /^\u001B\[\d+\$$/.test(held)) emit(held);
		else if (where === 'paste') onUnit({kind: 'paste', text: pasted.join('') + held});
	};
	return {
		push: (bytes) => {
			clearTimeout(timer);
			let text = typeof bytes === 'string' ? bytes : read(bytes);
			while (text !== '') text = state.where === 'paste' ? takePasted(state, text, onUnit) : takeKeys(state, text, emit);
			if (state.where !== 'ground') timer = setTimeout(settle, waitOf(state.where, patience));
		},
		end: () => clearTimeout(timer),
	};
}

const esc = '\u001B';
const pasteBegin = `${esc}[200~`;
const pasteEnd = `${esc}[201~`;

const waitOf = (where: SequencePart, patience: KeyTimeouts): number =>
	where === 'escape' ? patience.escape : where === 'paste' ? patience.paste : patience.sequence;

/** Reads characters until a paste begins; returns the rest after that. */
function takeKeys(state: DecoderState, text: string, emit: (unit: string) => void): string {
	let at = 0;
	for (const char of text) {
		at += char.length;
		take(state, char, emit);
		if (state.where === 'paste') return text.slice(at);
	}
	return '';
}

/** Everything up to the end of the paste is text, control characters too; returns the rest after it. */
function takePasted(state: DecoderState, text: string, onUnit: (unit: Unit) => void): string {
	const seen = state.held + text;
	const end = seen.indexOf(pasteEnd);
	if (end < 0) {
		// A possible beginning of the end mark waits for the next bytes.
		const kept = Math.max(0, seen.length - pasteEnd.length + 1);
		state.pasted.push(seen.slice(0, kept));
		state.held = seen.slice(kept);
		return '';
	}
	onUnit({kind: 'paste', text: state.pasted.join('') + seen.slice(0, end)});
	toGround(state);
	return seen.slice(end + pasteEnd.length);
}

function toGround(state: DecoderState, where: SequencePart = 'ground', held = ''): void {
	Object.assign(state, {where, held, length: 0, pasted: []});
}

function take(state: DecoderState, char: string, emit: (unit: string) => void): void {
	const {where} = state;
	if (where === 'stringEscape' && char !== '\\') toGround(state, 'escape', esc);
	if (where === 'stringEscape' && char === '\\') toGround(state);
	else takers[state.where](state, char, emit);
}

/** The held text is no sequence: it is dropped, and the character is read by itself. */
function again(state: DecoderState, char: string, emit: (unit: string) => void): void {
	toGround(state);
	takeFirst(state, char, emit);
}

/** The characters that begin a control string after Esc: DCS, SOS, OSC, PM and APC; and each of them as one character of 8 bits. */
const strings = 'PX]^_';
const strings8 = '\u0090\u0098\u009D\u009E\u009F';

function takeFirst(state: DecoderState, char: string, emit: (unit: string) => void): void {
	if (char === esc) toGround(state, 'escape', esc);
	else if (char === '\u009B') toGround(state, 'csi', `${esc}[`);
	else if (char === '\u008F') toGround(state, 'ss3', `${esc}O`);
	else if (strings8.includes(char)) toGround(state, 'string');
	else if (!/[\u0080-\u009F]/.test(char)) emit(char);
}

/** After Esc; after two of them the second begins the sequence, and the first is Alt. */
function takeEscaped(state: DecoderState, char: string, emit: (unit: string) => void): void {
	const {held} = state;
	if (char === '[') toGround(state, 'csi', `${held}[`);
	else if (char === 'O') toGround(state, 'ss3', `${held}O`);
	else if (strings.includes(char)) toGround(state, 'string');
	else if (char === esc && held === esc) toGround(state, 'escape', held + esc);
	else if (char === esc) emit(esc);
	else {
		toGround(state);
		// The end of an abandoned string.
		if (char !== '\\') emit(held + char);
	}
}

function takeParameter(state: DecoderState, char: string, emit: (unit: string) => void): void {
	const {held} = state;
	if (/^[ -?]$/.test(char)) {
		// No key is longer, so all of it is dropped.
		if (held.length < longestKey) state.held += char;
	} else if (char === '[' && held.endsWith('[')) toGround(state, 'console', held + char);
	else if (/^[@-~]$/.test(char)) finish(state, held + char, emit);
	else again(state, char, emit);
}

const longestKey = 32;

/** The sequences that Node's decoder takes for a key, or swallows, whole: at most one modifier, nothing private. */
const key = /^\u001B{1,2}\[\d{0,3}(?:;\d)?[@-~]$/;

function finish(state: DecoderState, sequence: string, emit: (unit: string) => void): void {
	toGround(state, sequence === pasteBegin ? 'paste' : sequence === `${esc}[M` ? 'mouse' : 'ground');
	if (state.where === 'ground' && key.test(sequence) && sequence !== pasteEnd) emit(sequence);
}

/** A letter after `ESC O` (with a digit, a modifier, before it) and after `ESC [ [`. */
function takeLast(state: DecoderState, char: string, emit: (unit: string) => void): void {
	const {held} = state;
	if (state.where === 'ss3' && /^\d$/.test(char) && held.endsWith('O')) {
		state.held += char;
	} else if (/^[@-~]$/.test(char)) {
		toGround(state);
		emit(held + char);
	} else again(state, char, emit);
}

/** A button and two coordinates follow the old report of the mouse. */
function takeReport(state: DecoderState, char: string, emit: (unit: string) => void): void {
	state.length += 1;
	if (isControl(char)) again(state, char, emit);
	else if (state.length === 3) toGround(state);
}

function takeInString(state: DecoderState, char: string, emit: (unit: string) => void): void {
	state.length += 1;
	if (char === esc) state.where = 'stringEscape';
	else if (/[\u0007\u0018\u001A\u009C]/.test(char)) toGround(state);
	else if (isControl(char) || state.length > limits.terminalReply) again(state, char, emit);
}

const isControl = (char: string): boolean => /[\0-\u001F\u007F-\u009F]/.test(char);

/** How the next character is read. Within a paste, and after an Esc in a string, it is not read alone. */
const takers: Readonly<Record<SequencePart, (state: DecoderState, char: string, emit: (unit: string) => void) => void>> = {
	ground: takeFirst,
	escape: takeEscaped,
	csi: takeParameter,
	console: takeLast,
	ss3: takeLast,
	mouse: takeReport,
	string: takeInString,
	stringEscape: takeEscaped,
	paste: takeFirst,
};
