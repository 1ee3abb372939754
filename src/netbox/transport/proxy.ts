import {createNoProxy} from './no-proxy.js';
import {isLoopback} from './url.js';

/** What `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` say, as they are written. */
export type Proxies = {readonly http?: string; readonly https?: string; readonly no?: string};

/** A proxy's URL, none, or a text that is no URL of a proxy we can use. */
type Proxy = string | 'unusable' | undefined;

/** What the variables say, read once. */
export type ParsedProxies = {readonly http: Proxy; readonly https: Proxy; readonly isDirect: (url: string) => boolean};

/** The proxies by scheme. A proxy without a scheme is `http://`, as everywhere. */
export const parseProxies = ({http, https, no = ''}: Proxies): ParsedProxies => ({
	http: parseProxy(http),
	https: parseProxy(https),
	isDirect: createNoProxy(no),
});

/** The proxy for an URL; this machine, and what NO_PROXY covers, is never asked through one. */
export const proxyFor = (url: string, proxies: ParsedProxies): Proxy =>
	isLoopback(url) || proxies.isDirect(url) ? undefined : proxies[url.startsWith('https:') ? 'https' : 'http'];

/** A proxy as it may be shown: without user and password. */
export function originOf(proxy: Proxy): string | undefined {
	if (proxy === undefined || proxy === 'unusable') return undefined;
	const {protocol, host} = new URL(proxy);
	return `${protocol}//${host}`;
}

function parseProxy(text: string | undefined): Proxy {
	const typed = text?.trim() ?? '';
	if (typed === '') return undefined;
	const url = typed.includes('://') ? typed : `http://${typed}`;
	return /^https?:/i.test(url) && URL.canParse(url) ? url : 'unusable';
}
