import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {made} from '../support/netbox/people.js';
import {type Edit, expectBeside, grantAll, openStand, type Stand} from './edit-stand.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';
const group = 'plugins/bgp/peer-group';
const patch = (path: string, body: object) => (stand: Stand) => made(stand.rest('PATCH', `${path}/${stand.id(path)}/`, body));

/** What a permission leaves of the log. */
const parts: readonly (readonly [what: string, constraint: {readonly [field: string]: string | number}])[] = [
	['of one kind', {changed_object_type__model: 'site'}],
	['of one user', {user_name: 'rights-nobody'}],
	['of long ago', {time__lt: '2020-01-01T00:00:00Z'}],
	['of deletions', {action: 'delete'}],
	['of nothing', {id: 0}],
	['of all but one kind', {changed_object_type__app_label: 'dcim'}],
];

const narrowed = (index: number) => (stand: Stand) =>
	stand.reader.grant('log', {kinds: ['core.objectchange'], constraints: [parts[index % parts.length]?.[1] ?? {}]});
const whole = (stand: Stand): Promise<void> => grantAll(stand.reader, 'partial');

const edits: readonly Edit[] = [
	...parts.map(
		([what], index): Edit => ({
			title: `the log ${what} is all that it may see, and a peer group is renamed`,
			first: narrowed(index),
			make: patch(group, {name: `partial renamed ${index}`}),
			undo: async (stand) => {
				await patch(group, {name: 'partial group'})(stand);
				await whole(stand);
			},
		}),
	),
	...(
		[
			['an address', 'ipam/ip-addresses', {description: 'partial'}],
			['a device', 'dcim/devices', {description: 'partial'}],
			['an AS number', 'ipam/asns', {description: 'partial'}],
		] as const
	).map(
		([what, path, body], index): Edit => ({
			title: `the log is narrowed after it was read whole, and ${what} edited`,
			make: [narrowed(index), patch(path, body)],
			undo: async (stand) => {
				await patch(path, {description: ''})(stand);
				await whole(stand);
			},
		}),
	),
	{
		title: 'the log is given whole again behind an edit that it did not show',
		first: narrowed(0),
		make: [patch(group, {description: 'partial edit'}), whole, patch(group, {description: 'partial edit 2'})],
		undo: patch(group, {description: ''}),
	},
	{
		title: 'the log is narrowed for a moment, in which a peer group is edited that nobody reads',
		make: async (stand) => {
			await narrowed(1)(stand);
			await patch(group, {description: 'partial moment'})(stand);
			await whole(stand);
		},
		undo: patch(group, {description: ''}),
	},
];

describe.skipIf(url === '')('a log of which a token sees a part', {timeout: 120_000}, () => {
	let stand: Stand;
	beforeAll(async () => {
		stand = await openStand(url, {name: 'partial', net: 24, asn: 4_200_905_001});
		// Without these kinds nothing but the log tells of an edit of them.
		await stand.reader.grant('more', {kinds: ['ipam.ipaddress', 'ipam.asn', 'extras.tag']});
	}, 60_000);
	afterAll(() => stand.close(), 60_000);

	test.each(edits)('O7 cache-true $title', (edit) => expectBeside(stand, edit));

	test.each(parts)('instance test says that the log %s is not the whole', async (_, constraint) => {
		const beside = await stand.open();
		const silent = async (): Promise<readonly string[]> => {
			const {freshness} = JSON.parse((await beside.say('reader', 'instance test | json')).stdout) as {
				freshness: {log_silent_about: readonly string[]};
			};
			return freshness.log_silent_about;
		};
		const before = await silent();
		await stand.reader.grant('log', {kinds: ['core.objectchange'], constraints: [constraint]});
		try {
			expect((await silent()).filter((kind) => !before.includes(kind))).not.toEqual([]);
		} finally {
			await whole(stand);
		}
	});
});
