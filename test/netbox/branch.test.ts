import {expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import {sessions} from '../../src/netbox/read/endpoints.js';
import type {Reply} from '../support/http.js';
import {beginning, errorOf, isProof, page, scriptedNetbox} from './support.js';

const row = (name: string, status: string, schema = 'abcd1234') => ({
	id: 1,
	name,
	status: {value: status, label: status},
	schema_id: schema,
	last_sync: null,
});

test('O6 branch-read a ready branch is found by its exact name in one request', async () => {
	const {netbox, http} = await scriptedNetbox(() => ({json: page([row('maint-42', 'ready')])}));
	expect(await netbox.branch('maint-42')).toEqual({ok: true, value: {name: 'maint-42', schemaId: 'abcd1234', lastSync: null}});
	expect(http.seen.map(({target}) => target)).toEqual(['/api/plugins/branching/branches/?name=maint-42&ordering=id&limit=1000']);
});

test('O6 branch-read a branch that does not exist, or exists in another case, is not found', async () => {
	const none = await scriptedNetbox(() => ({json: page([])}));
	expect(errorOf(await none.netbox.branch('m-42'))).toEqual(failure.noBranch('m-42', 'prod'));
	const other = await scriptedNetbox(() => ({json: page([row('Maint-42', 'ready')])}));
	expect(errorOf(await other.netbox.branch('maint-42'))).toEqual(failure.noBranch('maint-42', 'prod'));
});

test('an empty branch name is none, and asks nobody', async () => {
	const {netbox, http} = await scriptedNetbox(() => ({json: page([])}));
	expect(errorOf(await netbox.branch(''))).toMatchObject({code: 'not-found'});
	expect(http.seen).toHaveLength(0);
});

test.each(['new', 'provisioning', 'syncing', 'merged', 'archived', 'failed'])('O6 branch-read a branch that is %s is not ready', async (status) => {
	const {netbox} = await scriptedNetbox(() => ({json: page([row('m-42', status)])}));
	expect(errorOf(await netbox.branch('m-42'))).toMatchObject({code: 'branch-not-ready', message: `branch "m-42" is not ready: ${status}.`});
});

test('of several branches of one name the ready one counts', async () => {
	const {netbox} = await scriptedNetbox(() => ({json: page([row('m', 'merged', 'old'), {...row('m', 'ready', 'young'), id: 2}])}));
	expect(await netbox.branch('m')).toMatchObject({value: {schemaId: 'young'}});
});

test('a token that may not list branches hears which permission it needs', async () => {
	const {netbox} = await scriptedNetbox(() => ({status: 403, json: {detail: 'You do not have permission to perform this action.'}}));
	expect(errorOf(await netbox.branch('m'))).toEqual({...failure.forbidden('prod', 'branches', 'netbox_branching.view_branch'), status: 403});
});

test('the branch goes out as a header with lists and pages, never with the status or the list of branches', async () => {
	const {netbox, http} = await scriptedNetbox(({path}) => ({json: path.endsWith('/status/') ? {'netbox-version': '4.7.3', plugins: {}} : page([])}));
	const within = netbox.onBranch('abcd1234');
	await within.list(sessions, []);
	await within.page(sessions, []);
	await within.listBy(sessions, {parameter: 'id', values: [1]}, []);
	await within.status();
	await within.branch('other');
	await netbox.list(sessions, []);
	expect(http.seen.filter((seen) => !isProof(seen)).map(({headers}) => headers['x-netbox-branch'])).toEqual([
		'abcd1234',
		'abcd1234',
		'abcd1234',
		undefined,
		undefined,
		undefined,
	]);
	expect(http.seen.some(({query}) => query.has('_branch'))).toBe(false);
	expect([netbox.requests(), within.requests()]).toEqual([7, 7]);
});

const refusals: readonly [string, Reply][] = [
	['Invalid branch identifier', {status: 400, body: 'Invalid branch identifier', headers: {'content-type': 'text/html; charset=utf-8'}}],
	['Selected branch is not ready.', {status: 400, body: 'Selected branch is not ready.', headers: {'content-type': 'text/html; charset=utf-8'}}],
	['the crash of 0.7', {status: 500, json: {error: "'HttpResponseBadRequest' object has no attribute 'schema_name'", exception: 'AttributeError'}}],
];

test.each(refusals)('a branch that closes between look-up and read is looked up again: %s', async (_, refusal) => {
	let status = 'ready';
	const {netbox} = await scriptedNetbox(({path}) => (path.includes('branches') ? {json: page([row('m', status)])} : refusal));
	const branch = await netbox.branch('m');
	const within = netbox.onBranch(branch.ok ? branch.value.schemaId : '');
	status = 'merged';
	expect(errorOf(await within.list(sessions, []))).toEqual(failure.branchNotReady('m', 'merged', 'prod'));
});

test('a branch known by its schema id only is named by it', async () => {
	const {netbox} = await scriptedNetbox(() => refusals[0]?.[1] ?? {});
	expect(errorOf(await netbox.onBranch('abcd1234').list(sessions, []))).toEqual(failure.noBranch('abcd1234', 'prod'));
});

test('the status gives versions, which may be odd, and the server’s clock', async () => {
	const plugins = {netbox_bgp: '0.20.2', netbox_branching: null};
	const json = {'netbox-version': '4.6.8-Docker-3.5.0', plugins, 'rq-workers-running': 2};
	const {netbox, http} = await scriptedNetbox(() => ({json, headers: {date: 'Sat, 21 Nov 2026 11:00:00 GMT'}}));
	expect(await netbox.status()).toEqual({ok: true, value: {netbox: '4.6.8-Docker-3.5.0', plugins, clock: beginning + 3_600_000}});
	expect(http.seen.map(({target}) => target)).toEqual(['/api/status/']);
});
