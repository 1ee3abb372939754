import {afterEach, beforeEach, expect, test} from 'vitest';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {type RunningLab, startLab} from '../../src/lab/http/server.js';
import type {Row} from '../../src/output/output.js';
import {type Ask, askAt} from './both.js';

let lab: RunningLab;
let ask: Ask;
beforeEach(async () => {
	lab = await startLab({dataset: labDataset()});
	ask = askAt(lab.url);
});
afterEach(() => lab.close());

const session = async (): Promise<Row> => (await ask('GET', 'plugins/bgp/session/1/')).json;
const changes = async (): Promise<readonly unknown[]> =>
	((await ask('GET', 'core/object-changes/?limit=0&ordering=id')).json['results'] as readonly Row[]).map(({id}) => id);

test('H5 an edit by a query set shows, and neither the log nor a time tells of it', async () => {
	const [before, log] = [await session(), await changes()];
	lab.behind.update('plugins/bgp/session', 1, {description: 'by hand', status: 'failed', peer_group: null});
	lab.behind.update('dcim/devices', 1, {name: ' blank '});
	const after = await session();
	expect(after).toMatchObject({description: 'by hand', status: {value: 'failed'}, peer_group: null, device: {name: ' blank '}});
	expect([after['last_updated'], await changes()]).toEqual([before['last_updated'], log]);
});

test('H7 a device name with blanks at its ends is found by no equality of its own list, and by that of sessions, patterns and GraphQL', async () => {
	lab.behind.update('dcim/devices', 1, {name: ' blank '});
	const found = async (query: string): Promise<unknown> => ((await ask('GET', query)).json['results'] as readonly Row[]).map(({id}) => id);
	for (const filter of ['name', 'name__ie', 'name__isw', 'name__iew']) {
		for (const name of ['blank', '%20blank%20']) expect(await found(`dcim/devices/?${filter}=${name}`)).toEqual([]);
	}
	for (const filter of ['name__ic=blank', 'name__regex=%5E%5Csblank', 'name__iregex=%5E%20BLANK%20%24', 'q=%20blank']) {
		expect(await found(`dcim/devices/?${filter}`)).toEqual([1]);
	}
	expect(await found('plugins/bgp/session/?device=%20blank%20&ordering=id&limit=1')).toEqual([1]);
	expect((await ask('GET', 'plugins/bgp/session/?device=blank')).status).toBe(400);
	expect((await ask('PATCH', 'dcim/devices/1/', {description: 'x'})).json['name']).toBe(' blank ');
	const query = '{device_list(filters: {name: {exact: " blank "}}) {id}}';
	expect((await ask('POST', '../graphql/', {query})).json).toEqual({data: {device_list: [{id: '1'}]}});
});

test('H5 a save by a script moves the time and leaves no row in the log', async () => {
	const [before, log] = [await session(), await changes()];
	lab.behind.update('plugins/bgp/session', 1, {description: 'by hand'}, {stamp: true});
	expect(String((await session())['last_updated']) > String(before['last_updated'])).toBe(true);
	expect(await changes()).toEqual(log);
});

test('objects come and go without a word, in a branch as well', async () => {
	const [branch, log] = [{branch: 'labmnt42'}, await changes()];
	const id = lab.behind.insert('extras/tags', {name: 'quiet', slug: 'quiet'});
	lab.behind.update('plugins/bgp/session', 1, {tags: [id]});
	expect((await session())['tags']).toMatchObject([{id, name: 'quiet', color: '9e9e9e'}]);
	lab.behind.remove('extras/tags', id);
	expect((await session())['tags']).toEqual([]);
	lab.behind.update('plugins/bgp/session', 1, {description: 'in the branch'}, branch);
	lab.behind.remove('plugins/bgp/session', ({id}) => id === 2, branch);
	expect([lab.behind.rows('plugins/bgp/session', branch)[0]?.['description'], (await ask('GET', 'plugins/bgp/session/2/')).status]).toEqual([
		'in the branch',
		200,
	]);
	expect((await session())['description']).not.toBe('in the branch');
	expect(await changes()).toEqual(log);
});

test('H6 the change log is emptied or pruned, and older rows come back', async () => {
	await ask('PATCH', 'dcim/sites/1/', {description: 'one'});
	await ask('PATCH', 'dcim/sites/1/', {description: 'two'});
	const [all, kept] = [await changes(), lab.behind.rows('core/object-changes')];
	lab.behind.remove('core/object-changes', ({id}) => id !== all.at(-1));
	expect(await changes()).toEqual(all.slice(-1));
	lab.behind.remove('core/object-changes', () => true);
	expect(await changes()).toEqual([]);
	for (const row of kept.toReversed()) lab.behind.insert('core/object-changes', row);
	expect(await changes()).toEqual(all);
	await ask('PATCH', 'dcim/sites/1/', {description: 'three'});
	expect(await changes()).toEqual([...all, Number(all.at(-1)) + 1]);
});

test('H6 a restored backup brings back objects, log and the next ids, in branches too', async () => {
	const [before, log] = [await session(), await changes()];
	const restore = lab.behind.backup();
	await ask('PATCH', 'plugins/bgp/session/1/', {description: 'lost'});
	const [first] = (await changes()).slice(-1);
	const {json: lost} = await ask('POST', 'extras/tags/', {name: 'lost', slug: 'lost'});
	lab.behind.update('plugins/bgp/session', 1, {description: 'lost'}, {branch: 'labmnt42'});
	restore();
	expect([await session(), await changes()]).toEqual([before, log]);
	expect(lab.behind.rows('plugins/bgp/session', {branch: 'labmnt42'})[0]?.['description']).not.toBe('lost');
	expect((await ask('POST', 'extras/tags/', {name: 'new', slug: 'new'})).json['id']).toBe(lost['id']);
	expect(await changes()).toEqual([...log, first]);
});

test('H2 a custom field that is not active is missing everywhere, and becomes active without a row in the log', async () => {
	const {json: field} = await ask('POST', 'extras/custom-fields/', {
		...{name: 'stage', type: 'text', default: 'new', object_types: ['netbox_bgp.bgpsession']},
	});
	const [id, path] = [Number(field['id']), `extras/custom-fields/${field['id']}/`];
	const log = await changes();
	const shown = async (): Promise<Row> => (await session())['custom_fields'] as Row;
	const count = async (query: string): Promise<unknown> => (await ask('GET', query)).json['count'];
	const all = await count('plugins/bgp/session/?limit=1');
	for (const status of ['provisioning', 'deleting']) {
		lab.behind.update('extras/custom-fields', id, {status});
		expect(await shown()).not.toHaveProperty('stage');
		expect(await count('plugins/bgp/session/?cf_stage=nothing&limit=1')).toBe(all);
		expect(await count(`extras/custom-fields/?status=${status}`)).toBe(1);
		expect((await ask('GET', path)).json['status']).toMatchObject({value: status});
		const why = `Custom field 'stage' cannot be modified while its stored data is being updated (status: ${status}).`;
		expect(await ask('PATCH', path, {description: 'x'})).toEqual({status: 400, json: {__all__: [why]}});
		const unknown = {stage: "Custom field 'stage' does not exist for this object type."};
		expect(await ask('PATCH', 'plugins/bgp/session/1/', {custom_fields: {stage: 'x'}})).toEqual({status: 400, json: {custom_fields: unknown}});
	}
	expect((await ask('POST', 'extras/custom-fields/', {name: 'stage', type: 'text', object_types: []})).json).toEqual({
		name: ['custom field with this name already exists.'],
	});
	lab.behind.update('extras/custom-fields', id, {status: 'active'});
	expect([await shown(), await changes()]).toEqual([expect.objectContaining({stage: 'new'}), log]);
	lab.behind.update('extras/custom-fields', id, {status: 'deleting'});
	expect([(await ask('DELETE', path)).status, await changes()]).toEqual([204, log]);
	expect((await ask('GET', path)).status).toBe(404);
});

test('H1 a custom field shows kinds that no log tells of, data files and jobs among them', async () => {
	const file = lab.behind.insert('core/data-files', {path: 'a.yaml', size: 3, hash: 'ab', last_updated: '2026-01-01T00:00:00.000000Z'});
	await ask('POST', 'extras/custom-fields/', {
		...{name: 'file', type: 'object', related_object_type: 'core.datafile', object_types: ['netbox_bgp.bgpsession']},
	});
	expect((await ask('PATCH', 'plugins/bgp/session/1/', {custom_fields: {file}})).status).toBe(200);
	const log = await changes();
	lab.behind.update('core/data-files', file, {path: 'b.yaml'});
	expect((await session())['custom_fields']).toMatchObject({
		file: {id: file, url: `${lab.url}/api/core/data-files/${file}/`, display: 'b.yaml', path: 'b.yaml'},
	});
	lab.behind.remove('core/data-files', file);
	expect((await session())['custom_fields']).toMatchObject({file: null});
	expect(await changes()).toEqual(log);
	expect((await ask('POST', 'core/data-files/', {path: 'c'})).status).toBe(405);
});

test('what the lab has not is a mistake of the test', () => {
	expect(() => lab.behind.update('dcim/console-ports', 1, {})).toThrow('the lab has no kind dcim/console-ports');
	expect(() => lab.behind.update('dcim/sites', 999, {})).toThrow('the lab has no dcim/sites 999');
	expect(() => lab.behind.update('dcim/sites', 1, {nmae: 'x'})).toThrow('the lab has no field nmae of dcim/sites');
	expect(() => lab.behind.rows('dcim/sites', {branch: 'nope'})).toThrow('the lab has no branch nope');
});
