/** A random UUID (version 4), for ids that must differ and may be guessed. `node:crypto` would cost each start milliseconds. */
export function randomUuid(): string {
	const digits = Array.from({length: 32}, () => Math.floor(Math.random() * 16).toString(16));
	digits[12] = '4';
	digits[16] = '89ab'[Math.floor(Math.random() * 4)] ?? '8';
	return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
