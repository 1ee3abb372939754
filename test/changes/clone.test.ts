import {expect, test} from 'vitest';
import {copyOf, takenOver} from '../../src/changes/clone.js';
import type {FieldRules} from '../../src/netbox/read/field-rules.js';

const related = (path: string, id: number, name: string) => ({id, url: `http://netbox.invalid/api/${path}/${id}/`, display: name, name});
const [may, must, never] = [
	{readOnly: false, required: false},
	{readOnly: false, required: true},
	{readOnly: true, required: false},
];
const rules: FieldRules = {
	...{id: never, name: must, asset_tag: may, status: may, site: must, tags: may, primary_ip: never, primary_ip4: may, family: never, serial: may},
	...{custom_fields: may, comments: may, position: may, face: may, vc_priority: may, enabled: may},
};
const site = related('dcim/sites', 2, 'AMS1');
const tags = [related('extras/tags', 5, 'core'), related('extras/tags', 6, 'edge')];
const row = {
	...{
		id: 1,
		url: 'http://netbox.invalid/api/dcim/devices/1/',
		display: 'r1',
		name: 'r1',
		asset_tag: 'A-1',
		status: {value: 'active', label: 'Active'},
	},
	...{site, tags, primary_ip: related('ipam/ip-addresses', 9, '10.0.0.1/32'), primary_ip4: related('ipam/ip-addresses', 9, '10.0.0.1/32')},
	...{family: {value: 4, label: 'IPv4'}, serial: '', comments: '', position: null, face: null, vc_priority: 0, enabled: false, device_count: 3},
	...{custom_fields: {tier: {value: 'gold', label: 'Gold'}, circuit: null}, created: '2026-01-01T00:00:00Z', unknown: 'x'},
};

test('C33 crud-clone takes over what a body may say and what says something, related objects by their ids', () => {
	expect(takenOver(row, 'dcim.devices', rules)).toEqual({
		body: {status: 'active', site: 2, tags: [5, 6], vc_priority: 0, enabled: false, custom_fields: {tier: 'gold', circuit: null}},
		named: {site, tags},
		own: ['name', 'asset_tag', 'primary_ip4'],
		fixed: ['primary_ip'],
	});
});

test('C33 crud-clone takes nothing over by which its kind is called', () => {
	const kindOf = (kind: string, field: string) => takenOver({id: 1, [field]: 'x'}, kind, {[field]: may}).own;
	for (const [kind, field] of [
		['ipam.asns', 'asn'],
		['ipam.prefixes', 'prefix'],
		['ipam.ip-addresses', 'address'],
		['ipam.vlans', 'vid'],
		['dcim.device-types', 'model'],
		['tenancy.tenants', 'slug'],
	] as const)
		expect([kind, kindOf(kind, field)]).toEqual([kind, [field]]);
	expect(kindOf('dcim.interfaces', 'type')).toEqual([]);
});

test('C33 crud-clone what is said comes first and stands for what is taken over, a custom field for that one alone', () => {
	const taken = {status: 'active', site: 2, custom_fields: {tier: 'gold', circuit: null}};
	expect(Object.entries(copyOf(taken, {name: 'r2', status: 'planned', custom_fields: {circuit: 'C1'}}))).toEqual([
		['name', 'r2'],
		['status', 'planned'],
		['custom_fields', {tier: 'gold', circuit: 'C1'}],
		['site', 2],
	]);
	expect(copyOf(taken, {custom_fields: null})).toEqual({...taken, custom_fields: null});
});
