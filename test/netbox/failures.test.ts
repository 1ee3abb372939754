import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import {branches, devices, sessions} from '../../src/netbox/read/endpoints.js';
import type {Reply} from '../support/http.js';
import {connectTo, errorOf, type Setup, scripted, scriptedNetbox, secret} from './support.js';

const v1 = '0123456789abcdef0123456789abcdef01234567';

/** What a list of sessions fails with when the server answers so. */
async function failed(reply: Reply, setup?: Setup) {
	const {netbox, http} = await scriptedNetbox(() => reply, setup);
	const error = errorOf(await netbox.list(sessions, []));
	return {error, url: http.url, requests: http.seen.length};
}

test('unauthorized: a refused token is told with NetBox’s own words, and never tried again', async () => {
	const {error, requests} = await failed({status: 403, json: {detail: 'Invalid v2 token'}});
	expect(error).toEqual({...failure.unauthorized('prod', 403, 'Invalid v2 token'), status: 403});
	expect(error).toMatchObject({message: 'NetBox "prod" refused the token (403): Invalid v2 token.', hint: 'set it with: instance token prod'});
	expect(requests).toBe(1);
});

test('N48 token-kinds a refusal that does not name the kind of token gets it', async () => {
	const {error} = await failed({status: 403, json: {detail: 'Token expired'}}, {token: v1});
	expect(error).toMatchObject({code: 'unauthorized', message: 'NetBox "prod" refused the token (403): Token expired (it is a v1 token).'});
});

test('N48 token-kinds NetBox 4.4 does not see v2 tokens at all: the hint says so', async () => {
	const reply = {status: 403, headers: {'API-Version': '4.4'}, json: {detail: 'Authentication credentials were not provided.'}};
	const {error} = await failed(reply);
	expect(error).toMatchObject({hint: 'NetBox knows v2 tokens from 4.5 on; set it with: instance token prod'});
	expect(await failed(reply, {token: v1})).toMatchObject({error: {hint: 'set it with: instance token prod'}});
});

test('a refused token of a variable names the variable', async () => {
	const {error} = await failed({status: 403, json: {detail: 'Invalid v2 token'}}, {name: 'env', from: {from: 'env', name: 'NF_TOKEN'}});
	expect(error).toMatchObject({hint: 'it comes from the variable NF_TOKEN'});
});

test('D5 unauthorized: a front that answers 401 by a page of its own', async () => {
	const {error} = await failed({status: 401, html: '<title>401 Authorization Required</title>'});
	expect(error).toMatchObject({
		code: 'unauthorized',
		message: 'a front of NetBox "prod" asks for a sign-in of its own (401, Authorization Required).',
	});
});

test('forbidden: a missing permission is named', async () => {
	const {error} = await failed({status: 403, json: {detail: 'You do not have permission to perform this action.'}});
	expect(error).toEqual({...failure.forbidden('prod', 'BGP sessions', 'netbox_bgp.view_bgpsession'), status: 403});
});

test('plugin-missing: a path below the plugin that NetBox does not know', async () => {
	const page = {status: 404, headers: {'API-Version': '4.7'}, html: '<!DOCTYPE html><title>Page Not Found</title>'};
	const {netbox} = await scriptedNetbox(() => page);
	expect(errorOf(await netbox.list(sessions, []))).toMatchObject({
		code: 'plugin-missing',
		message: 'prod Netbox instance has no BGP Plugin installed',
	});
	expect(errorOf(await netbox.list(branches, []))).toMatchObject({
		code: 'plugin-missing',
		message: 'prod Netbox instance has no Branching Plugin installed',
	});
});

test('unexpected-answer: a 404 page that is not NetBox’s is a wrong address, not a missing plugin', async () => {
	const {error, url} = await failed({status: 404, html: '<title>404 Not Found</title>'});
	expect(error).toMatchObject({
		code: 'unexpected-answer',
		message: 'NetBox "prod" did not answer with NetBox JSON (text/html, 404).',
		hint: `is ${url} the address of NetBox, with its base path?`,
	});
});

test('rejected: a filter that NetBox refuses is named', async () => {
	const {error} = await failed({status: 400, json: {device_id: ['Select a valid choice. 999999 is not one of the available choices.']}});
	expect(error).toMatchObject({
		code: 'rejected',
		message: 'NetBox "prod" answered 400: device_id: Select a valid choice. 999999 is not one of the available choices.',
	});
});

test.each<[string, Reply, string]>([
	[
		'all fields',
		{status: 400, json: {__all__: ['One.'], non_field_errors: ['Two.'], id: ['Enter a whole number.']}},
		'400: One; Two; id: Enter a whole number.',
	],
	['an array', {status: 400, json: ["'start' and 'offset' are mutually exclusive."]}, "400: 'start' and 'offset' are mutually exclusive."],
	['a detail', {status: 405, json: {detail: 'Method "PUT" not allowed.'}}, '405: Method "PUT" not allowed.'],
	['406', {status: 406, json: {detail: 'Could not satisfy the request Accept header.'}}, '406: Could not satisfy the request Accept header.'],
	[
		'409',
		{status: 409, json: {detail: 'Insufficient resources are available to satisfy the request'}},
		'409: Insufficient resources are available to satisfy the request',
	],
	['412', {status: 412, json: {detail: 'Precondition failed.'}}, '412: Precondition failed.'],
	[
		'nested reasons',
		{status: 400, json: {custom_fields: {nope: 'Unknown.', tier: ['No.', 'Really.']}}},
		'400: custom_fields.nope: Unknown; custom_fields.tier: No. Really.',
	],
	[
		'reasons in lists',
		{status: 400, json: {terminations: [{}, {device: {non_field_errors: ['Gone.']}}], depth: 3, empty: {}, nothing: null}},
		'400: terminations.1.device: Gone; depth: 3',
	],
	[
		'reasons without end',
		{status: 400, json: Object.fromEntries(Array.from({length: 100_000}, (_, place) => [`f${place}`, {at: ['x'.repeat(9)]}]))},
		`400: ${Array.from({length: 20}, (_, place) => `f${place}.at: xxxxxxxxx`)
			.join('; ')
			.slice(0, 299)}…`,
	],
	['nothing', {status: 400, json: {}}, '400: an error without a reason (400)'],
	[
		'a crash',
		{
			status: 500,
			headers: {'X-Request-ID': 'ab-12'},
			json: {error: "'import_policies'", exception: 'KeyError', netbox_version: '4.4.10', python_version: '3.12.1'},
		},
		"500: KeyError: 'import_policies' (X-Request-ID ab-12)",
	],
])('rejected: %s', async (_, reply, text) => {
	expect(await failed(reply)).toMatchObject({error: {code: 'rejected', message: `NetBox "prod" answered ${text}`}, requests: 1});
});

test('rejected: a 404 in JSON of a list of a plugin, where NetBox does not tell which plugins it has', async () => {
	expect(await failed({status: 404, json: {detail: 'Not found.'}})).toMatchObject({
		error: {code: 'rejected', message: 'NetBox "prod" answered 404: Not found.'},
		requests: 2,
	});
});

test('unexpected-answer: HTML with status 200 is a login page or a wrong address; its title and origin are told', async () => {
	const {error, url} = await failed({html: '<html><head><title>\n Sign in \u00b7 Proxy</title>'});
	expect(error).toMatchObject({
		code: 'unexpected-answer',
		message: 'NetBox "prod" did not answer with NetBox JSON (text/html, 200).',
		hint: `${url} showed a page called "Sign in \u00b7 Proxy"`,
	});
});

test('unexpected-answer: HTML with status 500 or 403, text, nothing', async () => {
	expect(await failed({status: 500, html: '<h1>Server Error</h1>'})).toMatchObject({error: {message: expect.stringContaining('(text/html, 500)')}});
	expect(await failed({status: 403, html: '<title>Blocked</title>'})).toMatchObject({
		error: {code: 'unexpected-answer', hint: expect.stringContaining('"Blocked"')},
	});
	expect(await failed({body: 'hello'})).toMatchObject({error: {message: expect.stringContaining('(no content type, 200)')}});
	expect(await failed({status: 204})).toMatchObject({error: {message: expect.stringContaining('204')}});
});

test('unexpected-answer: JSON of another shape says where it differs', async () => {
	expect(await failed({json: {count: 1, results: [{id: 'one', name: null}]}})).toMatchObject({
		error: {code: 'unexpected-answer', hint: expect.stringMatching(/^0\.id: .*in the answer to \/api\/plugins\/bgp\/session\/$/)},
	});
	expect(await failed({json: {results: []}})).toMatchObject({error: {hint: expect.stringContaining('count')}});
	const {netbox} = await scriptedNetbox(() => ({json: {hello: 'world'}}));
	expect(errorOf(await netbox.status())).toMatchObject({code: 'unexpected-answer', hint: expect.stringContaining('netbox-version')});
});

test('a long foreign text is cut', async () => {
	const {error} = await failed({status: 400, json: {detail: 'x'.repeat(10_000)}});
	expect(JSON.stringify(error).length).toBeLessThan(500);
});

test('every refusal recorded from real servers makes a failure with an exit, and no 200 does', async () => {
	const codes = new Set<string>();
	for (const version of ['4.4.10', '4.6.8', '4.7.3']) {
		const file = join(import.meta.dirname, '../support/netbox', version, 'reads.json');
		const reads = JSON.parse(readFileSync(file, 'utf8')) as {
			request: {path: string};
			response: {status: number; headers: Record<string, string>; json?: unknown; text?: string};
		}[];
		const refusals = reads.filter(({request, response}) => response.status >= 400 && request.path.startsWith('/api/'));
		const http = await scripted((_, turn) => {
			const {status, headers, json, text} = refusals[turn]?.response ?? {status: 200, headers: {}};
			return {status, headers, ...(json === undefined ? {body: text ?? ''} : {json})};
		});
		const {netbox} = connectTo(http.url);
		for (const _ of refusals) codes.add((errorOf(await netbox.list(devices, [])) as {code: string}).code);
		expect(http.seen).toHaveLength(refusals.length);
	}
	expect([...codes].toSorted()).toEqual(['forbidden', 'rejected', 'unauthorized', 'unexpected-answer']);
});

test('C6 netbox-inventory the token is in no failure and no log line, even where a server repeats the whole request', async () => {
	const echo = `you sent Authorization: Bearer ${secret}`;
	const replies: Reply[] = [
		{status: 403, json: {detail: echo}},
		{status: 401, html: `<title>${echo}</title>`},
		{status: 400, json: {[secret]: [echo]}},
		{status: 400, body: echo},
		{status: 500, headers: {'X-Request-ID': secret}, json: {error: echo, exception: secret}},
		{html: `<title>${echo}</title>`},
		{json: {count: 0, results: [{[secret]: 1}]}},
		{status: 302, headers: {location: `https://elsewhere.example/${secret}`}},
	];
	const {netbox, log, http} = await scriptedNetbox((_, turn) => replies[turn] ?? {});
	const errors: unknown[] = [];
	for (const _ of replies) errors.push(errorOf(await netbox.list(sessions, [])));
	expect(http.seen).toHaveLength(replies.length);
	expect(errors).not.toContain(undefined);
	for (const part of [secret, ...secret.split('.')]) expect(JSON.stringify([errors, log])).not.toContain(part);
});

test('a token with white space within is refused before anything is sent', async () => {
	const {netbox, http} = await scriptedNetbox(() => ({}), {token: 'nbt_a b'});
	expect(errorOf(await netbox.status())).toMatchObject({code: 'usage'});
	expect(http.seen).toHaveLength(0);
	expect(netbox.requests()).toBe(0);
});
