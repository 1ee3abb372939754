const units: Readonly<Record<string, number>> = {s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800};

/** An age in ms: `90s`, `15m`, `12h`, `2d`, `3w`. */
export function readAge(text: string): number | undefined {
	const [, count, unit = ''] = /^(\d{1,6})([smhdw])$/i.exec(text) ?? [];
	return count === undefined ? undefined : Number(count) * (units[unit.toLowerCase()] ?? 0) * 1_000;
}

/** The dates and times that NetBox writes, and prefixes of them that people type, in ms; without a zone they are UTC. */
export function readTime(text: string): number | undefined {
	const [, day, time = '00:00', zone = 'Z'] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[-+]\d\d:\d\d)?)?$/.exec(text) ?? [];
	const at = day === undefined ? Number.NaN : Date.parse(`${day}T${time}${zone}`);
	return Number.isNaN(at) ? undefined : at;
}

/** Whether a text is a date without a time: with `=` it means the whole day. */
export const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** How such a word may be written, for people. */
export const momentForms = 'yesterday, 90s, 15m, 2h, 3d, 1w or 2026-11-28T22:00 (UTC)';

/** The moment that a word means, in ms: `yesterday` and an age count back from now, a date or time is one. Undefined for any other word. */
export function momentOf(word: string, now: number): number | undefined {
	const age = word.toLowerCase() === 'yesterday' ? readAge('1d') : readAge(word);
	return age === undefined ? readTime(word) : now - age;
}
