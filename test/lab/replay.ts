import {readFileSync} from 'node:fs';
import {request} from 'node:http';
import {parseDataset} from '../../src/lab/dataset/dataset.js';
import type {Json, Row} from '../../src/output/output.js';
import {frozen} from '../support/frozen.js';

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
const loaded = new Map<string, unknown>();

/** A file of the recordings, read once and frozen: all tests share it. */
function load(path: string): unknown {
	const known = loaded.get(path) ?? frozen(JSON.parse(readFileSync(new URL(path, folder), 'utf8')));
	loaded.set(path, known);
	return known;
}

/** The recordings of a version: `reads` or `writes`. */
export const recordings = (version: string, name: 'reads' | 'writes'): readonly Exchange[] => load(`${version}/${name}.json`) as readonly Exchange[];

/**
 * The data set of a version, parsed. The change row made inside its branch is in no list of it, only in reads of the branch's own log
 * (README): the id, time and request of that row are taken from there, and what it says of the session is not.
 */
export function recordedDataset(version: string) {
	const dataset = parseDataset(load(`${version}/dataset.json`));
	if (!dataset.ok) throw new Error(dataset.error.message);
	const {branches} = dataset.value;
	const withLogs = Object.entries(branches).map(([schemaId, objects]) => [
		schemaId,
		{...objects, 'core/object-changes': loggedIn(schemaId, version)},
	]);
	return {...dataset.value, branches: Object.fromEntries(withLogs) as typeof branches};
}

function loggedIn(schemaId: string, version: string): readonly Row[] {
	const reads = recordings(version, 'reads').filter(
		({request}) => request.path.startsWith('/api/core/object-changes/?') && request.headers?.['X-NetBox-Branch'] === schemaId,
	);
	const rows = reads.flatMap(({response}) => (isRow(response.json) ? ((response.json['results'] ?? []) as readonly Row[]) : []));
	const told = ['id', 'time', 'request_id', 'changed_object_type', 'changed_object_id'];
	return rows.filter((row) => 'request_id' in row).map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => told.includes(name))));
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

/** Sends a recorded request to a server, byte for byte. `more`: headers of the answer that are kept besides those of the recordings. */
export function send(url: string, asked: Exchange['request'], more: readonly string[] = []): Promise<Answered> {
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
				const kept = [...keptHeaders, ...more].flatMap((name) =>
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

/** Which of several unknown ids the fault names is chance: Django asks a set of texts, whose order differs from process to process (seen). */
const oneOfUnknown = (json: Json): Json =>
	JSON.parse(JSON.stringify(json).replaceAll(/Select a valid choice\. \d+ is not one/gu, 'Select a valid choice. … is not one')) as Json;

/** An answer as the rules of the replay compare it. */
export function comparable(answer: Answered): unknown {
	if (isPage(answer)) return {status: answer.status, type: answer.headers['content-type']};
	const {json} = answer;
	if (answer.status === 500 && isRow(json)) return {status: 500, exception: json['exception']};
	return {status: answer.status, headers: answer.headers, ...(json !== undefined ? {json: oneOfUnknown(json)} : {text: answer.text ?? ''})};
}

const isRow = (value: Json | undefined): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

const resultsOf = ({json}: Answered): readonly Row[] =>
	isRow(json) && Array.isArray(json['results']) ? (json['results'] as readonly Row[]).filter((row) => typeof row['id'] === 'number') : [];

const isTied = (path: string): boolean => /^-?(name|device)$/u.test(new URLSearchParams(path.split('?')[1] ?? '').get('ordering') ?? '');

/** Sorts rows that tie under the asked `ordering`, which come in any order: they are compared as a set. */
export function untie(answer: Answered, path: string, keyOf: (id: number) => Json): Answered {
	const rows = resultsOf(answer);
	if (!isRow(answer.json) || !isTied(path) || rows.length === 0) return answer;
	const sorted = groupsOf(rows, keyOf).flatMap((group) => group.toSorted((a, b) => Number(a['id']) - Number(b['id'])));
	return {...answer, json: {...answer.json, results: sorted}};
}

function groupsOf(rows: readonly Row[], keyOf: (id: number) => Json): Row[][] {
	const groups: Row[][] = [];
	let last: Json | undefined;
	for (const row of rows) {
		const key = keyOf(Number(row['id']));
		if (groups.length === 0 || key !== last) groups.push([]);
		groups.at(-1)?.push(row);
		last = key;
	}
	return groups;
}

/**
 * The lab's page with the rows of a tie that the page's end cuts in two exchanged for those that the real server chose, asked from
 * the lab one by one: which of them come first is decided by where PostgreSQL keeps them (seen on 4.7.3: a fresh load keeps its
 * devices in the order of no field), and the rules of the recordings leave the order of ties out.
 */
export async function exchangeCut(
	mine: Answered,
	real: Answered,
	{path, keyOf, ask}: {readonly path: string; readonly keyOf: (id: number) => Json; readonly ask: (path: string) => Promise<Answered>},
): Promise<Answered> {
	const [own, theirs] = [resultsOf(mine), resultsOf(real)];
	const [key, wanted] = [own.at(-1), theirs.at(-1)].map((row) => (row === undefined ? undefined : keyOf(Number(row['id']))));
	if (!isTied(path) || !isRow(mine.json) || mine.json['next'] === null || key === undefined || key !== wanted) return mine;
	const kept = own.filter((row) => keyOf(Number(row['id'])) !== key);
	const ids = theirs.filter((row) => keyOf(Number(row['id'])) === key).map((row) => Number(row['id']));
	const asked = await Promise.all(ids.map((id) => ask(onlyId(path, id))));
	return {...mine, json: {...mine.json, results: [...kept, ...asked.flatMap(resultsOf)]}};
}

function onlyId(path: string, id: number): string {
	const [list = '', search = ''] = path.split('?');
	const query = new URLSearchParams(search);
	for (const name of ['start', 'limit', 'offset', 'ordering']) query.delete(name);
	query.append('id', String(id));
	return `${list}?${query}`;
}
