import {readFileSync} from 'node:fs';
import {CommandNode} from '../../src/language/tree/schema.js';
import {type Group, type Json, noCost, type Output, type Row} from '../../src/output/output.js';
import {peeringColumns} from '../../src/peerings/table.js';

/** The aliases of `netbox get bgp-peerings`, from the tree itself. */
export const peeringFields = (): Readonly<Record<string, readonly string[]>> => peeringNode().fields ?? {};

/** The command as the tree has it. */
export function peeringNode(): CommandNode {
	const {children} = JSON.parse(readFileSync(new URL('../../shell-tree.json', import.meta.url), 'utf8'));
	const node = CommandNode.parse(children.netbox).children['get']?.children['bgp-peerings'];
	if (!node) throw new Error('no such command');
	return node;
}

/** A session as NetBox sends it, as far as tests look at it. */
export function session(status: string, local: string, remote: string, more: {readonly [key: string]: Json} = {}): Row {
	return {
		id: 1,
		status: {value: status, label: status[0]?.toUpperCase() + status.slice(1)},
		site: {name: 'AMS 1', slug: 'ams1'},
		local_address: {address: local},
		remote_address: {address: remote, family: {value: 4, label: 'IPv4'}},
		local_as: {asn: 65100},
		remote_as: {asn: 65101, display: 'AS65101'},
		peer_group: {name: 'TEST_BGP_PEER_GROUP_1'},
		import_policies: [{name: 'RPL1'}, {name: 'RPL2'}],
		tags: [],
		custom_fields: {vrf: {name: 'blue'}, tier: null},
		description: 'BGP peering between fceos4 and fceos5',
		...more,
	};
}

/** fceos4 with two sessions and fceos5 with none: the example of docs/contract/output.md. */
export const example = (): Output & {readonly kind: 'groups'} =>
	groups(
		{
			key: 'fceos4',
			found: true,
			rows: [
				{key: 'fceos4-fceos5-eth105', held: {row: session('active', '10.0.2.1/30', '10.0.2.2/30')}},
				{key: 'fceos4-fceos5-eth106', held: {row: session('planned', '10.0.2.5/30', '10.0.2.6/30', {peer_group: null, description: ''})}},
			],
		},
		{key: 'fceos5', found: true, rows: []},
	);

export const groups = (...all: readonly Group[]): Output & {readonly kind: 'groups'} => ({
	kind: 'groups',
	noun: 'session',
	columns: peeringColumns,
	groups: all,
	errors: [],
	notes: [],
	meta: noCost,
});
