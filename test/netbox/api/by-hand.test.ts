import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type RunningLab, startLab} from '../../../src/lab/http/server.js';
import {recordedDataset} from '../../lab/replay.js';
import {errorOf, scripted} from '../support.js';
import {describeByHand} from './by-hand.contract.js';
import {adminToken, openAt} from './support.js';

describe.each(['4.7.3', '4.6.8', '4.4.10'] as const)('the embedded NetBox as %s', (version) => {
	let lab: RunningLab;
	beforeAll(async () => {
		lab = await startLab({dataset: recordedDataset(version)});
	});
	afterAll(() => lab.close());
	describeByHand(() => ({url: lab.url, token: adminToken}));
});

test('a graphql query is tried again like any read, and says when it is switched off', async () => {
	let tries = 0;
	const http = await scripted(() => {
		tries += 1;
		return tries === 1 ? {status: 503, json: {}} : {json: {data: {__typename: 'Query'}}};
	});
	const api = openAt(http.url);
	expect(await api.graphql({query: '{ __typename }'})).toEqual({ok: true, value: {__typename: 'Query'}});
	expect([tries, api.requests(), api.waits.length]).toEqual([2, 2, 1]);
	const off = await scripted(() => ({status: 404, body: 'The GraphQL API is not enabled.', headers: {'content-type': 'text/html'}}));
	expect(errorOf(await openAt(off.url).graphql({query: '{ __typename }'}))).toMatchObject({
		code: 'rejected',
		message: 'NetBox "prod" answered 404: The GraphQL API is not enabled.',
	});
});

test('a token that a query error repeats is not shown', async () => {
	const http = await scripted(() => ({json: {data: null, errors: [{message: `bad header Token ${adminToken}`}]}}));
	expect(errorOf(await openAt(http.url).graphql({query: '{ a }'}))).toMatchObject({
		message: 'NetBox "prod" refused the query: bad header Token ********.',
	});
});
