import fc from 'fast-check';
import {expect, test} from 'vitest';
import {devices} from '../../src/netbox/read/endpoints.js';
import {cutValues, listTarget, target} from '../../src/netbox/read/query.js';

test('a list is always asked with an order and a limit, which come last', () => {
	expect(listTarget(devices, [])).toBe('/api/dcim/devices/?ordering=id&limit=1000');
	expect(
		listTarget(devices, [
			['limit', 1],
			['ordering', '-id'],
			['fields', 'id,time'],
		]),
	).toBe('/api/dcim/devices/?fields=id,time&ordering=-id&limit=1');
});

test('values are encoded, repeated parameters keep their order', () => {
	const query = [
		['name', 'core/1 +&%#ß "q"'],
		['name', '東京'],
		['brief', true],
	] as const;
	expect(target('/x/', query)).toBe('/api/x/?name=core%2F1%20%2B%26%25%23%C3%9F%20%22q%22&name=%E6%9D%B1%E4%BA%AC&brief=true');
});

test('N43 unknown-filter an empty value is a bug, since NetBox answers it with everything', () => {
	expect(() => listTarget(devices, [['name', '']])).toThrow('empty value');
	expect(() => cutValues([''], {endpoint: devices, query: [], parameter: 'name', basePath: ''})).toThrow('empty value');
});

const cutting = {endpoint: devices, query: [['fields', 'id,name']] as const, parameter: 'name', basePath: '/netbox'};

test('values are cut so that path and query stay under 3,800 bytes, base path and later pages included; none is lost', () => {
	const names = fc.array(fc.string({minLength: 1, maxLength: 60, unit: 'grapheme'}), {maxLength: 300});
	fc.assert(
		fc.property(names, (values) => {
			const cuts = cutValues(values, cutting);
			const targets = cuts.map(
				(cut) => `/netbox${listTarget(devices, [...cut.map((value) => ['name', value] as const), ...cutting.query, ['id__gt', 1_234_567_890]])}`,
			);
			expect(Math.max(0, ...targets.map((text) => Buffer.byteLength(text)))).toBeLessThan(3_800);
			expect(cuts.flat()).toEqual(values);
			expect(cuts).not.toContainEqual([]);
		}),
		{numRuns: 300},
	);
});

test('200 devices with long ids fit into one request of session traces', () => {
	const ids = Array.from({length: 200}, (_, place) => 1_000_000 + place);
	const query = [['fields', 'id,name,last_updated,import_policies,export_policies']] as const;
	const cuts = cutValues(ids, {endpoint: {path: '/plugins/bgp/session/'}, query, parameter: 'device_id', basePath: '', most: 200});
	expect(cuts.map(({length}) => length)).toEqual([200]);
});

test('a cut holds at most the number asked', () => {
	expect(cutValues([1, 2, 3, 4, 5], {...cutting, most: 2})).toEqual([[1, 2], [3, 4], [5]]);
	expect(cutValues([], cutting)).toEqual([]);
});
