import {readFileSync, writeFileSync} from 'node:fs';
import type {Json, Row} from '../../src/output/output.js';
import {admin} from './both.js';

/**
 * One request of a script. `{name}` in a path or a body is the id of what a step before it made under that name; `as` names what this one
 * makes, which is removed again at the end. `LOG` asks for the changes that the step before it wrote.
 */
export type Step = readonly [method: string, path: string, body?: Json, as?: string];

/** What a server answered to each step, without what differs from run to run. */
export type Told = readonly (readonly [status: number, json: Json])[];

const file = new URL('../support/netbox/4.7.3/steps.json', import.meta.url);
const recorded = (): {[script: string]: Told} => JSON.parse(readFileSync(file, 'utf8')) as {[script: string]: Told};

/** What a real NetBox 4.7.3 answered to a script. */
export const toldBefore = (script: string): Told => recorded()[script] ?? [];

/** Keeps what a server answered as the recording of a script. */
export function keepTold(script: string, told: Told): void {
	const all = {...recorded(), [script]: told};
	const text = Object.entries(all).map(
		([name, answers]) => `${JSON.stringify(name)}: [\n${answers.map((one) => JSON.stringify(one)).join(',\n')}\n]`,
	);
	writeFileSync(file, `{\n${text.join(',\n')}\n}\n`);
}

type Made = {readonly name: string; readonly path: string; readonly id: number};
type Heard = {readonly status: number; readonly json: Json; readonly requestId: string};

/** Plays a script on a server, and takes away what it made. */
export async function play(url: string, steps: readonly Step[]): Promise<Told> {
	const made: Made[] = [];
	const told: (readonly [number, Json])[] = [];
	let last = {id: '', method: ''};
	try {
		for (const [method, path, body, as] of steps) {
			if (method === 'LOG') {
				const log = logOf(await ask(url, 'GET', `core/object-changes/?ordering=id&request_id=${last.id}`), {url, made});
				// Which of several deletions comes first follows from how Django sorts its models.
				told.push([0, last.method === 'DELETE' ? log.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : log]);
				continue;
			}
			const filled = JSON.parse(fill(JSON.stringify(body ?? null), made)) as Json;
			const heard = await ask(url, method, fill(path, made), body === undefined ? undefined : filled);
			last = {id: heard.requestId, method};
			if (as !== undefined && heard.status === 201) made.push({name: as, ...placeOf(heard.json as Row)});
			told.push([heard.status, plain(heard.json, {url, made})]);
		}
	} finally {
		for (const {path, id} of made.toReversed()) await ask(url, 'DELETE', `${path}${id}/`);
	}
	return told;
}

/** The list that a made object is in, by its own address, and its id. */
function placeOf({url, id}: Row): Pick<Made, 'path' | 'id'> {
	return {path: new URL(String(url)).pathname.replace(/^\/api\//u, '').replace(/\d+\/$/u, ''), id: Number(id)};
}

const fill = (text: string, made: readonly Made[]): string =>
	text.replace(/"\{(\w+)\}"|\{(\w+)\}/gu, (whole, quoted?: string, bare?: string) =>
		String(made.find(({name}) => name === (quoted ?? bare))?.id ?? whole),
	);

async function ask(url: string, method: string, path: string, body?: Json): Promise<Heard> {
	const answer = await fetch(`${url}/api/${path}`, {
		method,
		headers: {connection: 'close', accept: 'application/json', 'content-type': 'application/json', authorization: `Token ${admin}`},
		...(body !== undefined && {body: JSON.stringify(body)}),
	});
	const text = await answer.text();
	return {status: answer.status, json: /^[[{]/u.test(text) ? (JSON.parse(text) as Json) : null, requestId: answer.headers.get('x-request-id') ?? ''};
}

type At = {readonly url: string; readonly made: readonly Made[]};

const times = new Set(['created', 'last_updated', 'time', 'request_id', 'python_version', 'netbox_version', 'config_context', 'custom_fields']);

/** An answer without origins, times, ids and what others set up: what the script made is called by its name. */
function plain(json: Json, {url, made}: At): Json {
	return JSON.parse(
		JSON.stringify(json, (key, value: unknown) => (times.has(key) ? '…' : plainValue(value as Json, {url, made}))),
		(key, value: unknown) => (numbers.has(key) && typeof value === 'number' ? '…' : value),
	) as Json;
}

/** Numbers that differ from server to server and say nothing beyond the url beside them. */
const numbers = new Set(['id', 'cable', 'object_id', 'assigned_object_id', 'interface_id', 'termination_id', 'scope_id', 'front_port', 'rear_port']);

function plainValue(value: Json, {url, made}: At): Json {
	if (typeof value !== 'string') return value;
	const named = made.reduce(
		(text, {name, path, id}) => text.replaceAll(`/${path}${id}/`, `/${path}{${name}}/`),
		value.replaceAll(url, 'http://netbox.example'),
	);
	// What the database says of the row that it kept out has its ids and times.
	const words = named
		.replace(/\nDETAIL: .*$/su, '')
		.replaceAll(/(?<=^http.*\/)\d+(?=\/$)|#\d+|(?<=\()\d+(?=\))|(?<=cable )\d+|(?<=(?:interface|vminterface|frontport|rearport) )\d+/gu, '…');
	// Django names what needs an object in the order of a set.
	const [said = '', list] = words.split('dependent objects were found: ');
	return list === undefined ? words : `${said}dependent objects were found: ${list.split(', ').toSorted().join(', ')}`;
}

/** The changes of one request: what was done to which object, and of an update which fields differ. */
function logOf({json}: Heard, at: At): readonly Json[] {
	const rows = ((json as Row)['results'] ?? []) as readonly Row[];
	return rows.map((row): Json => {
		const [pre, post] = [(row['prechange_data'] ?? {}) as Row, (row['postchange_data'] ?? {}) as Row];
		const action = (row['action'] as Row)['value'] as string;
		const isUpdate = action === 'update' && row['prechange_data'] !== null;
		const differ = Object.keys({...pre, ...post}).filter(
			(name) => JSON.stringify(pre[name]) !== JSON.stringify(post[name]) && name !== 'last_updated',
		);
		return plain([action, row['changed_object_type'] ?? null, row['object_repr'] ?? null, ...(isUpdate ? [differ.toSorted()] : [])], at);
	});
}
