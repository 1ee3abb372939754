import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {startLab} from '../../src/lab/http/server.js';
import type {Json, Row} from '../../src/output/output.js';
import {type Answered, comparable, type Exchange, exchangeCut, recordedDataset, recordings, send, untie} from './replay.js';

type Lab = Awaited<ReturnType<typeof startLab>>;

/** Exchanges that cannot pass, by version and place in the recording, each with its reason: none. */
const cannotPass: {readonly [version: string]: {readonly [index: number]: string}} = {};

const name = ({request}: Exchange, index: number): string =>
	`${index} ${request.method} ${request.path.slice(0, 100)} as ${request.as} ${JSON.stringify(request.headers ?? '')}`;

/** What a tie is decided by: the session's own name, or its device's. */
function keyOf(version: string, path: string): (id: number) => Json {
	const byName = /ordering=-?name/u.test(path);
	const rows = recordedDataset(version).objects[path.includes('/session/') ? 'plugins/bgp/session' : 'dcim/devices'] ?? [];
	const keys = new Map(rows.map((row) => [row['id'], byName ? (row['name'] ?? null) : ((row['device'] as Row | null)?.['name'] ?? null)]));
	return (id) => keys.get(id) ?? null;
}

for (const version of ['4.7.3', '4.6.8', '4.4.10']) {
	describe(`the lab answers reads as a real NetBox ${version}`, () => {
		let lab: Lab;
		beforeAll(async () => {
			lab = await startLab({dataset: recordedDataset(version)});
		});
		afterAll(() => lab.close());

		for (const [index, exchange] of recordings(version, 'reads').entries()) {
			const reason = cannotPass[version]?.[index];
			const check = async (): Promise<void> => {
				const {path} = exchange.request;
				const key = keyOf(version, path);
				const sorted = (answer: Answered): unknown => comparable(untie(answer, path, key));
				const ask = (other: string): Promise<Answered> => send(lab.url, {...exchange.request, path: other});
				const mine = await exchangeCut(await ask(path), exchange.response, {path, keyOf: key, ask});
				expect(sorted(mine)).toEqual(sorted(exchange.response));
			};
			if (reason === undefined) test(name(exchange, index), check);
			else test.fails(`${name(exchange, index)}: ${reason}`, check);
		}
	});
}

for (const version of ['4.7.3', '4.6.8', '4.4.10']) {
	describe(`the lab answers writes as a real NetBox ${version}`, () => {
		let lab: Lab;
		beforeAll(async () => {
			lab = await startLab({dataset: recordedDataset(version)});
		});
		afterAll(() => lab.close());

		for (const [index, exchange] of recordings(version, 'writes').entries()) {
			test(name(exchange, index), async () => {
				expect(timeless(comparable(await send(lab.url, exchange.request)), exchange)).toEqual(timeless(comparable(exchange.response), exchange));
			});
		}
	});
}

const time = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d+(Z|\+00:00)/gu;

/** Without what differs from run to run: times, the ids of changes, and a new token. */
function timeless(answer: unknown, {request}: Exchange): unknown {
	const isSecret = (key: string): boolean =>
		request.path.includes('/provision/') && ['id', 'url', 'display_url', 'display', 'key', 'token'].includes(key);
	const isId = (key: string): boolean => request.path.includes('/object-changes/') && ['id', 'url', 'display_url', 'request_id'].includes(key);
	const text = JSON.stringify(answer, (key, value: unknown) => (isSecret(key) || isId(key) ? '…' : value));
	return JSON.parse(text.replace(time, '…'));
}
