import {expect, test} from 'vitest';
import {documentOf, type Output, type Row} from '../../src/output/output.js';
import {rowsOf} from '../../src/output/rows.js';
import {unwrap} from '../support/database.js';
import {type Shell, startShell} from './netbox-support.js';

const sites = 'netbox crud clone object-type dcim.sites object-id';
const session = 'netbox crud clone object-type plugins.bgp.session object-id 1 data';
const list = (said: Output): readonly Row[] => documentOf(said) as readonly Row[];
const rowOf = async (shell: Shell, type: string, id: unknown): Promise<Row> =>
	list(unwrap(await shell.say(`netbox crud get object-type ${type} object-id ${id}`)))[0] ?? {};

test('C33 crud-clone all that an object says is taken over but for its own name, under what data says; a dry run shows both requests and sends no write', async () => {
	const shell = await startShell();
	const line = `${session} {"name": "copy", "remote_address": "10.0.3.2/30", "custom_fields": {"tier": "gold"}}`;
	const dry = unwrap(await shell.say(`${line} dry-run`));
	const {
		count,
		preview,
		named,
		copy_of: copyOf,
		requests,
	} = documentOf(dry) as {readonly [key: string]: unknown; readonly preview: readonly Row[]; readonly requests: readonly Row[]};
	expect([count, copyOf, named]).toMatchObject([
		1,
		{id: 1, display: 'fceos4 (UUID-123454):fceos4-fceos5-eth105'},
		[{remote_address: '10.0.3.2/30', device: 'fceos4', local_as: 'AS65100', peer_group: 'TEST_BGP_PEER_GROUP_1', import_policies: ['RPL1']}],
	]);
	expect(requests).toEqual([
		{method: 'GET', url: `${shell.lab.url}/api/plugins/bgp/session/1/`},
		{method: 'POST', url: `${shell.lab.url}/api/plugins/bgp/session/`, body: preview[0]},
	]);
	expect(rowsOf(dry).rows[0]?.row).toMatchObject({
		name: 'copy',
		remote_address: '10.0.3.2/30 (id 4)',
		device: 'fceos4 (id 1)',
		local_as: 'AS65100 (id 1)',
	});
	expect(shell.writes()).toEqual([]);
	const [made = {}] = list(unwrap(await shell.say(`${line} message "like 1" yes`)));
	expect(shell.writes()).toEqual(['POST /api/plugins/bgp/session/']);
	const [from, copy] = [await rowOf(shell, 'plugins.bgp.session', 1), await rowOf(shell, 'plugins.bgp.session', made['id'])];
	const differing = Object.keys(from).filter((name) => JSON.stringify(from[name]) !== JSON.stringify(copy[name]));
	expect(differing.toSorted()).toEqual(['created', 'custom_fields', 'display', 'id', 'last_updated', 'name', 'remote_address', 'url']);
	expect(copy['custom_fields']).toMatchObject({tier: {value: 'gold'}});
});

test('C33 crud-clone what is not taken over is said by its name above the question, and what is needed and not said is refused before it', async () => {
	const questions: [string, readonly string[]][] = [];
	const shell = await startShell(undefined, {answer: (question, preview) => questions.push([question, preview?.notes ?? []]) < 0});
	expect(await shell.say(`${session} {"remote_address": "10.0.3.2/30"}`)).toMatchObject({error: {message: 'not confirmed: nothing was sent.'}});
	expect(questions).toEqual([
		[
			'create 1 object of plugins.bgp.session in env?',
			["not taken over, since it is the object's own: name", 'requests: GET /api/plugins/bgp/session/1/, POST /api/plugins/bgp/session/'],
		],
	]);
	for (const [line, message] of [
		[`${sites} 1 data {"nmae": "x"}`, 'dcim.sites has no field "nmae". Did you mean "name"?'],
		[`${sites} 1 data {"name": "x"}`, 'a copy of dcim.sites 1 needs its own "slug".'],
		[`${sites} 1 data [{"name": "x", "slug": "x"}, {}]`, 'item 2 of "data": a copy of dcim.sites 1 needs its own "name" and "slug".'],
		[`${sites} 1 data {"name": "x", "slug": "x", "id": 7}`, 'the field "id" of dcim.sites is set by NetBox itself.'],
		[`${sites} 1 data {"name": "x", "slug": "x", "status": "activ"}`, expect.stringContaining('not "activ". Did you mean "active"?')],
		[`${sites} 99999 data {"name": "x", "slug": "x"}`, 'no dcim.sites 99999 in "env".'],
		[`${session} {}`, expect.stringContaining('this BGP session exists already: "fceos4-fceos5-eth105" (id 1, ')],
		[`${sites} 1 data {"name": "x", "slug": "x", "tenant": "nobody"}`, 'no tenancy.tenants "nobody" for "tenant" in "env".'],
	] as const)
		expect(await shell.say(`${line} yes`)).toMatchObject({error: {message}});
	expect(shell.writes()).toEqual([]);
});

test('C33 crud-clone a list makes several in one request, in the branch that is named, where the object is read as well', async () => {
	const shell = await startShell();
	unwrap(await shell.say('netbox crud update object-type dcim.sites object-id 2 data {"facility": "of the branch"} branch maint-42 yes'));
	const said = unwrap(
		await shell.say(`${sites} 2 data [{"name": "A", "slug": "a"}, {"name": "B", "slug": "b", "status": "planned"}] branch maint-42 yes`),
	);
	expect([said.notes, shell.writes().slice(-1)]).toEqual([['created 2 objects in dcim.sites of branch "maint-42"'], ['POST /api/dcim/sites/']]);
	expect(list(said)).toMatchObject([
		{name: 'A', facility: 'of the branch', status: {value: 'active'}},
		{name: 'B', facility: 'of the branch', status: {value: 'planned'}},
	]);
	expect(list(unwrap(await shell.say('netbox crud get object-type dcim.sites filters {"slug": "a"}')))).toEqual([]);
});
