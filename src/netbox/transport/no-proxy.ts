import {BlockList, isIP} from 'node:net';

/** What an entry of NO_PROXY may be about. */
type NoProxyEntry = {readonly covers: (host: string) => boolean; readonly port: string | undefined};

/**
 * Whether an URL is asked without a proxy, by the entries of NO_PROXY: `*` is everything; a name is itself and all below it, with a dot or
 * `*.` before it or without; an address is itself, and with `/8` its network, of IPv4 or IPv6. A port behind any of them narrows it. Names
 * are not looked up. Entries stand between commas or white space; what is none of these covers nothing.
 */
export function createNoProxy(text: string): (url: string) => boolean {
	const entries = text.split(/[\s,]+/).flatMap((typed) => parseEntry(typed.toLowerCase()) ?? []);
	return (url) => {
		const {protocol, hostname, port} = new URL(url);
		const host = bare(hostname);
		const asked = port || (protocol === 'https:' ? '443' : '80');
		return entries.some((entry) => (entry.port === undefined || entry.port === asked) && entry.covers(host));
	};
}

function parseEntry(typed: string): NoProxyEntry | undefined {
	if (typed === '') return undefined;
	if (typed === '*') return {covers: () => true, port: undefined};
	const network = networkOf(typed);
	if (network) return {covers: network, port: undefined};
	const [, name = typed, port] = /^(.+):(\d+)$/.exec(typed) ?? [];
	return {covers: networkOf(name) ?? nameOf(name), port: port === undefined ? undefined : String(Number(port))};
}

const bare = (host: string): string => host.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/** An address or a network. IPv4 written as IPv6 (`::ffff:10.0.0.1`) is IPv4. */
function networkOf(typed: string): NoProxyEntry['covers'] | undefined {
	const [, address = '', length] = /^\[?([\da-f.:]+)\]?(?:\/(\d{1,3}))?$/.exec(typed) ?? [];
	const family = familyOf(address);
	if (family === undefined || Number(length ?? 0) > bitsOf[family]) return undefined;
	const list = new BlockList();
	const bits = Number(length ?? bitsOf[family]);
	list.addSubnet(address, bits, family);
	const mapped = family === 'ipv6' && bits >= 96 ? /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1] : undefined;
	if (mapped !== undefined) list.addSubnet(mapped, bits - 96, 'ipv4');
	return (host) => {
		const of = familyOf(host);
		return of !== undefined && list.check(host, of);
	};
}

const bitsOf = {ipv4: 32, ipv6: 128} as const;

const familyOf = (address: string): keyof typeof bitsOf | undefined =>
	(['ipv4', 'ipv6'] as const).find((_, place) => isIP(address) === 4 + 2 * place);

function nameOf(typed: string): NoProxyEntry['covers'] {
	const name = bare(typed.replace(/^\*?\./, ''));
	return (host) => name !== '' && (host === name || host.endsWith(`.${name}`));
}
