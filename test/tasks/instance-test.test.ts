import {expect, test} from 'vitest';
import {documentOf} from '../../src/output.js';
import {recordedDataset} from '../lab/replay.js';
import {unwrap} from '../support/database.js';
import {openShell, shareShell} from './netbox-support.js';

const shell = shareShell(() => recordedDataset('4.7.3'));

test('C8 instance test says versions, plugins, round trip, and what the token is and may do', async () => {
	expect(documentOf(unwrap(await shell().say('instance test')))).toEqual({
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
	});
});

test('C8 a token that may only read, and a wrong one, are told as such', async () => {
	const reader = openShell(shell().lab.url, {token: '1123456789abcdef0123456789abcdef01234567'});
	expect(documentOf(unwrap(await reader.say('instance test')))).toMatchObject({
		token: {kind: 'v1', user: 'reader'},
		may_read: {devices: true, 'BGP sessions': true, 'the change log': false},
		may_write: {devices: false, 'BGP sessions': false},
	});
	const wrong = openShell(shell().lab.url, {token: 'nbt_nokeynokey01.wrongwrongwrongwrongwrongwrongwrongwrong'});
	expect(await wrong.say('instance test')).toMatchObject({error: {code: 'unauthorized', message: expect.stringContaining('v2 token')}});
});
