import {createServer, request} from 'node:http';
import {onTestFinished} from 'vitest';
import type {Plan, PlannedList} from '../../src/changes/plan.js';
import {parseJson, stringifyJson} from '../../src/core/json-text.js';
import type {Api} from '../../src/netbox/api/api.js';
import {openAt, startedLab} from '../netbox/api/support.js';
import {closeAll, listen, trackSockets} from '../support/http.js';

/** A lab of its own behind a front that writes down each write: method, path, `If-Match` and the body as it came. */
export type Recorded = {readonly api: Api; readonly writes: readonly string[]};

/** Starts them; both stop when the test ends. */
export async function recordedLab(): Promise<Recorded> {
	const lab = await startedLab();
	const writes: string[] = [];
	const server = createServer((incoming, outgoing) => {
		const parts: Buffer[] = [];
		incoming.on('data', (part: Buffer) => parts.push(part));
		incoming.on('end', () => {
			const body = Buffer.concat(parts);
			const match = incoming.headers['if-match'];
			if (!['GET', 'OPTIONS'].includes(incoming.method ?? ''))
				writes.push([incoming.method, incoming.url, ...(match === undefined ? [] : [match]), body.toString()].join(' '));
			const headers = {...incoming.headers, 'content-length': String(body.length)};
			request(lab.url + incoming.url, {method: incoming.method, headers}, (answer) => {
				outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
				answer.pipe(outgoing);
			}).end(body);
		});
	});
	const sockets = trackSockets(server);
	const port = await listen(server);
	onTestFinished(() => closeAll(server, sockets.open));
	return {api: openAt(`http://127.0.0.1:${port}`), writes};
}

/** What a plan says of a list in this NetBox. */
export const listOf = (api: Api, type: string, message?: string): PlannedList => ({
	...{type, instance: {name: 'prod', url: api.url}, branch: api.inBranch ?? null},
	...(message !== undefined && {message}),
});

/** The plan as it comes through a file. */
export const throughText = (plan: Plan): Plan => parseJson(stringifyJson(plan)) as unknown as Plan;
