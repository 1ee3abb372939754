/**
 * Bytes of a terminal as text: UTF-8, cut anywhere. A byte of 0x80 to 0x9F that belongs to no character is an 8-bit control character, as for a
 * terminal; any other invalid byte becomes U+FFFD.
 */
export function createBytesReader(): (bytes: Uint8Array) => string {
	const decoder = new TextDecoder('utf-8', {ignoreBOM: true});
	/** Bytes that the last character still lacks. */
	let missing = 0;
	return (bytes) => {
		let [text, from] = ['', 0];
		for (const [at, byte] of bytes.entries()) {
			const goesOn = missing > 0 && byte >= 0x80 && byte < 0xc0;
			missing = goesOn ? missing - 1 : missingAfter(byte);
			if (goesOn || byte < 0x80 || byte > 0x9f) continue;
			text += decoder.decode(bytes.subarray(from, at), {stream: true}) + String.fromCharCode(byte);
			from = at + 1;
		}
		return text + decoder.decode(bytes.subarray(from), {stream: true});
	};
}

/** The number of bytes after the first one of a character. */
const missingAfter = (byte: number): number => (byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3);
