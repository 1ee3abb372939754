import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {namingFields} from '../../src/changes/deletion/on-delete.js';
import {documentOf, type Row} from '../../src/output/output.js';
import {Made, type Server, servers} from '../lab/both.js';
import {unwrap} from '../support/database.js';
import {openDjango} from '../support/netbox/django.js';
import {adminToken, openShell, type Speaker} from './netbox-support.js';

const mark = 'nf-deletion';

describe.each(servers)('what is told of a deletion, at %s', {timeout: 120_000}, (name, open) => {
	let server: Server;
	let made: Made;
	let shell: Speaker;
	const endings: (() => void | Promise<void>)[] = [];
	const idOf = async (path: string, body: Row): Promise<number> => Number((await made.make(path, body))['id']);
	/** What a dry run says, and what NetBox does with the same deletion. */
	const told = async (type: string, ids: readonly number[]) => {
		const dry = await shell.say(`netbox crud delete object-type ${type} object-id ${ids.join()} dry-run`);
		const output = unwrap(dry);
		const path = `${type.replaceAll('.', '/')}/`;
		const [one, ...others] = ids;
		const {status} =
			others.length > 0
				? await server.ask(
						'DELETE',
						path,
						ids.map((id) => ({id})),
					)
				: await server.ask('DELETE', `${path}${one}/`);
		const {dependents} = documentOf(output) as {readonly dependents: Row};
		return {status, willRefuse: dependents['will_refuse'], errors: output.errors.map(({code, message}) => [code, message]), notes: output.notes};
	};

	beforeAll(async () => {
		server = await open();
		made = new Made(server.ask);
		shell = openShell(server.url, {token: adminToken, ending: (end) => void endings.push(end)});
	}, 60_000);
	afterAll(async () => {
		await made.remove();
		for (const end of endings.toReversed()) await end();
		await server.close();
	}, 60_000);

	test('C34 object-dependents a site with VLANs is refused, with what needs it, and nothing says that it would be deleted', async () => {
		const site = await idOf('dcim/sites', {name: mark, slug: mark});
		for (const vid of [77, 78]) await made.make('ipam/vlans', {name: `${mark}-${vid}`, vid, site});
		const {status, willRefuse, errors, notes} = await told('dcim.sites', [site]);
		expect([status, willRefuse]).toEqual([409, true]);
		expect(errors).toEqual([['conflict', `NetBox will refuse to delete dcim.sites ${site} (409): 2 ipam.vlans need it by "site".`]]);
		expect(notes[0]).toBe('NetBox will refuse to delete it (409): 2 ipam.vlans need it by "site"');
		expect(notes.join('\n')).not.toContain('would delete');
	});

	test('C34 object-dependents an interface with a child interface is refused; with its child it may be, and where nothing stands against it, it is not', async () => {
		const port = await idOf('dcim/interfaces', {device: 1, name: mark, type: 'virtual'});
		const child = await idOf('dcim/interfaces', {device: 1, name: `${mark}.1`, type: 'virtual', parent: port});
		expect(await told('dcim.interfaces', [port])).toMatchObject({status: 409, willRefuse: true, errors: [['conflict', expect.any(String)]]});
		const dry = unwrap(await shell.say(`netbox crud delete object-type dcim.interfaces object-id ${port},${child} dry-run`));
		expect([dry.errors, dry.notes[1]]).toEqual([
			[],
			expect.stringContaining('which are among those to be deleted: by their order NetBox may refuse'),
		]);
		expect(await told('dcim.interfaces', [child])).toMatchObject({status: 204, willRefuse: false, errors: []});
	});

	test('C34 object-dependents an interface whose address a session needs is refused for that', async () => {
		const port = await idOf('dcim/interfaces', {device: 1, name: `${mark}-a`, type: 'virtual'});
		const assigned = {assigned_object_type: 'dcim.interface', assigned_object_id: port};
		const near = await idOf('ipam/ip-addresses', {address: '203.0.113.41/30', ...assigned});
		const far = await idOf('ipam/ip-addresses', {address: '203.0.113.42/30'});
		await made.make('plugins/bgp/session', {name: mark, local_address: near, remote_address: far, local_as: 1, remote_as: 2});
		const {status, errors} = await told('dcim.interfaces', [port]);
		const needs = '1 plugins.bgp.session needs ipam.ip-addresses that go too by "local_address"';
		expect([status, errors]).toEqual([409, [['conflict', `NetBox will refuse to delete dcim.interfaces ${port} (409): ${needs}.`]]]);
	});

	test.skipIf(name === 'the lab')('C34 object-dependents the table says what the models of this NetBox say', async () => {
		const django = openDjango(server.url);
		const said = (await django.run(`
			from django.apps import apps
			from django.db.models import ForeignKey
			from utilities.api import get_serializer_for_model
			from utilities.object_types import object_type_identifier
			result = []
			for model in apps.get_models():
				for field in model._meta.get_fields():
					if not isinstance(field, ForeignKey):
						continue
					to = field.related_model
					result.append([f'{model._meta.app_label}.{model._meta.model_name}', field.name, f'{to._meta.app_label}.{to._meta.model_name}', field.remote_field.on_delete.__name__])
		`)) as readonly (readonly string[])[];
		await django.close();
		const types = (await server.ask('GET', 'core/object-types/?limit=1000')).json['results'] as readonly Row[];
		const listOf = new Map(
			types.map((row) => [
				`${row['app_label']}.${row['model']}`,
				/\/api\/(.+)\/$/.exec(String(row['rest_api_endpoint'] ?? ''))?.[1]?.replaceAll('/', '.'),
			]),
		);
		const other: Readonly<Record<string, string>> = {
			'plugins.bgp.bgpsession': 'plugins.bgp.session',
			'plugins.bgp.bgppeergroup': 'plugins.bgp.peer-group',
		};
		const listed = (type: string) => other[listOf.get(type) ?? ''] ?? listOf.get(type);
		const does: Readonly<Record<string, string>> = {PROTECT: 'refused', RESTRICT: 'refused', CASCADE: 'deleted', SET_NULL: 'emptied'};
		const models = new Map(said.map(([model = '', field = '', to = '', how = '']) => [`${listed(model)} ${field} ${listed(to)}`, does[how]]));
		const kinds = [...new Set(said.flatMap(([, , to = '']) => listed(to) ?? []))];
		const wrong = kinds.flatMap((kind) =>
			namingFields(kind)
				.filter(({list, field, onDelete}) => models.get(`${list} ${field} ${kind}`) !== onDelete)
				.map((one) => ({kind, ...one})),
		);
		expect(wrong).toEqual([]);
		expect(kinds.flatMap(namingFields).length).toBeGreaterThan(200);
	});
});
