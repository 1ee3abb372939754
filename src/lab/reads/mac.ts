const parted = /^([\da-f]{1,2})(?:[:-]([\da-f]{1,2}))(?:[:-]([\da-f]{1,2}))(?:[:-]([\da-f]{1,2}))(?:[:-]([\da-f]{1,2}))(?:[:-]([\da-f]{1,2}))$/iu;
const bare = /^[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4}$|^[\da-f]{6}-[\da-f]{6}$|^[\da-f]{12}$/iu;

/** A MAC address in any form that NetBox reads (with colons, dashes or dots, or bare) as `AA:BB:CC:DD:EE:FF`; undefined where a text is none. */
export function macOf(text: string): string | undefined {
	if (bare.test(text)) return (text.replace(/[.-]/gu, '').match(/../gu) ?? []).join(':').toUpperCase();
	return parted
		.exec(text)
		?.slice(1)
		.map((part) => part.padStart(2, '0'))
		.join(':')
		.toUpperCase();
}
