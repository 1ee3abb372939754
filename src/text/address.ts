import ipaddr from 'ipaddr.js';

/** An IP address: its family, its bytes, and the prefix length if one was written. */
export type IpAddress = {readonly family: 4 | 6; readonly bytes: readonly number[]; readonly length: number | undefined};

/** Reads `10.0.2.2`, `10.0.2.0/24` or `2001:db8::1/64`, in any spelling; any other text is no address, `010.0.2.2` and `fe80::1%eth0` too. */
export function parseAddress(text: string): IpAddress | undefined {
	const [, host = '', mask] = /^([\da-f.:]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
	const family = host.includes(':') ? 6 : 4;
	const length = mask === undefined ? undefined : Number(mask);
	if ((length ?? 0) > (family === 6 ? 128 : 32)) return undefined;
	if (family === 6) return ipaddr.IPv6.isValid(host) ? {family, bytes: ipaddr.IPv6.parse(host).toByteArray(), length} : undefined;
	return ipaddr.IPv4.isValidFourPartDecimal(host) ? {family, bytes: ipaddr.IPv4.parse(host).toByteArray(), length} : undefined;
}

/**
 * A host in its one spelling: IPv6 compressed as RFC 5952 says, an IPv4 address that is mapped into IPv6 as IPv4. Other text, which no NetBox gives, stays as
 * it is.
 */
export function canonicalHost(text: string): string {
	if (!text.includes(':')) return text;
	const address = parseAddress(text);
	if (address?.family !== 6) return text;
	const v6 = new ipaddr.IPv6([...address.bytes]);
	return v6.isIPv4MappedAddress() ? v6.toIPv4Address().toString() : v6.toRFC5952String();
}

/** An address as NetBox writes it, with its mask; one without a mask is a whole address. */
export function addressText({family, bytes, length = bytes.length * 8}: IpAddress): string {
	// Within the first 96 zeros, and where IPv4 is mapped, the last four bytes are written as IPv4 is.
	const zeros = bytes.findIndex((byte) => byte !== 0);
	const isMapped = family === 6 && zeros === 10 && bytes[10] === 255 && bytes[11] === 255;
	const isCompatible = family === 6 && (zeros === 12 || zeros === 13);
	const host = isMapped || isCompatible ? `${isMapped ? '::ffff:' : '::'}${bytes.slice(12).join('.')}` : ipaddr.fromByteArray([...bytes]).toString();
	return `${host}/${length}`;
}

/** The network of an address, as NetBox writes it: the bits of hosts are 0. */
export function networkText({family, bytes, length = bytes.length * 8}: IpAddress): string {
	const masked = bytes.map((byte, place) => byte & (0xff00 >> Math.min(8, Math.max(0, length - place * 8))) & 0xff);
	return addressText({family, bytes: masked, length});
}

/** Order by family, then number, then length: shorter networks first, whole addresses last. */
export function compareAddresses(a: IpAddress, b: IpAddress): number {
	return a.family - b.family || compareBytes(a, b) || (a.length ?? 129) - (b.length ?? 129);
}

/** Whether both are the same address; a missing length matches any. */
export const isSameAddress = (a: IpAddress, b: IpAddress): boolean =>
	a.family === b.family && compareBytes(a, b) === 0 && (a.length === undefined || b.length === undefined || a.length === b.length);

/** Whether an address is in a network, whatever its own length; `network` without a length is one address. */
export function isInside({family, bytes}: IpAddress, network: IpAddress): boolean {
	if (family !== network.family) return false;
	const [inside, net] = [ipaddr.fromByteArray([...bytes]), ipaddr.fromByteArray([...network.bytes])];
	const length = network.length ?? bytes.length * 8;
	return inside instanceof ipaddr.IPv6 ? inside.match(net as ipaddr.IPv6, length) : inside.match(net as ipaddr.IPv4, length);
}

function compareBytes(a: IpAddress, b: IpAddress): number {
	const at = a.bytes.findIndex((byte, place) => byte !== b.bytes[place]);
	return at < 0 ? 0 : (a.bytes[at] ?? 0) - (b.bytes[at] ?? 0);
}
