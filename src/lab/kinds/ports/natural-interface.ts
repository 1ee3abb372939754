const parts = /^([^\d.:]+)?(?:(\d+)\/)?(?:(\d+)\/)?(?:(\d+)\/)?(?:(\d+)\/)?(\d+)?(?::(\d+))?(?:\.(\d+))?(.*)$/su;

/**
 * The key by which NetBox sorts the names of interfaces: slot and position first, what has none last; then the kind of the name, its
 * number, channel and unit; then the rest, its numbers in eight digits (the rule of 4.7.3, `naturalize_interface`, read).
 */
export function naturalInterface(name: string): string {
	const [, type = '', slot, subslot, position, subposition, id, channel, unit, rest = ''] = parts.exec(name) ?? [];
	const places = [slot, subslot, position, subposition].map((part) => (part === undefined ? '9999' : part.padStart(4, '0'))).join('');
	const numbers = [id, channel, unit].map((part) => (part === undefined ? '......' : part.padStart(6, '0'))).join('');
	return (places + type + numbers + rest.replace(/\d+/gu, (digits) => digits.padStart(8, '0'))).slice(0, 100);
}
