import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';

/**
 * The address of a NetBox, from what people type or paste: no scheme is `https://`; slashes at the end and a pasted `/api/…`
 * go, a base path stays. The value has no slash at the end and keys the cache, so one server has one spelling.
 * Fails with `usage`; the message never shows a user, a password or a token pasted by mistake.
 */
export function parseNetboxUrl(text: string): Result<string> {
	const typed = text.trim();
	if (typed.includes('@')) return refuse('the NetBox URL must not hold a user or a password.', tokenHint);
	if (/^(nbt_|[\da-f]{40}$)/i.test(typed)) return refuse('this is a token, not a NetBox URL.', tokenHint);
	if (/[?#]/.test(typed)) return refuse(`"${typed.replace(/[?#].*/, '')}" must end before "?" and "#": give the address of NetBox alone.`);
	const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(typed)?.[1]?.toLowerCase();
	if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return refuse(`"${typed}" is not a NetBox URL: only http and https work.`);
	const url = parse(scheme === undefined ? `https://${typed}` : typed);
	return url ? ok(url.origin + basePath(url.pathname)) : refuse(`"${typed}" is not a NetBox URL.`, 'example: https://netbox.example');
}

/** Whether the host of an URL is this machine. */
export function isLoopback(url: string): boolean {
	const {hostname} = new URL(url);
	return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

const tokenHint = 'the token is asked for apart';

const refuse = (message: string, hint?: string): Result<never> => err(failure.usage(message, hint));

/** `https:host` and white space are typing mistakes that URL would mend in silence. */
function parse(text: string): URL | undefined {
	return /\s|^https?:\/\/(https?:|\/)/i.test(text) || !URL.canParse(text) ? undefined : new URL(text);
}

/** The last `/api` counts: a base path may be called `/api` itself. */
function basePath(pathname: string): string {
	const path = `${pathname}/`.replace(/\/+/g, '/');
	const end = path.lastIndexOf('/api/');
	return (end < 0 ? path : path.slice(0, end)).replace(/\/$/, '');
}

/**
 * The URL of a request: path and query below the server's address. Everything that is sent has its URL from here. Fails with `usage` where
 * the path would lead elsewhere than below `/api/` of this NetBox (or to its `/graphql/`), as fronts, `URL` or NetBox read it.
 */
export function urlOf(instanceUrl: string, target: string): Result<string> {
	const [path = ''] = target.split('?', 1);
	const fault =
		(path === '/graphql/' ? undefined : pathFault(path)) ?? (/[#\s\p{Cc}]/u.test(target) ? `"${target}" is no path and query.` : undefined);
	if (fault !== undefined) return refuse(fault, nothingSent);
	const url = instanceUrl + target;
	const read = URL.canParse(url) ? new URL(url) : undefined;
	return read && read.origin + read.pathname === instanceUrl + path ? ok(url) : refuse(`"${path}" is no path of the API.`, nothingSent);
}

const nothingSent = 'nothing was sent';

/**
 * Why a text is no path below `/api/`; undefined where it is one. Dots, slashes and the like that are written as `%2e` are read in one way
 * by a front and in another by NetBox, so they are refused with those that are written out.
 */
export function pathFault(path: string): string | undefined {
	if (/^\w+:|^[/\\]{2}/.test(path)) return `"${path}" is a full URL: give its path alone, from "/api/" on; it goes to the instance and nowhere else.`;
	if (!path.startsWith('/api/')) return `"${path}" is no path of the API: it must begin with "/api/".`;
	if (/[?#\\\s\p{Cc}]/u.test(path)) return `"${path}" must be a path alone.`;
	if (/(^|\/)(\.|%2e){1,2}(\/|$)/i.test(path)) return `"${path}" must not hold "." or "..".`;
	if (/%(2e|2f|5c|25|[01].|7f)|%(?![\da-f]{2})/i.test(path)) return `"${path}" must be written out: it holds an encoded dot, slash or the like.`;
	if (/[^\w\-.~%!$&'()*+,;=:@/]|\/\//.test(path)) return `"${path}" holds what no path of the API has.`;
	return undefined;
}
