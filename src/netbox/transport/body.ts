import {isUtf8} from 'node:buffer';
import {promisify} from 'node:util';
import {gunzip} from 'node:zlib';
import {limits} from '../../core/limits.js';

/** The text of an answer, or in a few words why it is not read: `more than 32 MB`. `slow` where a smaller page may be. */
export type Body = {readonly text: string} | UnreadBody;

/** Why a body is not read. */
export type UnreadBody = {readonly unread: string; readonly isLarge: boolean};

/** A body on its way. */
export type Incoming = {
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly pieces: AsyncIterable<Uint8Array>;
	/** Hears of each piece. */
	readonly arrived: () => void;
	/** Waits for its turn where the body is large: large ones are received one after the other. Ends with the answer. */
	readonly takeTurn: () => Promise<void>;
};

/** Bytes that an answer may have without waiting for others: four at a time take no more than one large one. */
const share = 4_000_000;

/**
 * Receives a body, never more than `limits.answerBytes` of it: what is larger is not received to its end, nor unpacked. Fronts compress
 * where they are asked to, and a list of sessions shrinks to a tenth. Rejects where the connection breaks or the body is no gzip after all.
 */
export async function readBody(incoming: Incoming): Promise<Body> {
	const {headers} = incoming;
	const packed = (headers['content-encoding'] ?? '').trim().toLowerCase();
	if (!['', 'identity', 'gzip', 'x-gzip'].includes(packed)) return {unread: `content encoding "${cut(packed)}"`, isLarge: false};
	const received = await receive(incoming);
	if (!received) return tooLarge;
	const bytes = packed.endsWith('gzip') && received.length > 0 ? await unpack(received, incoming) : received;
	return bytes ? decode(bytes, headers['content-type'] ?? '') : tooLarge;
}

const tooLarge: UnreadBody = {unread: `more than ${limits.answerBytes / 1_000_000} MB`, isLarge: true};
const tooMany: UnreadBody = {unread: `more than ${limits.answerValues / 1_000_000} million values`, isLarge: true};

const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** Leaving the loop cuts the connection. */
async function receive({headers, pieces, arrived, takeTurn}: Incoming): Promise<Buffer | undefined> {
	if (Number(headers['content-length']) > limits.answerBytes) return undefined;
	const received: Uint8Array[] = [];
	let bytes = 0;
	for await (const piece of pieces) {
		arrived();
		bytes += piece.length;
		if (bytes > limits.answerBytes) return undefined;
		received.push(piece);
		if (bytes > share) await takeTurn();
	}
	return Buffer.concat(received, bytes);
}

/** Undefined where it is too large. What unpacks to more than its share begins anew in its turn. */
async function unpack(packed: Buffer, {takeTurn}: Incoming): Promise<Buffer | undefined> {
	const unpacked = await unpackTo(packed, share);
	if (unpacked) return unpacked;
	await takeTurn();
	return unpackTo(packed, limits.answerBytes);
}

async function unpackTo(packed: Buffer, maxOutputLength: number): Promise<Buffer | undefined> {
	try {
		return await promisify(gunzip)(packed, {maxOutputLength});
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') return undefined;
		throw error;
	}
}

/** JSON is UTF-8 and nothing else (RFC 8259), and no wrong character is ever put in place of what cannot be read. */
function decode(bytes: Buffer, type: string): Body {
	const charset = /;\s*charset="?([^";\s]*)/i.exec(type)?.[1] ?? 'utf-8';
	if (!isJsonType(type)) return {text: decodePage(bytes, charset)};
	if (!/^(utf-?8|us-ascii)$/i.test(charset)) return {unread: `JSON in the charset "${cut(charset)}"`, isLarge: false};
	if (!isUtf8(bytes)) return {unread: 'JSON that is not UTF-8', isLarge: false};
	if (bytes.length > share && valuesIn(bytes) > limits.answerValues) return tooMany;
	// Leaves a byte order mark out.
	return {text: new TextDecoder('utf-8', {fatal: true}).decode(bytes)};
}

/** Pages are only quoted: what is no UTF-8 is read as the browsers' charset for all that is not told. */
function decodePage(bytes: Buffer, charset: string): string {
	try {
		return new TextDecoder(charset, {fatal: true}).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

/** Whether a content type is one of JSON. */
export const isJsonType = (type: string): boolean => /^application\/([\w.-]+\+)?json\b/i.test(type);

/** At most so many values: each but the first stands behind one of these. Those within texts count too. */
function valuesIn(bytes: Buffer): number {
	let values = 1;
	for (let at = 0; at < bytes.length; at += 1) {
		const byte = bytes[at];
		if (byte === 0x2c || byte === 0x5b || byte === 0x7b) values += 1;
	}
	return values;
}
