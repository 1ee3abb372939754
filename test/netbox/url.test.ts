import fc from 'fast-check';
import {expect, test} from 'vitest';
import {isLoopback, parseNetboxUrl, urlOf} from '../../src/netbox/transport/url.js';
import {errorOf} from './support.js';

test.each([
	['netbox.example', 'https://netbox.example'],
	['  netbox.example/ ', 'https://netbox.example'],
	['localhost:8000', 'https://localhost:8000'],
	['http://netbox.example/', 'http://netbox.example'],
	['HTTPS://NetBox.Example:443/', 'https://netbox.example'],
	['https://netbox.example:8443/netbox/', 'https://netbox.example:8443/netbox'],
	['https://netbox.example/api', 'https://netbox.example'],
	['https://netbox.example/api/', 'https://netbox.example'],
	['https://netbox.example/api/dcim/devices/', 'https://netbox.example'],
	['https://netbox.example/netbox//api/status/', 'https://netbox.example/netbox'],
	['https://netbox.example/apis', 'https://netbox.example/apis'],
	['http://[::1]:8000/api/', 'http://[::1]:8000'],
	['[2001:db8::1]', 'https://[2001:db8::1]'],
	['10.0.0.1:8080/nb', 'https://10.0.0.1:8080/nb'],
])('%s is the NetBox at %s', (typed, url) => {
	expect(parseNetboxUrl(typed)).toEqual({ok: true, value: url});
});

test.each([
	'',
	'http://',
	'ftp://netbox.example',
	'file:///etc/passwd',
	'http:netbox.example',
	'net box.example',
	'https://http://netbox.example',
	'https://netbox.example/?page=1',
	'https://netbox.example/#top',
	'https://netbox.example:99999',
])('"%s" is refused before anything is sent', (typed) => {
	expect(errorOf(parseNetboxUrl(typed))).toMatchObject({code: 'usage'});
});

test.each(['https://admin:hunter22@netbox.example', 'admin:hunter22@netbox.example', 'https://hunter22@netbox.example/', 'nbt_hunter22.hunter22'])(
	'a secret in the URL is refused and not shown: %s',
	(typed) => {
		const error = errorOf(parseNetboxUrl(typed));
		expect(error).toMatchObject({code: 'usage'});
		expect(JSON.stringify(error)).not.toContain('hunter22');
	},
);

test('what was parsed once parses to itself', () => {
	fc.assert(
		fc.property(fc.webUrl({withFragments: false, withQueryParameters: false}), (url) => {
			const first = parseNetboxUrl(url);
			expect(first.ok ? parseNetboxUrl(first.value) : first).toEqual(first);
		}),
		{numRuns: 1_000},
	);
});

test.each([
	['http://localhost:1', true],
	['http://lab.localhost', true],
	['http://127.0.0.53:8000/x', true],
	['http://[::1]', true],
	['http://127.example', false],
	['https://netbox.example', false],
])('%s on this machine: %s', (url, answer) => {
	expect(isLoopback(url)).toBe(answer);
});

test('C6 whoever asks, no request leaves the API of its NetBox', () => {
	const base = 'https://netbox.example/base';
	for (const target of ['/api/dcim/sites/', '/api/dcim/sites/?name=%2e%2e&q=a%20b', '/graphql/'])
		expect(urlOf(base, target)).toEqual({ok: true, value: base + target});
	for (const target of [
		'/api/../admin/',
		'/api/..%2f..%2fadmin/',
		'/api/%2e%2e/admin/',
		'/api/x\\..\\admin/',
		'//evil.example/api/',
		'@evil.example/api/',
		'.evil.example/api/',
		'/admin/',
		'/graphql/../admin/',
		'/api/dcim/sites/#x',
		'/api/dcim/sites/?q=a b',
		'/api/dcim/sites/?q=\u0000',
	])
		expect([target, errorOf(urlOf(base, target))]).toMatchObject([target, {code: 'usage', hint: 'nothing was sent'}]);
});
