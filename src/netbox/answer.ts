import {promisify} from 'node:util';
import {gunzip} from 'node:zlib';
import {parseJson, TooDeep} from '../json-text.js';

/** A whole answer of a server, whatever its status. */
export type Answer = {
	readonly status: number;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	/** The body's value where the content type is JSON; undefined where it is not, or where the body cannot be read. Null for HEAD. */
	readonly json: unknown;
	/** Why JSON that came whole is not read all the same: a clause. */
	readonly fault?: string;
};

/** Header fields as they came. */
type Fields = Readonly<Record<string, string | string[] | undefined>>;

/**
 * The answer that was received, without `bytes` one to HEAD. Fronts compress where they are asked to, and a list of sessions
 * shrinks to a tenth. Rejects where the body is no gzip after all.
 */
export async function readAnswer(status: number, fields: Fields, bytes: Buffer | undefined): Promise<Answer> {
	const headers = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]));
	if (!bytes) return {status, headers, body: '', json: isJson(headers) ? null : undefined};
	const plain = headers['content-encoding'] === 'gzip' && bytes.length > 0 ? await promisify(gunzip)(bytes) : bytes;
	const body = new TextDecoder().decode(plain);
	return {status, headers, body, ...(isJson(headers) ? readJson(body) : {json: undefined})};
}

/** Whether an answer says that it is JSON. */
export const isJson = (headers: Readonly<Record<string, string>>): boolean => /^application\/([\w.-]+\+)?json\b/i.test(headers['content-type'] ?? '');

function readJson(text: string): Pick<Answer, 'json' | 'fault'> {
	try {
		return {json: parseJson(text)};
	} catch (error) {
		return {json: undefined, ...(error instanceof TooDeep && {fault: error.message})};
	}
}
