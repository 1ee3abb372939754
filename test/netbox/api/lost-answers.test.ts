import {createServer} from 'node:net';
import {expect, test} from 'vitest';
import {orThrow} from '../../../src/netbox/open.js';
import {closeAll, listen, trackSockets} from '../../support/http.js';
import {errorOf, scripted} from '../support.js';
import {adminToken, openAt, startedLab, startFront} from './support.js';

const site = {name: 'Lost', slug: 'lost', description: 'on the way'};
const isWrite = (method: string) => method !== 'GET' && method !== 'OPTIONS';

test('N46 lost-answer a creation whose answer was lost is found in the change log and is told as done, and is sent once', async () => {
	const lab = await startedLab();
	const front = await startFront(lab.url, (method) => (isWrite(method) ? 'lose-answer' : 'pass'));
	const netbox = openAt(front.url);
	expect(orThrow(await netbox.dcim.sites.create(site))).toMatchObject({name: 'Lost', slug: 'lost'});
	expect(front.asked.filter((line) => line.startsWith('POST'))).toEqual(['POST /api/dcim/sites/']);
	expect(orThrow(await netbox.dcim.sites.count({}))).toBe(5);
});

test('N46 lost-answer a creation that never arrived is told as not there, after three looks, and is sent once', async () => {
	const lab = await startedLab();
	const front = await startFront(lab.url, (method) => (isWrite(method) ? 'lose-request' : 'pass'));
	const netbox = openAt(front.url);
	expect(errorOf(await netbox.dcim.sites.create(site))).toMatchObject({
		code: 'unknown-outcome',
		message: 'the answer to POST dcim.sites was lost: it had not come about 4 s later.',
		hint: 'A slow server may still do it: look before it is sent again. Check with: netbox crud get object-type dcim.sites',
	});
	expect(netbox.waits).toEqual([0, 1_000, 3_000]);
	expect(front.asked.filter((line) => line.startsWith('POST'))).toHaveLength(1);
});

test('N46 lost-answer where the change log cannot be read the outcome stays unknown, in the words of the contract', async () => {
	const lab = await startedLab();
	const forbidden = {status: 403, html: '<html>no</html>'};
	const front = await startFront(lab.url, (method, path) => (isWrite(method) ? 'lose-answer' : path.includes('object-changes') ? forbidden : 'pass'));
	expect(errorOf(await openAt(front.url).dcim.sites.create(site))).toMatchObject({
		code: 'unknown-outcome',
		message: 'the answer to POST dcim.sites was lost: the object may exist.',
		hint: 'Check with: netbox crud get object-type dcim.sites',
	});
});

test('an object of the same values that another user made is not taken for ours', async () => {
	const lab = await startedLab('4.7.3');
	orThrow(await openAt(lab.url).dcim.sites.create(site));
	const front = await startFront(lab.url, (method) => (isWrite(method) ? 'lose-request' : 'pass'));
	// This user may not read the log, so nothing can be said of who made it.
	const reader = openAt(front.url, {token: '1123456789abcdef0123456789abcdef01234567'});
	expect(errorOf(await reader.dcim.sites.create(site))).toMatchObject({message: 'the answer to POST dcim.sites was lost: the object may exist.'});
});

test('a change, a deletion and a bulk creation whose answers were lost are told by the objects', async () => {
	const lab = await startedLab();
	const front = await startFront(lab.url, (method) => (isWrite(method) ? 'lose-answer' : 'pass'));
	const {sites} = openAt(front.url).dcim;
	const made = orThrow(await sites.createMany([site, {name: 'Two', slug: 'two'}]));
	expect(made.map((row) => row['slug'])).toEqual(['lost', 'two']);
	const [first, second] = made;
	expect(orThrow(await sites.update(first?.id ?? 0, {description: 'arrived'}))).toMatchObject({description: 'arrived'});
	expect(orThrow(await sites.remove(first?.id ?? 0))).toEqual({id: first?.id});
	expect(orThrow(await sites.removeMany([second?.id ?? 0]))).toEqual([{id: second?.id}]);
	expect(orThrow(await sites.count())).toBe(4);
});

test('a change that never arrived is told so, and so is a deletion', async () => {
	const lab = await startedLab();
	const {sites} = openAt(lab.url).dcim;
	const front = await startFront(lab.url, (method) => (isWrite(method) ? 'lose-request' : 'pass'));
	const lossy = openAt(front.url).dcim.sites;
	expect(errorOf(await lossy.update(1, {description: 'other'}))).toMatchObject({
		message: 'the answer to PATCH dcim.sites was lost: it had not come about 4 s later.',
	});
	expect(errorOf(await lossy.remove(1))).toMatchObject({message: 'the answer to DELETE dcim.sites was lost: it had not come about 4 s later.'});
	expect(orThrow(await sites.get(1))).not.toBeNull();
});

test.each([502, 503, 504])('%i to a write is a lost answer and no reason to send it again', async (status) => {
	const lab = await startedLab();
	const front = await startFront(lab.url, (method) => (isWrite(method) ? {status, html: '<html>gateway</html>'} : 'pass'));
	expect(errorOf(await openAt(front.url).dcim.sites.create(site))).toMatchObject({code: 'unknown-outcome'});
	expect(front.asked.filter((line) => line.startsWith('POST'))).toHaveLength(1);
});

test('a crash after the commit is told with its request id, and what is there is found', async () => {
	const crash = {error: "'import_policies'", exception: 'KeyError'};
	const http = await scripted(({method}) =>
		method === 'POST'
			? {status: 500, json: crash, headers: {'X-Request-ID': 'abc-1', 'API-Version': '4.4'}}
			: {status: 404, html: '<html>404</html>'},
	);
	expect(errorOf(await openAt(http.url).endpoint('plugins/bgp/session').create({name: 'x'}))).toMatchObject({
		code: 'unknown-outcome',
		message: "NetBox crashed on POST plugins.bgp.session (KeyError: 'import_policies', X-Request-ID abc-1): the object may exist.",
	});
});

test('a refused connection is tried again, since nothing went out', async () => {
	const closed = createServer();
	const port = await listen(closed);
	await closeAll(closed, new Set());
	const netbox = openAt(`http://127.0.0.1:${port}`);
	expect(errorOf(await netbox.dcim.sites.create(site))).toMatchObject({code: 'unreachable', message: expect.stringContaining('connection refused')});
	expect([netbox.waits.length, netbox.requests()]).toEqual([3, 4]);
});

test('a write that is cancelled after it went out is of unknown outcome, without a look', async () => {
	const silent = createServer();
	const sockets = trackSockets(silent);
	const stop = new AbortController();
	silent.on('connection', (socket) =>
		socket.on('data', (data) => (String(data).startsWith('POST') ? stop.abort() : socket.write('HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n'))),
	);
	const port = await listen(silent);
	const netbox = openAt(`http://127.0.0.1:${port}`, {signal: stop.signal});
	const result = await netbox.dcim.sites.create(site);
	await closeAll(silent, sockets.open);
	expect(errorOf(result)).toMatchObject({code: 'unknown-outcome'});
	// One asked which fields there are.
	expect(netbox.requests()).toBe(2);
});

test('a write that is cancelled before it went out was not sent', async () => {
	const lab = await startedLab();
	const netbox = openAt(lab.url, {signal: AbortSignal.abort()});
	expect(errorOf(await netbox.dcim.sites.create(site))).toMatchObject({code: 'cancelled', message: 'cancelled after 0 requests: nothing was sent.'});
	expect(lab.requests()).toHaveLength(0);
});

test.each([301, 302, 307, 308])('a write is never redirected (%i), and the token goes nowhere else', async (status) => {
	const other = await scripted(() => ({status: 201, json: {id: 1}}));
	const http = await scripted(() => ({status, headers: {location: `${other.url}/api/dcim/sites/`}}));
	const result = await openAt(http.url).dcim.sites.create(site);
	expect(errorOf(result)).toMatchObject({code: 'unexpected-answer'});
	expect([http.seen.map(({method}) => method), other.seen.length]).toEqual([['OPTIONS', 'POST'], 0]);
	expect(JSON.stringify(result)).not.toContain(adminToken);
});

test('headers of the caller go along and replace none of ours', async () => {
	const http = await scripted(() => ({status: 201, json: {id: 1}}));
	const headers = {'CF-Access': 'front', authorization: 'Token other', 'X-NetBox-Branch': 'abcdefgh', host: 'elsewhere'};
	orThrow(await openAt(http.url, {headers}).dcim.sites.create(site));
	expect(http.seen[0]?.headers).toMatchObject({'cf-access': 'front', authorization: `Token ${adminToken}`, host: new URL(http.url).host});
	expect(http.seen[0]?.headers).not.toHaveProperty('x-netbox-branch');
});
