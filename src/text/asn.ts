/** The digits of an AS number: `65101`, `AS65101`, or `1.10` (RFC 5396) as 65546; undefined for any other text. */
export function asnOf(word: string): string | undefined {
	const [, plain, high, low] = /^(?:AS)?(?:(\d{1,10})|(\d{1,5})\.(\d{1,5}))$/i.exec(word) ?? [];
	const asn = plain === undefined ? Number(high) * 65_536 + Number(low) : Number(plain);
	const isWithin = plain === undefined ? Number(high) < 65_536 && Number(low) < 65_536 : asn < 2 ** 32;
	return isWithin ? String(asn) : undefined;
}
