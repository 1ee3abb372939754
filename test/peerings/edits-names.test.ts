import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {made} from '../support/netbox/people.js';
import {expectBeside, openStand, type Stand} from './edit-stand.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';
const session = 'plugins/bgp/session';
/** REST takes blanks off the ends of a name; imports and scripts do not. */
const call = (name: string) => (stand: Stand) =>
	stand.django.run(`d = Device.objects.get(pk=pk)\nd.name = name\nd.save()`, {
		pk: stand.id('dcim/devices'),
		name,
	});
const quoted = (name: string): string => `"${name}"`;

describe.skipIf(url === '')('a device whose name has blanks at its ends', {timeout: 120_000}, () => {
	let stand: Stand;
	beforeAll(async () => {
		stand = await openStand(url, {name: 'blanks', net: 26, asn: 4_200_907_001});
		await stand.reader.grant('devices', {kinds: ['dcim.device']});
		await stand.reader.grant('sessions', {kinds: ['netbox_bgp.bgpsession']});
	}, 60_000);
	afterAll(() => stand.close(), 60_000);

	const names = [' blanks-a', 'blanks-a ', '  blanks-a  ', 'blanks  a', 'blanks-a\u00a0', '\u3000blanks-a', 'blanks-b '];

	test.each(names)('O7 cache-true %j is read, edited and renamed', (name) =>
		expectBeside(stand, {
			title: name,
			devices: [quoted(name), 'blanks-b'],
			first: call(name),
			make: [
				(one) => made(one.rest('PATCH', `${session}/${one.id(session)}/`, {description: `of ${names.indexOf(name)}`})),
				(one) => made(one.rest('PATCH', `dcim/devices/${one.id('dcim/devices')}/`, {name: 'blanks-z'})),
			],
			undo: call('blanks-a'),
		}),
	);

	test.each(names)('%j is found by its name in quotes, under that very key', async (name) => {
		await call(name)(stand);
		try {
			const beside = await stand.open();
			for (const policy of ['False', 'True', 'refresh', 'force']) {
				const {stdout, code} = await beside.say('admin', `netbox get bgp-peerings devices ${quoted(name)} cache ${policy} | json`);
				const shown = Object.entries(JSON.parse(stdout || '{}') as Record<string, object>).map(([key, sessions]) => [
					key,
					Object.keys(sessions).length,
				]);
				expect([policy, shown, code]).toEqual([policy, [[name, 2]], 0]);
			}
		} finally {
			await call('blanks-a')(stand);
		}
	});

	test('without its blanks it is not found, and what it is called is said', async () => {
		await call(' blanks-a ')(stand);
		try {
			const beside = await stand.open();
			for (const policy of ['False', 'True']) {
				const {stderr, code} = await beside.say('admin', `netbox get bgp-peerings devices blanks-a cache ${policy}`);
				expect([code, stderr.includes('" blanks-a "')]).toEqual([4, true]);
			}
		} finally {
			await call('blanks-a')(stand);
		}
	});
});
