import {expect, test} from 'vitest';
import {describeBroken} from '../../src/netbox/transport/transport-error.js';

const coded = (code: string, message = '') => Object.assign(new Error(message), {code});

test.each([
	['ECONNREFUSED', 'connection refused', true],
	['ECONNRESET', 'connection reset', true],
	['EHOSTUNREACH', 'no route to host', true],
	['ENOTFOUND', 'name not found', false],
	['EAI_AGAIN', 'name server does not answer', false],
	['ETIMEDOUT', 'no connection in time', true],
	['CERT_HAS_EXPIRED', 'certificate not trusted: it has expired', false],
	['SELF_SIGNED_CERT_IN_CHAIN', 'certificate not trusted: self-signed certificate in its chain', false],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate not trusted: unknown authority', false],
	['ERR_SSL_WRONG_VERSION_NUMBER', 'it does not speak TLS', false],
	['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'it does not speak TLS 1.2 or newer', false],
	['ERR_SSL_DH_KEY_TOO_SMALL', 'TLS failed (ERR_SSL_DH_KEY_TOO_SMALL)', false],
	['ERR_OSSL_PEM_NO_START_LINE', 'the "ca" file cannot be read (ERR_OSSL_PEM_NO_START_LINE)', false],
	['HPE_INVALID_CONSTANT', 'its answer is garbled', false],
	['EMFILE', 'connection failed (EMFILE)', false],
	['UND_ERR_PRX_TLS', 'the certificate of the proxy is not trusted', false],
])('%s is told as "%s", worth another try: %s', (code, why, again) => {
	expect(describeBroken(coded(code))).toMatchObject({why, again});
});

test('of several addresses the last refusal is told', () => {
	const error = Object.assign(new AggregateError([coded('ENETUNREACH'), coded('ECONNREFUSED')]), {code: 'ECONNREFUSED'});
	expect(describeBroken(error)).toMatchObject({why: 'connection refused'});
});

test('a proxy that answers a tunnel with a gateway error is worth another try', () => {
	expect(describeBroken(coded('UND_ERR_ABORTED', 'Proxy response (503) !== 200 when HTTP Tunneling'))).toMatchObject({
		why: 'the proxy answered 503',
		again: true,
	});
});

test('a closed transport is an abort', () => {
	expect(describeBroken(coded('UND_ERR_DESTROYED'))).toMatchObject({kind: 'aborted'});
});

test('A4 what nobody knows is told by its code or its words, and never thrown on', () => {
	const whys = [new TypeError('x is not a function'), coded('UND_ERR_INVALID_ARG', 'invalid header'), 'text', undefined].map(
		(error) => describeBroken(error).why,
	);
	expect(whys).toEqual([
		'connection failed (x is not a function)',
		'connection failed (UND_ERR_INVALID_ARG)',
		'connection failed (no reason given)',
		'connection failed (no reason given)',
	]);
});
