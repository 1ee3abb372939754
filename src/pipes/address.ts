/** An IP address as comparable parts: family, the bits as one number, and the prefix length where one was written. */
export type Address = {readonly family: 4 | 6; readonly bits: bigint; readonly length: number | undefined};

/** Reads `10.0.2.2`, `10.0.2.0/24` or `2001:db8::1/64`, in any spelling; anything else is no address. */
export function parseAddress(text: string): Address | undefined {
	const [, host = '', mask] = /^([\da-f.:]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
	const family = host.includes(':') ? 6 : 4;
	const bits = family === 6 ? parseV6(host) : parseV4(host);
	const length = mask === undefined ? undefined : Number(mask);
	return bits === undefined || (length ?? 0) > (family === 6 ? 128 : 32) ? undefined : {family, bits, length};
}

/** Order by family, then number, then length; of the shorter networks first, whole addresses last. */
export function compareAddresses(a: Address, b: Address): number {
	return a.family - b.family || Number(a.bits > b.bits) - Number(a.bits < b.bits) || (a.length ?? 129) - (b.length ?? 129);
}

/** Whether both are one address; a missing length is like any. */
export const isSameAddress = (a: Address, b: Address): boolean =>
	a.family === b.family && a.bits === b.bits && (a.length === undefined || b.length === undefined || a.length === b.length);

function parseV4(host: string): bigint | undefined {
	const bytes = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(host)?.slice(1).map(Number);
	return bytes?.every((byte) => byte < 256) ? bytes.reduce((bits, byte) => bits * 256n + BigInt(byte), 0n) : undefined;
}

function parseV6(host: string): bigint | undefined {
	const halves = host.split('::').map((half) => (half === '' ? [] : half.split(':').flatMap(groupsOf)));
	const [left = [], right = []] = halves;
	const missing = 8 - left.length - right.length;
	if (halves.length > 2 || (halves.length === 2 ? missing < 1 : missing !== 0)) return undefined;
	const groups = [...left, ...Array.from({length: missing}, () => '0'), ...right];
	if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined;
	return groups.reduce((bits, group) => bits * 65_536n + BigInt(`0x${group}`), 0n);
}

/** The last four bytes may be written as IPv4. */
function groupsOf(group: string): readonly string[] {
	const bits = group.includes('.') ? parseV4(group) : undefined;
	return bits === undefined ? [group] : [(bits >> 16n).toString(16), (bits & 0xffffn).toString(16)];
}
