import {afterAll, beforeAll, expect, test} from 'vitest';
import {type RunningLab, startLab} from '../../src/lab/http/server.js';
import type {Row} from '../../src/output/output.js';
import {call} from './client.js';
import {recordedDataset} from './replay.js';

let lab: RunningLab;
let prefix: number;
beforeAll(async () => {
	lab = await startLab({dataset: recordedDataset('4.7.3')});
	prefix = Number((await call(lab.url, 'POST', 'ipam/prefixes/', {body: {prefix: '198.51.100.0/29'}})).json['id']);
});
afterAll(() => lab.close());

const within = (what: string): string => `ipam/prefixes/${prefix}/available-${what}/`;
const fieldOf = (json: Row, name: string): unknown => (json as unknown as readonly Row[]).map((row) => row[name]);

// As a real 4.7.3 answered.
test('free addresses leave out the first and the last; a bad one takes none, too many are a conflict', async () => {
	const free = await call(lab.url, 'GET', within('ips'));
	expect(fieldOf(free.json, 'address')).toEqual([1, 2, 3, 4, 5, 6].map((last) => `198.51.100.${last}/29`));
	expect((await call(lab.url, 'POST', within('ips'), {body: [{}, {status: 'bogus'}]})).json).toEqual([
		{},
		{status: ['bogus is not a valid choice.']},
	]);
	expect(await call(lab.url, 'POST', within('ips'), {body: [{}, {description: 'b'}]})).toMatchObject({
		status: 201,
		json: [{address: '198.51.100.1/29'}, {description: 'b'}],
	});
	expect(fieldOf((await call(lab.url, 'GET', `${within('ips')}?limit=1`)).json, 'address')).toEqual(['198.51.100.3/29']);
	const sentence = 'Insufficient resources are available to satisfy the request';
	expect(await call(lab.url, 'POST', within('ips'), {body: [{}, {}, {}, {}, {}]})).toMatchObject({status: 409, json: {detail: sentence}});
});

test('free prefixes are cut from the first that is large enough', async () => {
	expect((await call(lab.url, 'POST', within('prefixes'), {body: {}})).json).toEqual([{prefix_length: 'this field can not be missing'}]);
	const taken = await call(lab.url, 'POST', within('prefixes'), {body: [{prefix_length: 31}, {prefix_length: 30}]});
	expect(fieldOf(taken.json, 'prefix')).toEqual(['198.51.100.0/31', '198.51.100.4/30']);
	expect((await call(lab.url, 'GET', within('prefixes'))).json).toEqual([{family: 4, prefix: '198.51.100.2/31', vrf: null}]);
	expect((await call(lab.url, 'GET', `ipam/prefixes/${prefix}/?fields=children,_depth`)).json).toEqual({children: 2, _depth: 0});
});

test('free AS numbers of a range; who may not view the range does not find it', async () => {
	const body = {name: 'r', slug: 'r', rir: 1, start: 65_099, end: 65_103};
	const {json} = await call(lab.url, 'POST', 'ipam/asn-ranges/', {body});
	const path = `ipam/asn-ranges/${json['id']}/available-asns/`;
	expect(await call(lab.url, 'POST', path, {body: {}})).toMatchObject({status: 201, json: {asn: 65_099, rir: {id: 1}}});
	expect(fieldOf((await call(lab.url, 'GET', path)).json, 'asn')).toEqual([65_102, 65_103]);
	expect((await call(lab.url, 'GET', path, {as: 'reader'})).status).toBe(404);
	expect((await call(lab.url, 'POST', path, {as: 'reader', body: {}})).status).toBe(403);
});
