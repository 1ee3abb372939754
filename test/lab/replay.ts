import {readFileSync} from 'node:fs';
import {request} from 'node:http';
import {parseDataset} from '../../src/lab/dataset.js';
import type {Json, Row} from '../../src/output.js';

/** One recorded exchange with a real NetBox; see test/support/netbox/README.md. */
export type Exchange = {
	readonly request: {
		readonly method: string;
		readonly path: string;
		readonly as: string;
		readonly headers?: {readonly [name: string]: string};
		readonly body?: Json;
		readonly raw?: string;
	};
	readonly response: {readonly status: number; readonly headers: {readonly [name: string]: string}; readonly json?: Json; readonly text?: string};
};

/** What a server answered, with the kept headers alone and its own origin replaced. */
export type Answered = Exchange['response'];

const folder = new URL('../support/netbox/', import.meta.url);
const load = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));

/** The recordings of a version: `reads` or `writes`. */
export const recordings = (version: string, name: 'reads' | 'writes'): readonly Exchange[] => load(`${version}/${name}.json`) as readonly Exchange[];

/** The data set of a version, parsed. */
export function recordedDataset(version: string) {
	const dataset = parseDataset(load(`${version}/dataset.json`));
	if (!dataset.ok) throw new Error(dataset.error.message);
	return dataset.value;
}

const keptHeaders = ['content-type', 'api-version', 'allow', 'etag', 'location', 'content-language', 'retry-after'];

/** The `Authorization` of a recorded credential. */
export const credentials: {readonly [as: string]: string | undefined} = {
	admin: 'Token 0123456789abcdef0123456789abcdef01234567',
	'admin-v2': `Bearer nbt_adminkey0001.${'admin'.repeat(8)}`,
	reader: 'Token 1123456789abcdef0123456789abcdef01234567',
	nobody: 'Token 2123456789abcdef0123456789abcdef01234567',
	expired: 'Token 3123456789abcdef0123456789abcdef01234567',
	elsewhere: 'Token 4123456789abcdef0123456789abcdef01234567',
	disabled: 'Token 5123456789abcdef0123456789abcdef01234567',
	wrong: `Token ${'deadbeef'.repeat(5)}`,
	'wrong-v2': `Bearer nbt_adminkey0001.${'wrong'.repeat(8)}`,
	'unknown-v2': `Bearer nbt_nokeynokey01.${'wrong'.repeat(8)}`,
	basic: 'Basic YWRtaW46YWRtaW4=',
	'three-words': 'Token a b',
	none: undefined,
};

/** Sends a recorded request to a server, byte for byte. */
export function send(url: string, asked: Exchange['request']): Promise<Answered> {
	const body = asked.raw ?? (asked.body === undefined ? undefined : JSON.stringify(asked.body));
	const authorization = credentials[asked.as];
	const headers = {
		accept: 'application/json',
		...(authorization !== undefined && {authorization}),
		...(body !== undefined && {'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body))}),
		...Object.fromEntries(Object.entries(asked.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])),
	};
	return new Promise((resolve, reject) => {
		const {hostname, port} = new URL(url);
		const sent = request({hostname, port, method: asked.method, path: asked.path, headers}, (answer) => {
			const chunks: Buffer[] = [];
			answer.on('data', (chunk: Buffer) => chunks.push(chunk));
			answer.on('error', reject);
			answer.on('end', () => {
				const kept = keptHeaders.flatMap((name) =>
					answer.headers[name] === undefined ? [] : [[name, String(answer.headers[name]).replaceAll(url, origin)]],
				);
				resolve({
					status: answer.statusCode ?? 0,
					headers: Object.fromEntries(kept),
					...readBody(Buffer.concat(chunks).toString().replaceAll(url, origin), String(answer.headers['content-type'])),
				});
			});
		});
		sent.on('error', reject);
		sent.end(body);
	});
}

const origin = 'http://netbox.example';

const readBody = (text: string, type: string): {json: Json} | {text: string} =>
	type.startsWith('application/json') && text !== '' ? {json: JSON.parse(text) as Json} : {text};

/** Of HTML pages only status and type count: they were cut. */
const isPage = ({headers, text}: Answered): boolean =>
	(headers['content-type'] ?? '').startsWith('text/html') && /<html|<!doctype/iu.test(text ?? '');

/** An answer as the rules of the replay compare it. */
export function comparable(answer: Answered): unknown {
	if (isPage(answer)) return {status: answer.status, type: answer.headers['content-type']};
	const {json} = answer;
	if (answer.status === 500 && isRow(json)) return {status: 500, exception: json['exception']};
	return {status: answer.status, headers: answer.headers, ...(json !== undefined ? {json} : {text: answer.text ?? ''})};
}

const isRow = (value: Json | undefined): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Sorts rows that tie under the asked `ordering`, which come in any order: they are compared as a set. */
export function untie(answer: Answered, path: string, keyOf: (id: number) => Json): Answered {
	const {json} = answer;
	const results = isRow(json) ? json['results'] : undefined;
	const ordering = new URLSearchParams(path.split('?')[1] ?? '').get('ordering') ?? '';
	if (!isRow(json) || !Array.isArray(results) || !/^-?(name|device)$/u.test(ordering)) return answer;
	const rows = results as readonly Row[];
	if (!rows.every((row) => typeof row['id'] === 'number')) return answer;
	const groups: Row[][] = [];
	let last: Json | undefined;
	for (const row of rows) {
		const key = keyOf(Number(row['id']));
		if (groups.length === 0 || key !== last) groups.push([]);
		groups.at(-1)?.push(row);
		last = key;
	}
	const sorted = groups.flatMap((group) => group.toSorted((a, b) => Number(a['id']) - Number(b['id'])));
	return {...answer, json: {...json, results: sorted}};
}
