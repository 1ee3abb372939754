import {expect, test} from 'vitest';
import {documentOf, type Row} from '../../src/output/output.js';
import {format, onTerminal} from '../format/written.js';
import {recordedDataset} from '../lab/replay.js';
import {restOf} from '../peerings/support.js';
import {unwrap} from '../support/database.js';
import {adminToken} from '../wiring/open-app.js';
import {openShell, shareShell} from './netbox-support.js';

const shell = shareShell(() => recordedDataset('4.7.3'));

test('C8 instance-commands instance test says versions, plugins, round trip, and what the token is and may do', async () => {
	const said = unwrap(await shell().say('instance test'));
	expect(format(said, onTerminal)).toMatch(
		/^token\.kind: +v1\ntoken\.user: +admin\n(.*\n)*may_write\.BGP sessions: +yes\n(.*\n)*freshness\.kinds_not_listed: +none\n/m,
	);
	expect(documentOf(said)).toEqual({
		...{
			name: 'env',
			url: shell().lab.url,
			netbox: '4.7.3',
			plugins: {netbox_bgp: '0.20.2', netbox_branching: '1.2.2'},
			latency_ms: expect.any(Number),
		},
		token: {kind: 'v1', user: 'admin'},
		may_read: {devices: true, 'BGP sessions': true, 'the change log': true},
		may_write: {devices: true, 'BGP sessions': true},
		freshness: {
			...{proved_by: 'the change log', requests: 4, graphql: true, kinds_not_listed: []},
			log_silent_about: expect.any(Array),
		},
	});
});

test('H4 C8 instance-commands instance test says of which kinds the log tells a token nothing, and what a check costs with it', async () => {
	const {lab, rest} = {lab: shell().lab, rest: restOf(shell().lab.url)};
	const freshnessOf = async (token: string) =>
		(documentOf(unwrap(await openShell(lab.url, {token}).say('instance test'))) as Row)['freshness'] as Row;
	await rest('PATCH', 'dcim/sites/1/', {description: 'edited'});
	await rest('PATCH', 'tenancy/tenants/1/', {description: 'edited'});
	const silent = async (token: string): Promise<readonly unknown[]> => (await freshnessOf(token))['log_silent_about'] as readonly unknown[];
	expect(await silent(adminToken)).not.toContain('sites');
	const {json: user} = await rest('POST', 'users/users/', {username: 'partial', password: 'Partial-password-1'});
	const allow = (types: readonly string[], constraints: Row | null) =>
		rest('POST', 'users/permissions/', {name: String(types[0]), object_types: types, actions: ['view'], constraints, users: [user['id'] ?? null]});
	await allow(['core.objectchange'], {changed_object_type__model: 'site'});
	await allow(['dcim.device', 'netbox_bgp.bgpsession', 'dcim.site', 'tenancy.tenant'], null);
	const token = String((await rest('POST', 'users/tokens/', {user: user['id'] ?? null, version: 1})).json['token']);
	expect(await silent(token)).toContain('tenants');
	expect(await silent(token)).not.toContain('sites');
	expect(await freshnessOf(token)).toMatchObject({proved_by: 'the change log', kinds_not_listed: expect.arrayContaining(['AS numbers', 'tags'])});
	expect(await freshnessOf('1123456789abcdef0123456789abcdef01234567')).toMatchObject({proved_by: 'times', requests: 20, log_silent_about: []});
});

test('C8 instance-commands a token that may only read, and a wrong one, are told as such', async () => {
	const reader = openShell(shell().lab.url, {token: '1123456789abcdef0123456789abcdef01234567'});
	expect(documentOf(unwrap(await reader.say('instance test')))).toMatchObject({
		token: {kind: 'v1', user: 'reader'},
		may_read: {devices: true, 'BGP sessions': true, 'the change log': false},
		may_write: {devices: false, 'BGP sessions': false},
	});
	const wrong = openShell(shell().lab.url, {token: 'nbt_nokeynokey01.wrongwrongwrongwrongwrongwrongwrongwrong'});
	expect(await wrong.say('instance test')).toMatchObject({error: {code: 'unauthorized', message: expect.stringContaining('v2 token')}});
});
