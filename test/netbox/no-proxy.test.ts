import {expect, test} from 'vitest';
import {parseProxies, proxyFor} from '../../src/netbox/transport/proxy.js';
import {startProxy} from '../support/proxy.js';
import {connectTo, scripted} from './support.js';

/** Whether an URL goes past a proxy. */
const isDirect = (no: string, url: string): boolean => proxyFor(url, parseProxies({http: 'http://p:1', https: 'http://p:1', no})) === undefined;

test.each([
	['10.0.0.0/8', ['https://10.1.2.3', 'http://10.255.0.1:8080', 'https://[::ffff:10.1.2.3]'], ['https://11.0.0.1', 'https://ten.example']],
	['fd00::/8', ['https://[fd12::1]', 'https://[fdff:1::2]:8443'], ['https://[fe80::1]', 'https://10.1.2.3']],
	['[2001:db8::1]:8080', ['http://[2001:db8::1]:8080', 'http://[2001:DB8:0::1]:8080'], ['http://[2001:db8::1]', 'http://[2001:db8::2]:8080']],
	['2001:db8::1', ['https://[2001:db8::1]'], ['https://[2001:db8::2]']],
	['::ffff:10.0.0.0/104', ['https://10.9.9.9', 'https://[::ffff:10.9.9.9]'], ['https://11.9.9.9']],
	['192.0.2.1:8443', ['https://192.0.2.1:8443'], ['https://192.0.2.1', 'https://192.0.2.2:8443']],
	['.Example.com', ['https://nb.example.com', 'https://example.com', 'https://a.b.example.com.'], ['https://badexample.com']],
	['example.com:443', ['https://example.com', 'https://nb.example.com:443'], ['http://example.com', 'https://example.com:8443']],
	['*.example.com', ['https://nb.example.com'], ['https://example.org']],
	['a.example,\t10.0.0.0/8  b.example', ['https://b.example', 'https://10.0.0.1', 'https://a.example'], ['https://c.example']],
	['*', ['https://anything.example', 'https://192.0.2.7', 'https://[2001:db8::9]'], []],
	['0.0.0.0/0', ['https://192.0.2.7'], ['https://named.example', 'https://[2001:db8::9]']],
	['10.0.0.0/33, /8, 10.0.0.300, fd00::/129, ., ,', [], ['https://10.0.0.1', 'https://[fd00::1]', 'https://example.com']],
])('D4 NO_PROXY=%s', (no, past, through) => {
	expect(past.filter((url) => !isDirect(no, url))).toEqual([]);
	expect(through.filter((url) => isDirect(no, url))).toEqual([]);
});

test('D4 a NetBox within a network of NO_PROXY is not asked through the proxy, and its failure names none', async () => {
	const proxy = await startProxy((await scripted(() => ({json: {'netbox-version': '4.7.3', plugins: {}}}))).port);
	const timeouts = {connect: 50, headers: 200, body: 200};
	const within = connectTo('http://192.0.2.9:1', {transport: {timeouts, proxies: {http: proxy.url, no: '192.0.2.0/24'}}});
	expect(await within.netbox.status()).toMatchObject({ok: false, error: {code: 'unreachable'}});
	expect(await within.netbox.status()).not.toHaveProperty('error.hint');
	const beside = connectTo('http://192.0.2.9:1', {transport: {proxies: {http: proxy.url, no: '192.0.3.0/24'}}});
	expect(await beside.netbox.status()).toMatchObject({ok: true});
	expect(proxy.asked).toEqual(['GET http://192.0.2.9:1/api/status/']);
});
