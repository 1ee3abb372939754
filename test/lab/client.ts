import type {Json, Row} from '../../src/output/output.js';
import {credentials} from './replay.js';

/** What a lab answered. */
export type Reply = {readonly status: number; readonly headers: Headers; readonly json: Row};

/** Calls a lab as the admin, or as another known credential. */
export async function call(
	url: string,
	method: string,
	path: string,
	more: {readonly body?: Json; readonly branch?: string; readonly as?: string; readonly headers?: {readonly [name: string]: string}} = {},
): Promise<Reply> {
	const answer = await fetch(`${url}/api/${path}`, {
		method,
		headers: {
			authorization: credentials[more.as ?? 'admin'] ?? '',
			...(more.body !== undefined && {'content-type': 'application/json'}),
			...(more.branch !== undefined && {'x-netbox-branch': more.branch}),
			...more.headers,
		},
		...(more.body !== undefined && {body: JSON.stringify(more.body)}),
	});
	const text = await answer.text();
	return {status: answer.status, headers: answer.headers, json: text.startsWith('{') || text.startsWith('[') ? (JSON.parse(text) as Row) : {}};
}

/** The rows of a list. */
export async function list(url: string, path: string, branch?: string): Promise<readonly Row[]> {
	const {json} = await call(url, 'GET', path, branch === undefined ? {} : {branch});
	return json['results'] as readonly Row[];
}
