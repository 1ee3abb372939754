import {afterEach, describe, expect, test} from 'vitest';
import {parseDataset} from '../../src/lab/dataset/dataset.js';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {scaleDataset} from '../../src/lab/dataset/scale.js';
import {type RunningLab, startLab} from '../../src/lab/http/server.js';
import type {Row} from '../../src/output/output.js';
import {call, list} from './client.js';
import {recordedDataset} from './replay.js';

let lab: RunningLab | undefined;
afterEach(() => lab?.close());

const names = (rows: readonly Row[]): readonly unknown[] => rows.map((row) => row['name']);

describe('the made-up network', () => {
	test('is the same in every run', () => {
		expect(labDataset()).toEqual(labDataset());
	});

	test('begins with the devices and sessions of the reference data set, under its ids', async () => {
		lab = await startLab({dataset: labDataset()});
		const recorded = recordedDataset('4.7.3').objects;
		for (const path of ['plugins/bgp/session', 'dcim/devices']) {
			const known = recorded[path] ?? [];
			const own = await list(lab.url, `${path}/?ordering=id&limit=${known.length}`);
			const shape = (row: Row): unknown => [row['id'], row['display'], row['name'], Object.keys(row)];
			expect(own.map(shape)).toEqual(known.map(shape));
		}
	});

	test('has a fabric with both ends of each link, in IPv4 and IPv6', async () => {
		lab = await startLab({dataset: labDataset()});
		const rows = await list(lab.url, 'plugins/bgp/session/?name__ic=par1&limit=1000');
		const ends = rows.map((row) => [row['local_address'], row['remote_address']].map((address) => (address as Row)['address']).join(' '));
		expect(ends).toHaveLength(64);
		expect(ends.every((end) => ends.includes(end.split(' ').toReversed().join(' ')))).toBe(true);
		expect(names(rows)).toContain('par1-leaf08-par1-spine2-v6');
	});

	test('answers the selectors of a device: region, location, platform, manufacturer', async () => {
		lab = await startLab({dataset: labDataset()});
		const found = async (query: string): Promise<number> => (await list(lab?.url ?? '', `dcim/devices/?limit=1000&${query}`)).length;
		expect(await found('region=europe')).toBe(34);
		expect(await found('location=par1-hall-1')).toBe(10);
		expect(await found('platform=junos')).toBe(10);
		expect(await found('manufacturer=juniper&role=leaf')).toBe(8);
	});

	test('has a branch with one edited session, and one that is not ready', async () => {
		lab = await startLab({dataset: labDataset()});
		expect(await list(lab.url, 'plugins/bgp/session/?id=1&fields=description', 'labmnt42')).toEqual([{description: 'changed in the branch'}]);
		expect(await list(lab.url, 'core/object-changes/?fields=changed_object_id', 'labmnt42')).toEqual([{changed_object_id: 1}]);
		expect((await call(lab.url, 'GET', 'dcim/sites/', {branch: 'labwip00'})).status).toBe(400);
	});
});

describe('a scaled network', () => {
	test('is equal for equal n and has twenty sessions a device', async () => {
		expect(scaleDataset(40)).toEqual(scaleDataset(40));
		lab = await startLab({dataset: scaleDataset(40)});
		const [device] = await list(lab.url, 'dcim/devices/?name=lab-00007');
		expect(await list(lab.url, `plugins/bgp/session/?device_id=${device?.['id']}`)).toHaveLength(20);
	});
});

describe('a data set', () => {
	test('without a status is refused', () => {
		expect(parseDataset({objects: {}})).toMatchObject({ok: false, error: {code: 'local-io'}});
	});
	test('with rows that have no id is refused', () => {
		expect(parseDataset({status: {'netbox-version': '4.7.3'}, objects: {'dcim/sites': [{name: 'x'}]}})).toMatchObject({ok: false});
	});
	test('shows the address its caller used', async () => {
		lab = await startLab({dataset: recordedDataset('4.7.3')});
		const {json} = await call(lab.url, 'GET', 'plugins/bgp/session/1/', {
			headers: {'x-forwarded-host': 'nb.example.net', 'x-forwarded-proto': 'https'},
		});
		expect(json['url']).toBe('https://nb.example.net/api/plugins/bgp/bgpsession/1/');
	});
});
