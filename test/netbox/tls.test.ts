import {createServer, type ServerOptions} from 'node:https';
import {expect, onTestFinished, test} from 'vitest';
import {netbox} from '../../src/netbox/open.js';
import {closeAll, listen, tlsFixture, trackSockets} from '../support/http.js';
import {startProxy} from '../support/proxy.js';
import {connectTo, errorOf, secret} from './support.js';

const trusted = tlsFixture('self-signed');

/** What a status says of a server that speaks TLS so, and how often it was tried again. */
async function failed(
	options: ServerOptions,
	{cert, key} = trusted,
	throughProxy = false,
): Promise<{readonly error: unknown; readonly retries: number}> {
	const server = createServer({cert, key, ...options}, (_, response) => response.end('{}'));
	const {open} = trackSockets(server);
	const port = await listen(server);
	onTestFinished(() => closeAll(server, open));
	const proxies = throughProxy ? {https: (await startProxy(port)).url} : {};
	const client = connectTo(throughProxy ? 'https://other.example' : `https://127.0.0.1:${port}`, {transport: {ca: cert, proxies}});
	return {error: errorOf(await client.netbox.status()), retries: client.retries.length};
}

const wantsOne = {requestCert: true, rejectUnauthorized: true};

test.each<[string, ServerOptions, string, string?]>([
	['a client certificate', wantsOne, 'it wants a client certificate, and nf has none'],
	['a client certificate of an authority', {...wantsOne, ca: tlsFixture('other-name').cert}, 'it wants a client certificate, and nf has none'],
	['one by TLS 1.2', {...wantsOne, maxVersion: 'TLSv1.2'}, 'it refused the handshake', 'it may want a client certificate'],
	['TLS 1.1', {minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0'}, 'it does not speak TLS 1.2 or newer'],
	['ciphers without one', {maxVersion: 'TLSv1.2', ciphers: 'NULL-SHA256:@SECLEVEL=0'}, 'it refused the handshake', 'a cipher that is not safe'],
])('D6 a server that wants %s is told so at once', async (_, options, why, hint = '') => {
	const {error, retries} = await failed(options);
	expect(error).toMatchObject({code: 'unreachable', message: expect.stringMatching(new RegExp(`^cannot reach NetBox "prod" at .*: ${why}\\.$`))});
	expect(JSON.stringify(error)).toContain(hint);
	expect(retries).toBe(0);
});

test.each<[string, ServerOptions, string]>([
	['a client certificate', wantsOne, 'it wants a client certificate, and nf has none'],
	['one by TLS 1.2', {...wantsOne, maxVersion: 'TLSv1.2'}, 'it refused the handshake'],
])('D6 a server that wants %s is told so through a proxy too', async (_, options, why) => {
	const {error, retries} = await failed(options, tlsFixture('other-name'), true);
	expect(error).toMatchObject({code: 'unreachable', message: `cannot reach NetBox "prod" at https://other.example: ${why}.`});
	expect(retries).toBe(0);
});

test('D6 a certificate that has expired', async () => {
	const {error, retries} = await failed({}, tlsFixture('expired'));
	expect(error).toMatchObject({message: expect.stringContaining('certificate not trusted: it has expired.')});
	expect(retries).toBe(0);
});

const broken = trusted.cert.replace(/\n.{8}/, '\nAAAAAAAA');

test.each([
	['hello', 'it holds no certificate in PEM'],
	[trusted.key, 'it holds a private key and no certificate'],
	['-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----', 'it holds no certificate in PEM'],
	[trusted.cert.slice(0, 400), 'it holds no certificate in PEM'],
	[broken, 'its certificate cannot be read'],
	[trusted.cert + broken, 'its certificate 2 of 2 cannot be read'],
	['x'.repeat(4_000_001), 'it is larger than 4 MB'],
])('D6 the exported client refuses an authority (%#)', (ca, why) => {
	expect(errorOf(netbox({url: 'https://netbox.invalid', token: secret, ca}))).toMatchObject({code: 'usage', message: `"ca": ${why}.`});
});

test('D6 the exported client takes several authorities, and what stands between them', () => {
	const ca = `# ours\n${trusted.cert}\n# theirs\r\n${tlsFixture('other-name').cert}`;
	expect(netbox({url: 'https://netbox.invalid', token: secret, ca})).toMatchObject({ok: true});
});
