import {expect, test} from 'vitest';
import {changed, writable} from '../../../src/netbox/open.js';
import {means, meansOf, toldBy} from '../../../src/netbox/write/likeness.js';
import type {Json} from '../../../src/output/output.js';

const site = {id: 3, url: 'http://netbox.invalid/api/dcim/sites/3/', display: 'AMS1', name: 'AMS1', slug: 'ams1', description: ''};
const tag = (id: number) => ({...site, id, url: `http://netbox.invalid/api/extras/tags/${id}/`, slug: `t${id}`});
const status = {value: 'active', label: 'Active'};

test.each<[said: Json, there: Json, isSame: boolean, what: string]>([
	[{bfd: true}, {bfd: true, ttl: 3}, false, 'JSON is replaced whole'],
	[{ttl: 3, bfd: true}, {bfd: true, ttl: 3}, true, 'the order of its keys means nothing'],
	[{a: {b: [1]}}, {a: {b: [1, 2]}}, false, 'nor is a part of it the whole, however deep'],
	[[2, 1], [1, 2], false, 'the order of a list means something'],
	[
		[
			[1, 99],
			[200, 300],
		],
		[
			[200, 300],
			[1, 99],
		],
		false,
		'of ranges too',
	],
	[[1, 1], [1, 2], false, 'one value does not stand for two'],
	[[{id: 5}], [{id: 5, x: 1}], false, 'objects of a JSON list are no related objects'],
	[{id: 3}, {id: 3, x: 1}, false, 'nor is a JSON object with an id'],
	[{}, site, false, 'no attributes name nobody'],
	[3, site, true, 'an id'],
	[4, site, false, 'another id'],
	[{slug: 'ams1'}, site, true, 'attributes that it has'],
	[{slug: 'ams2'}, site, false, 'that it has not'],
	[{toString: 1}, site, false, 'that no object of JSON has'],
	[[2, 1], [tag(1), tag(2)], true, 'related objects are a set'],
	[[1, 1], [tag(1), tag(2)], false, 'one does not stand for two'],
	[[{slug: 't2'}, 1], [tag(1), tag(2)], true, 'named in any way'],
	['active', status, true, 'a choice by its value'],
	['Active', status, false, 'not by its label'],
	[null, null, true, 'nothing'],
	['65100', 65100, false, 'what cannot be known is sent'],
])('B1 %j beside %j: %s, %s', (said, there, isSame) => {
	expect(means(said, there)).toBe(isSame);
});

test('B1 what NetBox says of a field counts: JSON that looks like a related object is JSON', () => {
	const json = {readOnly: false, required: false, type: 'field'};
	expect([meansOf(json, 3, site), meansOf({...json, type: 'nested object'}, 3, site), meansOf(json, {slug: 'ams1'}, site)]).toEqual([
		false,
		true,
		false,
	]);
});

test('B1 writable and changed leave JSON as it is, whatever is in it', () => {
	const row = {
		id: 1,
		site,
		local_context_data: {id: 7, dns: ['a', 'b']},
		vid_ranges: [[1, 9]],
		tags: [tag(1), tag(2)],
		custom_fields: {url: 'x', count: 1, j: {id: 2}},
	};
	expect(writable(row)).toEqual({
		site: 3,
		local_context_data: {id: 7, dns: ['a', 'b']},
		vid_ranges: [[1, 9]],
		tags: [1, 2],
		custom_fields: {url: 'x', count: 1, j: {id: 2}},
	});
	expect(changed(row, {...row, tags: [tag(2), tag(1)]})).toEqual({});
	const shows = (...ids: number[]) => ({...row, custom_fields: {several: ids.map(tag), choices: ids}});
	expect(changed(shows(1, 2), shows(2, 1))).toEqual({custom_fields: {choices: [2, 1]}});
	expect(changed(row, {...row, local_context_data: {id: 7, dns: ['b', 'a']}})).toEqual({local_context_data: {id: 7, dns: ['b', 'a']}});
	expect(changed(row, {...row, local_context_data: {id: 7}})).toEqual({local_context_data: {id: 7}});
	expect(changed(row, {...row, custom_fields: {...row.custom_fields, j: {}}})).toEqual({custom_fields: {j: {}}});
});

test('B1 a lost change counts as done only where all that was sent is there', () => {
	const row = {name: 'abc', mac: 'AA:BB', weight: '12.50', site, extra: {a: 1}, custom_fields: {j: {a: 1}, t: 'x'}};
	expect(toldBy(row, {name: 'ABC'})).toEqual([false]);
	expect(toldBy(row, {name: 'abc', extra: {a: 2}})).toEqual([true, undefined]);
	expect(toldBy(row, {mac: 'aa:bb', weight: 12.5, site: 3, extra: {a: 1}, custom_fields: {t: 'x'}})).toEqual([true, true, true, true, true]);
	expect(toldBy(row, {custom_fields: {j: {}}, site: 'AMS1', changelog_message: 'm'})).toEqual([false, undefined]);
});
