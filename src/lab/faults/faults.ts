import {type Failure, failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {nearest} from '../../text/did-you-mean.js';
import {type FaultName, faultNames, kindOf} from './kinds.js';

/** One fault: what happens, to which requests, and to how many of them. */
export type Fault = {
	readonly kind: FaultName;
	/** Milliseconds, seconds, rows, bytes or text; what it is differs from kind to kind. */
	readonly value?: string;
	/** Only requests whose path begins so. */
	readonly path?: string;
	/** Only this share of them, 0 to 1; which ones is the same in every run. */
	readonly share?: number;
	/** Only the first so many of them. */
	readonly times?: number;
};

const form = /^([a-z0-9-]+)(?:=([^@:]+))?(?:@([^:]+))?(?::(?:(\d{1,3}(?:\.\d+)?)%|(\d+)))?$/u;

/** Reads `KIND[=VALUE][@PATH][:20%|:3]`: `503@/api/dcim/:3`, `reset:20%`, `small-pages=7`, `base-path=/netbox`. Fails with `usage`. */
export function parseFault(text: string): Result<Fault, Failure> {
	const [, name = '', value, path, share, times] = form.exec(text) ?? [];
	const kind = faultNames.find((one) => one === name);
	if (kind === undefined) return err(unknownFault(text, name));
	const wrong = value === undefined ? undefined : problemOf(kind, value);
	if (wrong !== undefined) return err(failure.usage(`"${text}" is no fault: ${wrong}.`));
	return ok({
		kind,
		...(value !== undefined && {value}),
		...(path !== undefined && {path}),
		...(share !== undefined && {share: Number(share) / 100}),
		...(times !== undefined && {times: Number(times)}),
	});
}

function unknownFault(text: string, name: string): Failure {
	const [near] = nearest(name, faultNames);
	const guess = near === undefined ? '' : ` Did you mean "${near}"?`;
	return failure.usage(`"${text}" is no fault: KIND[=VALUE][@PATH][:20%|:3].${guess}`, `kinds: ${faultNames.join(', ')}`);
}

function problemOf(kind: FaultName, value: string): string | undefined {
	const wanted = kindOf(kind).value?.of;
	if (wanted === undefined) return `"${kind}" takes no value`;
	if (wanted === 'number' && !/^\d{1,9}$/u.test(value)) return `the value of "${kind}" is a whole number`;
	return wanted === 'signed' && !/^-?\d{1,9}$/u.test(value) ? `the value of "${kind}" is a whole number, with a minus or without` : undefined;
}

/** The value of a fault, the usual one where none was given. */
export const faultValue = ({kind, value}: Fault): string => value ?? kindOf(kind).value?.usual ?? '';

/** The value of a fault that lasts as long as the lab; undefined where it has no such fault. */
export function lastingValue(faults: readonly Fault[], kind: FaultName): string | undefined {
	const found = faults.find((fault) => fault.kind === kind);
	return found === undefined ? undefined : faultValue(found);
}
