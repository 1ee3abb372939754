import {isIP} from 'node:net';

/** An IP network as numbers: its address with all bits, the length of its mask, 4 or 6. */
export type Network = {readonly bits: bigint; readonly mask: number; readonly family: 4 | 6};

/** Reads `10.0.0.1/30` or `2001:db8::1/127`; without a mask it is a host. */
export function parseNetwork(text: string): Network | undefined {
	const [host = '', mask, ...rest] = text.split('/');
	const family = isIP(host);
	if ((family !== 4 && family !== 6) || rest.length > 0) return undefined;
	const width = family === 4 ? 32 : 128;
	const length = mask === undefined ? width : /^\d{1,3}$/u.test(mask) ? Number(mask) : -1;
	if (length < 0 || length > width) return undefined;
	return {bits: family === 4 ? bitsOf4(host) : bitsOf6(host), mask: length, family};
}

/** `10.0.0.0/30`, `2001:db8::/127`: the text of a network, IPv6 in its shortest form. */
export const networkText = ({bits, mask, family}: Network): string => `${family === 4 ? text4(bits) : text6(bits)}/${mask}`;

const text4 = (bits: bigint): string => [24n, 16n, 8n, 0n].map((shift) => (bits >> shift) & 255n).join('.');

function text6(bits: bigint): string {
	const groups = Array.from({length: 8}, (_, index) => ((bits >> BigInt(112 - 16 * index)) & 0xffffn).toString(16)).join(':');
	const zeros = groups.match(/\b0(:0)+\b/gu)?.toSorted((a, b) => b.length - a.length)[0];
	return zeros === undefined ? groups : groups.replace(new RegExp(`(^|:)${zeros}(:|$)`, 'u'), '::');
}

/** The last address of a network, as a number. */
export const lastOf = ({bits, mask, family}: Network): bigint => bits + (1n << BigInt((family === 4 ? 32 : 128) - mask)) - 1n;

/** Whether the second lies in the first. */
export function contains(outer: Network, inner: Network): boolean {
	return outer.family === inner.family && inner.mask >= outer.mask && first(outer) === first({...inner, mask: outer.mask});
}

/** The network of an address: its host bits are 0. */
export const networkOf = (network: Network): Network => ({...network, bits: first(network)});

/** The order of addresses: IPv4 first, then by number, then by mask, as PostgreSQL sorts them. */
export function compareNetworks(a: Network, b: Network): number {
	if (a.family !== b.family) return a.family - b.family;
	const shared = Math.min(a.mask, b.mask);
	const heads = Number(first({...a, mask: shared}) > first({...b, mask: shared})) - Number(first({...a, mask: shared}) < first({...b, mask: shared}));
	return heads || a.mask - b.mask || Number(a.bits > b.bits) - Number(a.bits < b.bits);
}

/** Whether two are the same address with the same mask. */
export const sameNetwork = (a: Network, b: Network): boolean => a.family === b.family && a.mask === b.mask && a.bits === b.bits;

function first({bits, mask, family}: Network): bigint {
	const host = BigInt((family === 4 ? 32 : 128) - mask);
	return (bits >> host) << host;
}

const bitsOf4 = (text: string): bigint => text.split('.').reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);

function bitsOf6(text: string): bigint {
	const [head = '', tail] = text.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/u, (_, a, b, c, d) => `${pair(a, b)}:${pair(c, d)}`).split('::');
	const left = head === '' ? [] : head.split(':');
	const right = tail === undefined || tail === '' ? [] : tail.split(':');
	const groups = tail === undefined ? left : [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
	return groups.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n);
}

const pair = (high: string, low: string): string => (Number(high) * 256 + Number(low)).toString(16);
