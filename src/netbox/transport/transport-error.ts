import {own} from '../../core/own-property.js';
import {describeLimit} from '../../text/ages.js';
/**
 * Why no whole answer came. `why` is prose for messages; `again` says whether the same read may go well a moment later;
 * `slow` that a smaller page may.
 */
export type TransportError = {
	readonly kind: 'aborted' | 'connection' | 'timeout' | 'name' | 'tls' | 'proxy' | 'limit';
	readonly why: string;
	readonly again: boolean;
	readonly slow: boolean;
	readonly hint?: string;
};

/** The caller's signal went off, or the transport was closed. */
export const aborted: TransportError = {kind: 'aborted', why: 'aborted', again: false, slow: false};

/** The server, or a front, did not go on for so many ms. `what` names what was waited for. */
export const timedOut = (what: string, ms: number): TransportError => ({
	kind: 'timeout',
	why: `no ${what} within ${describeLimit(ms)}`,
	again: true,
	slow: true,
});

/** What an error of a request means. One that nobody knows is told by its code or its words: nothing that a server does is thrown on. */
export function describeBroken(error: unknown): TransportError {
	const {code = '', message} = rootOf(error);
	return connection(code) ?? certificate(code) ?? proxy(code, message) ?? tls(code) ?? unknown(code || message);
}

const trustHint = 'set "ca" (NF_CA_FILE) to the certificate of its authority, or "insecure" (NF_INSECURE=1) to skip the check';

/** Of several addresses of one name the last refusal is told. */
function rootOf(error: unknown): {readonly code?: string; readonly message: string} {
	if (error instanceof AggregateError && error.errors.length > 0) return rootOf(error.errors.at(-1));
	if (!(error instanceof Error)) return {message: ''};
	const code = 'code' in error && error.code !== undefined ? error.code : parserCode(error);
	return {message: error.message, ...(typeof code === 'string' && {code})};
}

/** undici 7.30 leaves out the parser's code where the connection ended within an answer. */
const parserCode = ({name, message}: Error): string | undefined =>
	name === 'HTTPParserError' ? (message.includes('EOF') ? 'UND_ERR_SOCKET' : 'HPE_UNKNOWN') : undefined;

function connection(code: string): TransportError | undefined {
	if (code === 'UND_ERR_DESTROYED' || code === 'UND_ERR_CLOSED') return aborted;
	const why = own(connectionErrors, code);
	if (why !== undefined) return {kind: 'connection', why, again: true, slow: false};
	const name = own(nameErrors, code);
	if (name !== undefined) return {kind: 'name', why: name, again: false, slow: false};
	if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return {kind: 'timeout', why: 'no connection in time', again: true, slow: false};
	if (code === 'UND_ERR_HEADERS_OVERFLOW' || code === 'HPE_HEADER_OVERFLOW')
		return {kind: 'connection', why: 'the header fields of its answer are larger than 16 KB', again: false, slow: false};
	return /^(HPE_|Z_DATA_ERROR)/.test(code) ? {kind: 'connection', why: 'its answer is garbled', again: false, slow: false} : undefined;
}

const connectionErrors: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'connection refused',
	ECONNRESET: 'connection reset',
	EPIPE: 'connection reset',
	EHOSTUNREACH: 'no route to host',
	ENETUNREACH: 'network unreachable',
	EHOSTDOWN: 'host is down',
	ECONNABORTED: 'connection reset',
	UND_ERR_INFO: 'connection closed before the whole answer came',
	UND_ERR_SOCKET: 'connection closed before the whole answer came',
	UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'connection closed before the whole answer came',
	Z_BUF_ERROR: 'connection closed before the whole answer came',
};

const nameErrors: Readonly<Record<string, string>> = {
	ENOTFOUND: 'name not found',
	EAI_AGAIN: 'name server does not answer',
	EAI_NODATA: 'name not found',
};

function certificate(code: string): TransportError | undefined {
	const why = own(certificateErrors, code);
	return why === undefined ? undefined : {kind: 'tls', why: `certificate not trusted: ${why}`, again: false, slow: false, hint: trustHint};
}

const certificateErrors: Readonly<Record<string, string>> = {
	DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed certificate',
	SELF_SIGNED_CERT_IN_CHAIN: 'self-signed certificate in its chain',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown authority',
	UNABLE_TO_GET_ISSUER_CERT: 'unknown authority',
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown authority',
	CERT_HAS_EXPIRED: 'it has expired',
	CERT_NOT_YET_VALID: 'it is not valid yet',
	CERT_REVOKED: 'it is revoked',
	CERT_REJECTED: 'it is not for this use',
	CERT_UNTRUSTED: 'it is not for this use',
	INVALID_PURPOSE: 'it is not for this use',
	INVALID_CA: 'its authority may sign none',
	PATH_LENGTH_EXCEEDED: 'its chain is too long',
	CERT_CHAIN_TOO_LONG: 'its chain is too long',
	CERT_SIGNATURE_FAILURE: 'its signature is wrong',
	ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another name',
};

/** The tunnel through a proxy has no code of its own for refusals (undici 7.30). */
function proxy(code: string, message: string): TransportError | undefined {
	const refused = /Proxy response \((\d+)\)|Proxy Authentication Required \((407)\)/.exec(message);
	const status = refused?.[1] ?? refused?.[2];
	if (status !== undefined) return {kind: 'proxy', why: `the proxy answered ${status}`, again: status.startsWith('50'), slow: false};
	return code === 'UND_ERR_PRX_TLS' ? {kind: 'proxy', why: 'the certificate of the proxy is not trusted', again: false, slow: false} : undefined;
}

/** What a TLS failure means where its code says it. Alerts of TLS 1.3 are exact, those before it are not. */
const tlsErrors: Readonly<Record<string, readonly [why: string, hint?: string]>> = {
	ERR_SSL_WRONG_VERSION_NUMBER: ['it does not speak TLS', 'is it "http://"?'],
	ERR_SSL_PACKET_LENGTH_TOO_LONG: ['it does not speak TLS', 'is it "http://"?'],
	ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: ['it wants a client certificate, and nf has none'],
	ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: ['it wants a client certificate, and nf has none'],
	ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: [
		'it refused the handshake',
		'it may want a client certificate, of which nf has none, or a cipher that is not safe',
	],
	ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: ['it does not speak TLS 1.2 or newer'],
	ERR_SSL_UNSUPPORTED_PROTOCOL: ['it does not speak TLS 1.2 or newer'],
	ERR_SSL_TLSV1_UNRECOGNIZED_NAME: ['it has no certificate for this name'],
	ERR_SSL_TLSV1_ALERT_UNRECOGNIZED_NAME: ['it has no certificate for this name'],
};

function tls(code: string): TransportError | undefined {
	const [why, hint] = tlsErrors[code] ?? [];
	if (why !== undefined) return {kind: 'tls', why, again: false, slow: false, ...(hint !== undefined && {hint})};
	if (code.startsWith('ERR_OSSL')) return {kind: 'tls', why: `the "ca" file cannot be read (${code})`, again: false, slow: false};
	return /^(ERR_SSL|ERR_TLS|EPROTO)/.test(code) ? {kind: 'tls', why: `TLS failed (${code})`, again: false, slow: false} : undefined;
}

/** What the operating system refuses for reasons of its own (too many open files, no permission), and what nobody has seen yet. */
const unknown = (said: string): TransportError => ({
	kind: 'connection',
	why: `connection failed (${said === '' ? 'no reason given' : said.slice(0, 200)})`,
	again: false,
	slow: false,
});
