const units = [
	['d', 86_400],
	['h', 3600],
	['min', 60],
] as const;

/** How long ago, in the largest whole unit: `3 d`, `3 h`, `12 min`, `5 s`. Takes ms; never negative. */
export function describeAge(ms: number): string {
	const seconds = Math.max(0, Math.floor(ms / 1000));
	const [unit, size] = units.find(([, size]) => seconds >= size) ?? ['s', 1];
	return `${Math.floor(seconds / size)} ${unit}`;
}

const hour = 3_600_000;

/** A time for people: within the last hour how long ago (`3 min ago`), any other local, to the minute (`2026-11-30 09:14`). Both in ms since 1970. */
export const describeMoment = (at: number, now: number): string =>
	at <= now && now - at < hour ? `${describeAge(now - at)} ago` : localTime(at).slice(0, 16);

/** A local time to the ms: `2026-11-30 09:14:02.251`. Takes ms since 1970. */
export function localTime(at: number): string {
	const date = new Date(at);
	const two = (part: number): string => String(part).padStart(2, '0');
	const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
	return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

/** The ms since 1970 of a time as NetBox and tasks write it, in ISO 8601 with its zone; undefined for any other text. */
export function timeOf(text: string): number | undefined {
	if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
	const at = Date.parse(text);
	return Number.isNaN(at) ? undefined : at;
}

/** How long something took, for people: `40 ms`, `0.4 s`, `2.0 s`, `30 s`, `2 min 5 s`, `10 min`, `3 h 20 min`. Takes ms; never negative. */
export function describeTime(ms: number): string {
	const whole = Math.max(0, Math.round(ms));
	if (whole < 100) return `${whole} ms`;
	if (whole < 9950) return `${(whole / 1000).toFixed(1)} s`;
	const seconds = Math.round(whole / 1000);
	if (seconds < 120) return `${seconds} s`;
	if (seconds < 7200) return inUnits(seconds, 'min', 's');
	return inUnits(Math.round(seconds / 60), 'h', 'min');
}

/** The same of a time that is set, and not measured: `2 s`. */
export const describeLimit = (ms: number): string => describeTime(ms).replace('.0 s', ' s');

/** `2 min 5 s`, `10 min`, `3 h 20 min`: a count of the smaller unit, of which the larger one has sixty. */
function inUnits(count: number, large: string, small: string): string {
	const rest = count % 60;
	return `${Math.floor(count / 60)} ${large}${rest === 0 ? '' : ` ${rest} ${small}`}`;
}

/** A time that something took as rows hold it: `2.10s`. Takes ms. */
export const tookText = (ms: number): string => `${(ms / 1000).toFixed(2)}s`;

/** The same for people; a text that is none stays as it is. */
export function describeTook(text: string): string {
	const [, seconds] = /^(\d{1,12}\.\d\d)s$/.exec(text) ?? [];
	return seconds === undefined ? text : describeTime(Number(seconds) * 1000);
}
