import {err, ok, type Result} from '../../core/result.js';
import {macOf} from '../reads/mac.js';

/** The quotes around a bad value are U+201C and U+201D. */
const quoted = (value: string): string => `“${value}” is not a valid value.`;

/** The sentences in which NetBox refuses a value of a filter. */
export const fault = {
	choice: (value: string): string => `Select a valid choice. ${value} is not one of the available choices.`,
	single: 'Select a valid choice. That choice is not one of the available choices.',
	type: quoted,
	number: 'Enter a whole number.',
	decimal: 'Enter a number.',
	time: 'Enter a valid date/time.',
	day: 'Enter a valid date.',
	uuid: 'Enter a valid UUID.',
	nul: 'Null characters are not allowed.',
};

/** Reads a whole number; one beyond the database's range is kept, it matches nothing. */
export const readNumber = (value: string): Result<number, string> => (/^\s*[+-]?\d+\s*$/u.test(value) ? ok(Number(value)) : err(fault.number));

/** Reads the id of a request. */
export const readUuid = (value: string): Result<string, string> =>
	/^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/iu.test(value.trim()) ? ok(value.trim().toLowerCase()) : err(fault.uuid);

const timeForm = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d{1,6})\d*)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/u;

/** Reads a time into the form of the rows, `2026-11-21T11:19:16.464603Z`, so that times compare as text; a date alone is midnight UTC. */
export function readTime(value: string): Result<string, string> {
	const [, date, clock = '00:00', seconds = '00', fraction = '', zone = 'Z'] = timeForm.exec(value.trim()) ?? [];
	if (date === undefined) return err(fault.time);
	const at = Date.parse(`${date}T${clock}:${seconds}Z`);
	if (Number.isNaN(at)) return err(fault.time);
	const whole = new Date(at - offsetOf(zone)).toISOString().slice(0, 19);
	return ok(`${whole}.${fraction.padEnd(6, '0')}Z`);
}

function offsetOf(zone: string): number {
	if (zone === 'Z') return 0;
	const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
	const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
	return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** Reads a day, which is all that a field without a time has. */
export const readDay = (value: string): Result<string, string> => (/^\d{4}-\d{2}-\d{2}$/u.test(value.trim()) ? ok(value.trim()) : err(fault.day));

/** Reads a number with or without a fraction. */
export const readDecimal = (value: string): Result<number, string> =>
	/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/iu.test(value) ? ok(Number(value)) : err(fault.decimal);

/** Reads true or false as a filter of NetBox does; anything else, `1` and `0` among it, is no filter at all (seen on 4.7.3). */
export function readYesNo(value: string): boolean | undefined {
	if (['true', 'True', '2'].includes(value)) return true;
	return ['false', 'False', '3'].includes(value) ? false : undefined;
}

const forms = {
	mac: {reads: (value: string) => macOf(value) !== undefined, fault: (value: string) => `Invalid MAC address format: ${value}`},
	zone: {reads: (value: string) => /^[A-Z][A-Za-z]+(\/[A-Za-z_+-]+)*$/u.test(value), fault: (value: string) => `Invalid timezone '${value}'`},
} as const;

/** A text that must have a form of its own. */
export type Form = keyof typeof forms;

/** The fault of the first value without the form. */
export function formFault(form: Form, values: readonly string[]): string | undefined {
	const bad = values.find((value) => value !== 'null' && value !== '' && !forms[form].reads(value));
	return bad === undefined ? undefined : forms[form].fault(bad);
}
