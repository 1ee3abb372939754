import type {Failure} from '../../core/failure.js';
import {limits} from '../../core/limits.js';
import {err, ok, type Result} from '../../core/result.js';
import {brokenOff, type ScriptFile, tooLarge, unreadable} from './script-file.js';

/**
 * The lines of a script without their ends (line feed, CR LF, CR), as they arrive; a byte order mark is left out. Bytes that are not text end the
 * lines with a failure that says where. Nothing comes after the bytes were destroyed.
 */
export async function* readLines({name, bytes}: ScriptFile): AsyncGenerator<Result<string, Failure>, void> {
	const lines = createLines();
	let size = 0;
	try {
		for await (const chunk of bytes) {
			size += chunk.length;
			yield* told(name, size > limits.scriptBytes ? {lines: [], fault: tooLarge} : lines.take(chunk));
			if (size > limits.scriptBytes || lines.isBroken()) return;
		}
		yield* told(name, lines.end());
	} catch (error) {
		const broken = brokenOff(name, error);
		if (broken) yield err(broken);
		else if (!isDestroyed(error)) throw error;
	}
}

type TakenLines = {readonly lines: readonly string[]; readonly fault?: string | undefined};

function* told(name: string, {lines, fault}: TakenLines): Generator<Result<string, Failure>, void> {
	for (const line of lines) yield ok(line);
	if (fault !== undefined) yield err(unreadable(name, fault, fault === utf16 ? 'save it as UTF-8' : undefined));
}

const isDestroyed = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';

const utf16 = 'it is UTF-16, not UTF-8';

/** Cuts bytes into lines; reports a fault in them at its line. */
function createLines() {
	const decoder = new TextDecoder('utf-8', {fatal: true});
	let [head, rest, number, isBroken] = [Buffer.alloc(0), '', 1, false];
	const broken = (lines: readonly string[], fault: string): TakenLines => {
		isBroken = true;
		return {lines, fault};
	};
	const cut = (text: string, isEnd: boolean): TakenLines => {
		const pieces = (rest + text).split(isEnd ? /\r\n|\n|\r/ : /\r\n|\n|\r(?!$)/);
		rest = pieces.pop() ?? '';
		const lines: string[] = [];
		for (const line of isEnd && rest !== '' ? [...pieces, rest] : pieces) {
			const fault = faultOf(line, number);
			if (fault !== undefined) return broken(lines, fault);
			lines.push(line);
			number += 1;
		}
		const open = isEnd ? undefined : faultOf(rest, number);
		return open === undefined ? {lines} : broken(lines, open);
	};
	const decode = (bytes: Buffer, isEnd: boolean): TakenLines => {
		try {
			return cut(decoder.decode(bytes, {stream: !isEnd}), isEnd);
		} catch (error) {
			if (!(error instanceof TypeError)) throw error;
			const before = cut(validStart(bytes), false);
			return before.fault === undefined ? broken(before.lines, `line ${number} is not UTF-8`) : before;
		}
	};
	return {
		isBroken: () => isBroken,
		take: (chunk: Buffer): TakenLines => {
			if (head.length >= 2) return decode(chunk, false);
			head = Buffer.concat([head, chunk]);
			if (head.length < 2) return {lines: []};
			return isUtf16(head) ? broken([], utf16) : decode(head, false);
		},
		end: (): TakenLines => decode(head.length < 2 ? head : Buffer.alloc(0), true),
	};
}

const isUtf16 = (bytes: Buffer): boolean => (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

/** The text before the first invalid byte: by whole lines, since a character may have begun in the bytes before. */
function validStart(bytes: Buffer): string {
	const text = bytes.toString('utf8');
	return text.slice(0, text.indexOf('\uFFFD') + 1).replace(/[^\n\r]*$/, '');
}

function faultOf(line: string, number: number): string | undefined {
	if (line.includes('\0')) return `line ${number} holds a NUL: it is no text`;
	return line.length > limits.scriptLine ? `line ${number} has more than ${limits.scriptLine.toLocaleString('en')} characters` : undefined;
}
