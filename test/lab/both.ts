import {startLab} from '../../src/lab/http/server.js';
import type {Json, Row} from '../../src/output/output.js';
import {recordedDataset} from './replay.js';

/** What a server answered to one of its callers. */
export type Heard = {readonly status: number; readonly json: Row};

/** Calls a server as the holder of a token, the admin where none is named. */
export type Ask = (method: string, path: string, body?: Json, token?: string) => Promise<Heard>;

/** A server that a contract is held against. */
export type Server = {readonly url: string; readonly ask: Ask; readonly isLab: boolean; readonly close: () => Promise<void>};

export const admin = '0123456789abcdef0123456789abcdef01234567';

/** The lab, loaded with what a fresh real server holds, and, where NF_TEST_NETBOX_URL names one, a real server: what is told of the one must be true of the other. */
export const servers: readonly (readonly [name: string, open: () => Promise<Server>])[] = [
	[
		'the lab',
		async () => {
			const lab = await startLab({dataset: recordedDataset('4.7.3')});
			return {url: lab.url, ask: askAt(lab.url), isLab: true, close: lab.close};
		},
	],
	...realServers(process.env['NF_TEST_NETBOX_URL'] ?? ''),
];

function realServers(url: string): typeof servers {
	return url === '' ? [] : [['a real NetBox', async () => ({url, ask: askAt(url), isLab: false, close: async () => undefined})]];
}

/** Asks on a connection of its own: gunicorn closes idle ones. */
export function askAt(url: string): Ask {
	return async (method, path, body, token = admin) => {
		const answer = await fetch(`${url}/api/${path}`, {
			method,
			headers: {connection: 'close', accept: 'application/json', 'content-type': 'application/json', authorization: `Token ${token}`},
			...(body !== undefined && {body: JSON.stringify(body)}),
		});
		const text = await answer.text();
		return {status: answer.status, json: /^[[{]/u.test(text) ? (JSON.parse(text) as Row) : {}};
	};
}

/** Objects made on a server, which may be others' too: removed again, the last one first. */
export class Made {
	readonly #ask: Ask;
	readonly #made: string[] = [];
	constructor(ask: Ask) {
		this.#ask = ask;
	}
	/** Makes an object and gives it back as the server shows it. */
	async make(path: string, body: Row): Promise<Row> {
		const {status, json} = await this.#ask('POST', `${path}/`, body);
		if (status !== 201) throw new Error(`cannot make ${path}: ${status} ${JSON.stringify(json)}`);
		this.#made.push(`${path}/${json['id']}/`);
		return json;
	}
	async remove(): Promise<void> {
		for (const path of this.#made.splice(0).toReversed()) await this.#ask('DELETE', path);
	}
}
