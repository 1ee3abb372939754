import {expect, test} from 'vitest';
import {orThrow} from '../../../src/netbox/open.js';
import {errorOf, scripted} from '../support.js';
import {adminToken, openAt, startedLab} from './support.js';

const requestId = expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);

test.each(['4.7.3', '4.6.8', '4.4.10'] as const)('G5 a failure of %s has status, request id and the fields as data', async (version) => {
	const sites = openAt((await startedLab(version)).url).endpoint('dcim/sites');
	expect(errorOf(await sites.create({name: 'A', slug: 'no slug', status: 'nope'}))).toMatchObject({
		...{code: 'rejected', status: 400, requestId},
		fields: {slug: [expect.stringContaining('valid')], status: [expect.stringContaining('nope')]},
	});
	expect(errorOf(await sites.create({name: 'AMS1', slug: 'ams1'}))).toMatchObject({
		...{code: 'conflict', status: 400},
		fields: {name: ['site with this name already exists.'], slug: ['site with this slug already exists.']},
	});
	const missing = errorOf(await sites.update(999, {description: 'x'}));
	expect(missing).toMatchObject({code: 'not-found', status: 404, requestId});
	expect(missing).not.toHaveProperty('fields');
	const many = errorOf(
		await sites.createMany([
			{name: 'A', slug: 'a'},
			{name: 'B', slug: 'no slug'},
		]),
	);
	expect(many).toMatchObject({status: 400, items: [{state: 'not-sent'}, {state: 'refused', fields: {slug: [expect.stringContaining('valid')]}}]});
	expect(errorOf(await openAt((await startedLab(version)).url, {token: 'x'.repeat(40)}).dcim.sites.list())).toMatchObject({
		...{code: 'unauthorized', status: 403, requestId},
	});
});

test('G5 fields at any depth are told by their path, and what is said of the object as a whole is too', async () => {
	const errors = {custom_fields: {tier: ['No.']}, tags: [{}, {slug: ['Bad.', 'Worse.']}], __all__: ['Never.'], non_field_errors: ['Nor so.']};
	const {url} = await scripted(({method}) => (method === 'POST' ? {status: 400, json: errors} : {status: 404, json: {}}));
	expect(errorOf(await openAt(url).endpoint('dcim/sites').create({name: 'x'}))).toMatchObject({
		fields: {'custom_fields.tier': ['No.'], 'tags.1.slug': ['Bad.', 'Worse.'], __all__: ['Never.', 'Nor so.']},
	});
});

test('G5 a front that repeats the token in names, reasons and ids puts it into no failure', async () => {
	const errors = {[adminToken]: [`bad ${adminToken}`], plain: {inner: [adminToken]}};
	const http = await scripted(({method}) =>
		method === 'GET'
			? {status: 400, json: errors, headers: {'X-Request-ID': adminToken}}
			: {status: 400, json: [errors, {}], headers: {'X-Request-ID': adminToken}},
	);
	const nb = openAt(http.url);
	const answers = [await nb.dcim.sites.list(), await nb.endpoint('dcim/sites').createMany([{name: 'a'}, {name: 'b'}])];
	expect(answers.map(errorOf)).toMatchObject([
		{status: 400, fields: {'********': ['bad ********']}},
		{status: 400, items: [{fields: {'********': ['bad ********'], 'plain.inner': ['********']}}, {state: 'not-sent'}]},
	]);
	expect(JSON.stringify(answers)).not.toContain(adminToken);
});

test('G5 an endless answer gives no more than a few reasons, each cut', async () => {
	const errors = Object.fromEntries(Array.from({length: 500}, (_, place) => [`f${place}${'n'.repeat(500)}`, ['x'.repeat(5_000)]]));
	const {url} = await scripted(() => ({status: 400, json: errors}));
	const {fields = {}} = errorOf(await openAt(url).dcim.sites.list()) as {fields?: Record<string, readonly string[]>};
	expect(Object.keys(fields)).toHaveLength(20);
	for (const [name, [text = '']] of Object.entries(fields)) expect([name.length, text.length]).toEqual([300, 300]);
});

test('a failure that is thrown keeps its data as the cause', async () => {
	const {url} = await scripted(() => ({status: 404, json: {detail: 'No.'}, headers: {'X-Request-ID': 'abc'}}));
	const error: unknown = await openAt(url)
		.dcim.sites.list()
		.then(orThrow)
		.catch((thrown: unknown) => thrown);
	expect((error as Error).cause).toMatchObject({status: 404, requestId: 'abc'});
});
