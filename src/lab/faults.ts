import {type Failure, failure} from '../failure.js';
import {err, ok, type Result} from '../result.js';

/** The faults that a lab can have. */
const faultKinds = [
	...['no-plugin', 'small-pages', 'base-path'],
	...['latency', 'retry-after', 'html-login', 'reset', 'truncated', 'silent', 'next-host'],
	...['401', '403', '404', '429', '500', '502', '503', '504'],
] as const;

/** One fault: what happens, to which requests, and to how many of them. */
export type Fault = {
	readonly kind: (typeof faultKinds)[number];
	/** Milliseconds of `latency`, seconds of `retry-after`, rows of `small-pages`, the path of `base-path`. */
	readonly value?: string;
	/** Only requests whose path begins so. */
	readonly path?: string;
	/** Only this share of them, 0 to 1; which ones is the same in every run. */
	readonly share?: number;
	/** Only the first so many of them. */
	readonly times?: number;
};

/** Reads `KIND[=VALUE][@PATH][:20%|:3]`: `503@/api/dcim/:3`, `reset:20%`, `small-pages=7`, `base-path=/netbox`. */
export function parseFault(text: string): Result<Fault, Failure> {
	const [, name = '', value, path, share, times] = /^([a-z0-9-]+)(?:=([^@:]+))?(?:@([^:]+))?(?::(?:(\d{1,3})%|(\d+)))?$/u.exec(text) ?? [];
	const kind = faultKinds.find((one) => one === name);
	if (kind === undefined) return err(failure.usage(`"${text}" is no fault: KIND[=VALUE][@PATH][:20%|:3].`, `kinds: ${faultKinds.join(', ')}`));
	return ok({
		kind,
		...(value !== undefined && {value}),
		...(path !== undefined && {path}),
		...(share !== undefined && {share: Number(share) / 100}),
		...(times !== undefined && {times: Number(times)}),
	});
}

const standing = ['no-plugin', 'small-pages', 'base-path'];

/** The faults that befall a request, counted and drawn from one sequence of chance; those that last as long as the lab are left out. */
export function createFaults(faults: readonly Fault[]): (path: string) => readonly Fault[] {
	const left = new Map(faults.map((fault) => [fault, fault.times ?? Number.POSITIVE_INFINITY]));
	const chance = createChance();
	return (path) =>
		faults.filter((fault) => {
			if (standing.includes(fault.kind) || !path.startsWith(fault.path ?? '')) return false;
			if (fault.share !== undefined && chance() >= fault.share) return false;
			const remaining = left.get(fault) ?? 0;
			left.set(fault, remaining - 1);
			return remaining > 0;
		});
}

/** Numbers from 0 to 1 that look random and are the same in every run (mulberry32). */
function createChance(): () => number {
	let state = 0x6e66;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** The value of a fault that lasts as long as the lab; undefined where it has no such fault. */
export const standingValue = (faults: readonly Fault[], kind: Fault['kind'], usual: string): string | undefined => {
	const found = faults.find((fault) => fault.kind === kind);
	return found === undefined ? undefined : (found.value ?? usual);
};
