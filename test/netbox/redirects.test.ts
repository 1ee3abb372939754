import {expect, test} from 'vitest';
import {devices} from '../../src/netbox/read/endpoints.js';
import {isSameRead} from '../../src/netbox/transport/request-queue.js';
import {errorOf, page, scripted, scriptedNetbox, secret} from './support.js';

const given = {json: page([])};

test.each([301, 302, 303, 307, 308])('a %i to the same path below a base path is followed, with the token', async (status) => {
	const {netbox, http} = await scriptedNetbox(({path, target}) => (path.startsWith('/nb/') ? given : {status, headers: {location: `/nb${target}`}}));
	expect(await netbox.list(devices, [['name', 'a b|c']])).toEqual({ok: true, value: []});
	expect(http.seen.map(({path, headers}) => [path, headers['authorization']])).toEqual([
		['/api/dcim/devices/', `Bearer ${secret}`],
		['/nb/api/dcim/devices/', `Bearer ${secret}`],
	]);
	expect(http.seen[1]?.query).toEqual(http.seen[0]?.query);
	expect(netbox.requests()).toBe(2);
});

test.each([
	['/api/dcim/sites', '/api/dcim/sites/', true],
	['/api/dcim/sites?q=a|b', '/nb/api/dcim/sites/?q=a%7Cb', true],
	['/api/dcim/sites/', '/api/dcim/sites', true],
	['/api/dcim/sites/?q=1', '/api/dcim/sites/', false],
	['/api/dcim/sites/', '/api/dcim/sites/1/', false],
])('%s and %s are the same read: %s', (asked, next, isSame) => {
	expect(isSameRead(`https://netbox.example${next}`, `https://netbox.example${asked}`)).toBe(isSame);
});

test.each([
	'/login/?next=/api/dcim/devices/',
	'/oauth2/start',
	'/api/dcim/sites/',
	'/api/dcim/devices/',
	'/api/dcim/devices/?limit=1',
	'/api/dcim/devices/../../../admin/',
	'/api/dcim/devices/%2e%2e/',
	'/nb/apidcim/devices/',
])('a redirect within the server that is another question is not followed: %s', async (location) => {
	const {netbox, http} = await scriptedNetbox(() => ({status: 302, headers: {location}}));
	const {origin, pathname} = new URL(location, http.url);
	expect(errorOf(await netbox.list(devices, []))).toMatchObject({
		code: 'unexpected-answer',
		message: `NetBox "prod" did not answer with NetBox JSON (redirect to ${origin}${pathname}, 302).`,
		hint: 'the token was not sent there; a front may ask for a sign-in of its own',
	});
	expect(http.seen).toHaveLength(1);
});

test('3 redirects are followed, a fourth is not', async () => {
	const {netbox, http} = await scriptedNetbox((_, turn) => ({status: 302, headers: {location: `/${turn}/api/status/`}}));
	expect(errorOf(await netbox.status())).toMatchObject({
		code: 'unexpected-answer',
		message: 'NetBox "prod" did not answer with NetBox JSON (more than 3 redirects, 302).',
	});
	expect(http.seen).toHaveLength(4);
});

test('another origin is named and never asked', async () => {
	const other = await scripted(() => ({json: page([])}));
	const {netbox} = await scriptedNetbox(() => ({status: 301, headers: {location: `${other.url}/api/dcim/devices/?next=x`}}));
	expect(errorOf(await netbox.list(devices, []))).toEqual({
		code: 'unexpected-answer',
		message: `NetBox "prod" did not answer with NetBox JSON (redirect to ${other.url}/api/dcim/devices/, 301).`,
		hint: `the token was not sent there; is the address of "prod" ${other.url} now?`,
		status: 301,
		instance: 'prod',
	});
	expect(other.seen).toHaveLength(0);
});

test('the same host by https is another origin', async () => {
	const {netbox, http} = await scriptedNetbox(({headers}) => ({status: 308, headers: {location: `https://${headers['host']}/api/status/`}}));
	expect(errorOf(await netbox.status())).toMatchObject({
		message: expect.stringContaining(`redirect to https://127.0.0.1:${http.port}/api/status/, 308`),
	});
	expect(http.seen).toHaveLength(1);
});

test.each([undefined, '', 'http://['])('a redirect to nowhere (%j) is an unexpected answer', async (location) => {
	const {netbox} = await scriptedNetbox(() => ({status: 302, ...(location !== undefined && {headers: {location}})}));
	expect(errorOf(await netbox.status())).toMatchObject({code: 'unexpected-answer'});
});

test.each([
	['javascript:alert(1)', 'javascript:'],
	['data:text/html,<p>x', 'data:'],
	['mailto:noc@example.com', 'mailto:'],
])('E6 a redirect to what is no address of a server is told by its scheme: %s', async (location, scheme) => {
	const {netbox} = await scriptedNetbox(() => ({status: 302, headers: {location}}));
	const error = errorOf(await netbox.status()) as {message: string};
	expect(error.message).toBe(`NetBox "prod" did not answer with NetBox JSON (redirect to a "${scheme}" address, 302).`);
	expect(JSON.stringify(error)).not.toMatch(/null|undefined/);
});
