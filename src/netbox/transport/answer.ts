import {parseJson, TooDeep} from '../../core/json-text.js';
import {type Incoming, isJsonType, readBody, type UnreadBody} from './body.js';

/** A whole answer of a server, whatever its status. */
export type Answer = {
	readonly status: number;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	/** The body's value where the content type is JSON; undefined where it is not, or where the body cannot be read. Null for HEAD. */
	readonly json: unknown;
	/** Why the body was not read; it is empty then. */
	readonly unread?: UnreadBody;
};

/** Header fields as they came. */
type HeaderFields = Readonly<Record<string, string | string[] | undefined>>;

/** What of an answer is on its way. `pieces` of one to HEAD are let pass. */
type Arriving = Omit<Incoming, 'headers'> & {readonly status: number; readonly fields: HeaderFields; readonly isHead: boolean};

/** The one place where an answer is read, from any server and whatever its status: see `readBody` for what it takes. */
export async function readAnswer({status, fields, isHead, ...incoming}: Arriving): Promise<Answer> {
	const headers = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]));
	if (isHead) {
		for await (const _ of incoming.pieces) break;
		return {status, headers, body: '', json: isJson(headers) ? null : undefined};
	}
	const read = await readBody({...incoming, headers});
	if ('unread' in read) return {status, headers, body: '', json: undefined, unread: read};
	return {status, headers, body: read.text, ...(isJson(headers) ? readJson(read.text) : {json: undefined})};
}

/** Whether an answer says that it is JSON. */
export const isJson = (headers: Readonly<Record<string, string>>): boolean => isJsonType(headers['content-type'] ?? '');

function readJson(text: string): Pick<Answer, 'json' | 'unread'> {
	try {
		return {json: parseJson(text)};
	} catch (error) {
		return {json: undefined, ...(error instanceof TooDeep && {unread: {unread: error.message, isLarge: false}})};
	}
}
