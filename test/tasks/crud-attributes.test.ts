import {expect, test} from 'vitest';
import {documentOf, type Row} from '../../src/output/output.js';
import {rowsOf} from '../../src/output/rows.js';
import {unwrap} from '../support/database.js';
import {shareShell} from './netbox-support.js';

const shell = shareShell();
const say = (line: string) => shell().say(`netbox crud ${line} dry-run`);
const create = (type: string, data: string) => say(`create object-type ${type} data ${data}`);
const previewOf = async (type: string, data: string) => {
	const said = documentOf(unwrap(await create(type, data))) as {readonly preview: readonly Row[]; readonly named: readonly Row[]};
	return {body: said.preview[0] ?? {}, named: said.named?.[0]};
};
const port = (parent: string) => `{"device": "fceos4", "name": "pv.1", "type": "virtual", "parent": ${parent}}`;
const address = (more: string) => `{"address": "10.99.0.1/32", ${more}}`;
const eth = '{"name": "eth105", "device": "fceos4"}';

test('C30 natural-keys attributes may name objects too, by a name, by attributes of their own, or by any field of the kind', async () => {
	const byName = await previewOf('dcim.interfaces', port(eth));
	const id = byName.body['parent'];
	expect(byName).toMatchObject({body: {parent: expect.any(Number)}, named: {parent: 'eth105'}});
	const deeper = '{"name": "eth105", "device": {"name": "fceos4", "site": {"slug": "saltnornir-lab"}}}';
	expect((await previewOf('dcim.interfaces', port(deeper))).body['parent']).toBe(id);
	expect(await previewOf('ipam.ip-addresses', address('"vrf": {"rd": "65000:200"}'))).toMatchObject({named: {vrf: 'CUSTOMER-A'}});
	expect(await create('ipam.ip-addresses', address('"vrf": {"rd": "65000:9"}'))).toMatchObject({
		error: {message: 'no ipam.vrfs {"rd":"65000:9"} for "vrf" in "env".'},
	});
	expect(await create('dcim.interfaces', port('{"name": "eth105", "device": "nope"}'))).toMatchObject({
		error: {message: 'no dcim.devices "nope" for "parent.device" in "env".'},
	});
	expect(await create('dcim.interfaces', port('{"nmae": "eth105"}'))).toMatchObject({
		error: {message: 'dcim.interfaces have no field "nmae", by which "parent" names one. Did you mean "name"?'},
	});
	const several = '{"device": "fceos4", "enabled": true}';
	expect(await create('dcim.interfaces', port(several))).toMatchObject({
		error: {message: expect.stringMatching(/^parent \{"device":1,"enabled":true\} is \d+ objects: in device fceos4 \(id \d+\)/)},
	});
});

test('C30 natural-keys interfaces of one name are told apart by their devices, and the hint says so', async () => {
	expect(await create('dcim.interfaces', port('"Ethernet1"'))).toMatchObject({
		error: {
			message: expect.stringMatching(/^parent "Ethernet1" is \d+ objects: .*in .*device .*\(id \d+\)/),
			hint: expect.stringMatching(/^say which by its id, or more of it: \{"name": "Ethernet1", "device": \{"name": ".+"\}\}$/),
		},
	});
});

test('C30 natural-keys beside a type an object is named by a name or attributes, at the ends of cables too; an id is looked up', async () => {
	const of = (id: string, type = '"assigned_object_type": "dcim.interface", ') => address(`${type}"assigned_object_id": ${id}`);
	const {body, named} = await previewOf('ipam.ip-addresses', of(eth));
	const id = body['assigned_object_id'];
	expect([id, named]).toEqual([expect.any(Number), {assigned_object_id: 'eth105'}]);
	expect((await previewOf('ipam.ip-addresses', of(String(id)))).named).toEqual(named);
	const ends = `"a_terminations": [{"object_type": "dcim.interface", "object_id": ${eth}}]`;
	const cable = await previewOf('dcim.cables', `{${ends}}`);
	expect([cable.body, cable.named]).toEqual([{a_terminations: [{object_type: 'dcim.interface', object_id: id}]}, {a_terminations: ['eth105']}]);
	for (const [data, message] of [
		[of('99999'), 'no dcim.interfaces with the id 99999 for "assigned_object_id" in "env" that this token may see.'],
		[of(eth, ''), '"assigned_object_id" of ipam.ip-addresses needs "assigned_object_type".'],
		[
			of('1', '"assigned_object_type": "dcim.interfcae", '),
			'"dcim.interfcae" is no type of objects that have a list, for "assigned_object_type". Did you mean "dcim.interface"?',
		],
		[of('true'), 'an item of "assigned_object_id" names one object, by a name, an id or its attributes, which true is not.'],
	] as const)
		expect(await create('ipam.ip-addresses', data)).toMatchObject({error: {message}});
	const at = (await shell().say('netbox crud get object-type ipam.ip-addresses filters {"address": "10.0.2.1/30"}')) as never;
	const [there = {}] = documentOf(unwrap(at)) as readonly Row[];
	const moved = await say(
		`update object-type ipam.ip-addresses object-id ${String(there['id'])} data {"assigned_object_id": {"name": "eth106", "device": "fceos4"}}`,
	);
	expect(documentOf(unwrap(moved))).toMatchObject({changes: [{changes: {assigned_object_id: {named: 'eth106'}}}]});
});

test('C33 crud-clone a copy of a cable leaves out its ends, which can be at one cable alone', async () => {
	const said = unwrap(await say('clone object-type dcim.cables object-id 1 data {"label": "spare"}'));
	expect(Object.keys((documentOf(said) as {readonly preview: readonly Row[]}).preview[0] ?? {})).not.toContain('a_terminations');
	expect(said.notes).toContain("not taken over, since it is the object's own: a_terminations, b_terminations");
	expect(rowsOf(said).rows[0]?.row).toMatchObject({label: 'spare'});
});

test('C37 field-rules a field of a custom field is told where that is said', async () => {
	expect(await create('dcim.sites', '{"name": "a", "slug": "a", "cf_tier": "gold"}')).toMatchObject({
		error: {
			message: 'dcim.sites has no field "cf_tier".',
			hint: expect.stringMatching(/^a custom field is said as \{"custom_fields": \{"tier": …\}\}/),
		},
	});
});
