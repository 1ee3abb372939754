import {createServer} from 'node:net';
import {gzipSync} from 'node:zlib';
import {expect, onTestFinished, test} from 'vitest';
import {devices} from '../../src/netbox/read/endpoints.js';
import {closeAll, listen, tlsFixture, trackSockets} from '../support/http.js';
import {startProxy} from '../support/proxy.js';
import {connectTo, errorOf, page, scripted, scriptedNetbox, secret} from './support.js';

const good = {json: {'netbox-version': '4.7.3', plugins: {}}};

test('N38 connection-traces a self-signed certificate is refused with a way out, and nothing is sent', async () => {
	const http = await scripted(() => good, tlsFixture('self-signed'));
	const {netbox, retries} = connectTo(http.url);
	expect(errorOf(await netbox.status())).toMatchObject({
		code: 'unreachable',
		message: `cannot reach NetBox "prod" at ${http.url}: certificate not trusted: self-signed certificate.`,
		hint: 'set "ca" (NF_CA_FILE) to the certificate of its authority, or "insecure" (NF_INSECURE=1) to skip the check',
	});
	expect([http.seen.length, retries.length]).toEqual([0, 0]);
});

test('a certificate is trusted by its authority, or without a check', async () => {
	const fixture = tlsFixture('self-signed');
	const http = await scripted(() => good, fixture);
	expect(await connectTo(http.url, {transport: {ca: fixture.cert}}).netbox.status()).toMatchObject({ok: true});
	expect(await connectTo(http.url, {transport: {verifyTls: false}}).netbox.status()).toMatchObject({ok: true});
});

test('a certificate for another name is refused', async () => {
	const fixture = tlsFixture('other-name');
	const http = await scripted(() => good, fixture);
	const {netbox} = connectTo(http.url, {transport: {ca: fixture.cert}});
	expect(errorOf(await netbox.status())).toMatchObject({message: expect.stringContaining('certificate not trusted: it is for another name.')});
});

test('https to a server that speaks plain http says so', async () => {
	const http = await scripted(() => good);
	const {netbox} = connectTo(http.url.replace('http:', 'https:'));
	expect(errorOf(await netbox.status())).toMatchObject({code: 'unreachable', message: expect.stringMatching(/it does not speak TLS|TLS failed/)});
});

test('http to a server that speaks TLS is unreachable, not a crash', async () => {
	const http = await scripted(() => good, tlsFixture('self-signed'));
	expect(errorOf(await connectTo(http.url.replace('https:', 'http:')).netbox.status())).toMatchObject({code: 'unreachable'});
});

test('a server that accepts and never shakes hands is a time-out', async () => {
	const silent = createServer();
	const sockets = trackSockets(silent);
	const port = await listen(silent);
	onTestFinished(() => closeAll(silent, sockets.open));
	const {netbox, retries} = connectTo(`https://127.0.0.1:${port}`, {transport: {timeouts: {connect: 60_000, headers: 100, body: 100}}});
	expect(errorOf(await netbox.status())).toMatchObject({code: 'unreachable', message: expect.stringContaining('no answer within 0.1 s')});
	expect(retries).toHaveLength(3);
});

test('a connection that does not come to stand is a time-out of its own', async () => {
	const silent = createServer();
	const sockets = trackSockets(silent);
	const port = await listen(silent);
	onTestFinished(() => closeAll(silent, sockets.open));
	const {netbox, retries} = connectTo(`https://127.0.0.1:${port}`, {transport: {timeouts: {connect: 50, headers: 60_000, body: 100}}});
	expect(errorOf(await netbox.status())).toMatchObject({code: 'unreachable', message: expect.stringContaining('no connection in time')});
	expect(retries).toHaveLength(3);
});

test('every connection goes to the given port, whatever the URL says', async () => {
	const http = await scripted(() => good);
	const transport = {connectTo: {host: '127.0.0.1', port: http.port}, proxies: {http: 'http://proxy.invalid:3128'}};
	const {netbox} = connectTo('http://lab.invalid', {transport});
	expect(await netbox.status()).toMatchObject({ok: true});
	expect(http.seen[0]?.headers['host']).toBe('lab.invalid');
});

test('an answer that a front compressed is read', async () => {
	const body = gzipSync(JSON.stringify(page([{id: 1, name: 'ß'}])));
	const headers = {'content-type': 'application/json', 'content-encoding': 'gzip'};
	const {netbox, http} = await scriptedNetbox(() => ({body, headers}));
	expect(await netbox.list(devices, [])).toEqual({ok: true, value: [{id: 1, name: 'ß'}]});
	expect(http.seen[0]?.headers['accept-encoding']).toBe('gzip');
	const garbled = await scriptedNetbox(() => ({body: 'hello', headers}));
	expect(errorOf(await garbled.netbox.list(devices, []))).toMatchObject({code: 'unreachable', message: expect.stringContaining('garbled')});
	const cut = await scriptedNetbox((_, turn) => ({body: turn === 0 ? body.subarray(0, 30) : body, headers}));
	expect(await cut.netbox.list(devices, [])).toMatchObject({ok: true});
	expect(cut.retries).toHaveLength(1);
});

test('connections are kept and used again', async () => {
	const {netbox, http} = await scriptedNetbox(() => good);
	for (let times = 0; times < 5; times += 1) await netbox.status();
	expect(http.connections()).toBeLessThanOrEqual(2);
});

test('a kept connection that the server resets costs one more try', async () => {
	const {netbox, retries} = await scriptedNetbox((_, turn) => (turn === 1 ? {instead: 'reset'} : good));
	await netbox.status();
	expect(await netbox.status()).toMatchObject({ok: true});
	expect(retries).toHaveLength(1);
});

test('plain http passes a proxy as it is; the token reaches the server through it', async () => {
	const http = await scripted(() => good);
	const proxy = await startProxy(http.port);
	const {netbox} = connectTo('http://netbox.invalid/nb', {transport: {proxies: {http: proxy.url}}});
	expect(await netbox.status()).toMatchObject({ok: true});
	expect(proxy.asked).toEqual(['GET http://netbox.invalid/nb/api/status/']);
	expect(http.seen[0]).toMatchObject({target: '/nb/api/status/', headers: {host: 'netbox.invalid', authorization: `Bearer ${secret}`}});
});

test('https passes a proxy through a tunnel, the certificate still checked, the token unseen', async () => {
	const fixture = tlsFixture('other-name');
	const http = await scripted(() => good, fixture);
	const proxy = await startProxy(http.port);
	const proxies = {https: proxy.url.replace('//', '//user:pass%20word@')};
	expect(await connectTo('https://other.example', {transport: {proxies, ca: fixture.cert}}).netbox.status()).toMatchObject({ok: true});
	expect(errorOf(await connectTo('https://wrong.example', {transport: {proxies, ca: fixture.cert}}).netbox.status())).toMatchObject({
		message: expect.stringContaining('it is for another name'),
	});
	expect(proxy.asked).toEqual(['CONNECT other.example:443', 'CONNECT wrong.example:443']);
	expect(proxy.credentials()).toContain(`Basic ${Buffer.from('user:pass word').toString('base64')}`);
	expect(JSON.stringify(proxy.headers())).not.toContain(secret);
});

test('loopback and NO_PROXY go past the proxy', async () => {
	const http = await scripted(() => good);
	const proxy = await startProxy(http.port);
	const proxies = {http: proxy.url, https: proxy.url, no: 'example.org,.invalid'};
	expect(await connectTo(http.url, {transport: {proxies}}).netbox.status()).toMatchObject({ok: true});
	expect(errorOf(await connectTo('http://netbox.invalid', {transport: {proxies}}).netbox.status())).toMatchObject({code: 'unreachable'});
	expect(proxy.asked).toEqual([]);
});

test('a proxy that refuses is named, without its password', async () => {
	const proxy = await startProxy(undefined);
	const url = proxy.url.replace('//', '//user:pass@');
	const {netbox} = connectTo('https://netbox.invalid', {transport: {proxies: {https: url}}});
	expect(errorOf(await netbox.status())).toMatchObject({
		message: 'cannot reach NetBox "prod" at https://netbox.invalid: the proxy answered 407.',
		hint: `a proxy is set for it: ${proxy.url}`,
	});
});

test('a proxy without a scheme is http, a proxy of another kind is refused', async () => {
	const http = await scripted(() => good);
	const proxy = await startProxy(http.port);
	const bare = connectTo('http://netbox.invalid', {transport: {proxies: {http: proxy.url.replace('http://', '')}}});
	expect(await bare.netbox.status()).toMatchObject({ok: true});
	const socks = connectTo('http://netbox.invalid', {transport: {proxies: {http: 'socks5://user:pass@127.0.0.1:1080'}}});
	const error = errorOf(await socks.netbox.status());
	expect(error).toMatchObject({code: 'unreachable', message: expect.stringContaining('the proxy set for it is no http or https URL')});
	expect(JSON.stringify(error)).not.toContain('pass');
});

test('a file that is no certificate is a failure, not a crash', async () => {
	const http = await scripted(() => good, tlsFixture('self-signed'));
	const bad = '-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----';
	for (const ca of ['nonsense', bad])
		expect(errorOf(await connectTo(http.url, {transport: {ca}}).netbox.status())).toMatchObject({code: 'unreachable'});
});

test('the variables of the process are not looked at', async () => {
	process.env['http_proxy'] = 'http://127.0.0.1:9';
	try {
		const {netbox} = connectTo('http://netbox.invalid');
		expect(errorOf(await netbox.status())).toMatchObject({message: expect.stringMatching(/name/)});
	} finally {
		delete process.env['http_proxy'];
	}
});
