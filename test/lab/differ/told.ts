import type {Json, Row} from '../../../src/output/output.js';
import {type Answered, comparable} from '../replay.js';
import type {Pool, Side} from './pool.js';

/** Keys whose values say when something was, or who a server is; only whether they are there counts. */
const times = new Set(['created', 'last_updated', 'last_login', 'date_joined', 'request_id', 'netbox_version', 'python_version']);
/** Numbers that differ and say nothing beyond the url beside them. */
const numbers = new Set(['object_id', 'assigned_object_id', 'interface_id', 'termination_id', 'scope_id', 'cable']);

/** An answer without origins, times and the numbers that a server gave to what the run made. */
export function told(answer: Answered, path: string, at: At): unknown {
	const {etag: _, 'x-request-id': __, ...headers} = answer.headers;
	const read = comparable({...answer, headers}) as {readonly json?: Json};
	const list = /^\/api\/(.+?)\/(?:\d+\/|own\d+\/)?(?:\?.*)?$/u.exec(path)?.[1] ?? '';
	const json = read.json === undefined ? {} : {json: path === '/graphql/' ? numberless(read.json, at) : named(read.json, list, at)};
	return walk({...read, ...json} as unknown as Json, '', at);
}

type At = {readonly side: Side; readonly pool: Pool};

/** Numbers of GraphQL, which tells no addresses: those that the run may have made are not compared. */
function numberless(json: Json, {pool}: At): Json {
	const own = new Set(pool.all().flatMap(({ids}) => [String(ids.lab), String(ids.real)]));
	return JSON.parse(JSON.stringify(json), (key, value: unknown) => (key === 'id' && own.has(String(value)) ? '…' : value)) as Json;
}

/** Rows that show their number and no address, with a name in its place. */
function named(json: Json, list: string, {side, pool}: At): Json {
	if (Array.isArray(json)) return json.map((row: Json) => named(row, list, {side, pool}));
	if (typeof json !== 'object' || json === null) return json;
	const row = json as Row;
	if (Array.isArray(row['errors'])) return {...row, errors: named(row['errors'] as Json, list, {side, pool})};
	if (Array.isArray(row['results'])) return {...row, results: named(row['results'] as Json, list, {side, pool})};
	if (typeof row['id'] !== 'number' || 'url' in row) return row;
	return {...row, id: pool.nameOf(side, list, row['id']) ?? row['id']};
}

function walk(value: Json, key: string, at: At): Json {
	if (value !== null && times.has(key)) return '…';
	if (typeof value === 'number' && numbers.has(key)) return '…';
	if (typeof value === 'string') return plain(value, at);
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map((one: Json) => walk(one, key === 'cable' ? key : '', at));
	const row = value as Row;
	const name = typeof row['url'] === 'string' ? ownIn(row['url'], at) : undefined;
	// The lab has none of the help of OPTIONS.
	const shown = Object.entries(row).filter(([field]) => field !== 'help_text');
	return Object.fromEntries(shown.map(([field, one]) => [plain(field, at), field === 'id' && name !== undefined ? name : walk(one, field, at)]));
}

const address = /^(https?:\/\/[^/]+\/(?:api\/)?)(.+?)\/(\d+)\/$/u;

function ownIn(url: string, {side, pool}: At): string | undefined {
	const [, , path = '', id] = address.exec(url) ?? [];
	return id === undefined ? undefined : pool.nameOf(side, path, Number(id));
}

/** A text without the numbers of what the run made: in addresses, and in what names an object by its number. */
function plain(text: string, at: At): string {
	const name = ownIn(text, at);
	if (name !== undefined) return text.replace(/\d+\/$/u, `${name}/`);
	if (text.startsWith('http')) return text.replaceAll(/(?<=[?&]start=)\d+/gu, '…');
	const words = text.replaceAll(/#\d+|(?<=\()\d+(?=\))|(?<=(?:cable|interface|vminterface|ID|ID:|value:|pk ") ?)\d+/gu, '…');
	const [said = '', list] = words.split('dependent objects were found: ');
	// Django names what needs an object in the order of a set.
	return list === undefined ? words : `${said}dependent objects were found: ${list.split(', ').toSorted().join(', ')}`;
}
