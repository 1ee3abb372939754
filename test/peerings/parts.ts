import {expect} from 'vitest';
import type {Netbox} from '../../src/netbox/netbox.js';
import type {ReadingTools} from '../../src/peerings/reading/read.js';
import type {Sandbox} from './sandbox.js';
import {difference, type Rest, type Shell, type ShellOptions} from './support.js';

/** What sessions show, and how it is asked for when it changed: the fields of the sessions, or the sessions. */
const parts: readonly (readonly [path: string, body: object, asked: string])[] = [
	['dcim/sites', {description: 'edited'}, 'site'],
	['tenancy/tenants', {name: 'prop tenant 2'}, 'tenant'],
	['plugins/bgp/peer-group', {name: 'prop group 2'}, 'peer_group'],
	['plugins/bgp/routing-policy', {description: 'edited'}, 'import_policies,export_policies'],
	['plugins/bgp/prefix-list', {name: 'prop list 2'}, 'prefix_list_in,prefix_list_out'],
	['extras/tags', {color: 'ff0000'}, 'tags'],
	// Part of what a session without a name is called.
	['ipam/asns', {description: 'edited'}, 'in full'],
	['ipam/ip-addresses', {description: 'edited'}, 'in full'],
];

/** Of a thing that sessions show only the fields that show it are asked for when it changes, and True shows what False shows. */
export async function editEachPart(rest: Rest, {targets}: Sandbox, open: (options: ShellOptions) => Shell): Promise<void> {
	const asked: string[] = [];
	const listening = (tools: ReadingTools): ReadingTools => {
		const listBy: Netbox['listBy'] = (endpoint, by, query) => {
			asked.push(String(query[0]?.[1] ?? 'in full').replace(/^id,name,last_updated,?/, ''));
			return tools.netbox.listBy(endpoint, by, query);
		};
		return {...tools, netbox: {...tools.netbox, listBy}};
	};
	const shell = open({wrap: listening});
	const devices = 'prop-a prop-b prop-c prop-d';
	await shell.read(devices);
	for (const [path, body, expected] of parts) {
		const [id] = targets.get(path) ?? [];
		expect((await rest('PATCH', `${path}/${id}/`, body)).status, path).toBe(200);
		asked.length = 0;
		const reading = await shell.read(devices);
		expect(asked, path).toEqual(['', expected]);
		expect(reading.events.filter((event) => event.startsWith('fetching ')).length, path).toBeGreaterThan(0);
		expect(difference(reading, await shell.read(devices, 'False')), path).toEqual([]);
	}
}
