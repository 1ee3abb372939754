import {ExactNumber} from '../../core/exact-number.js';
import {type Failure, failure} from '../../core/failure.js';
import {limits} from '../../core/limits.js';
import {didYouMean, nearest} from '../../text/did-you-mean.js';

/**
 * What callers of the client hand over, looked at before anything is made of it: in JavaScript, and past a cast, an argument may be anything.
 * Each check gives the failure (`usage`), or nothing where the argument is as its type says.
 */
export type Check = (value: unknown, name: string) => Failure | undefined;

const wrong = (name: string, value: unknown, must: string): Failure =>
	failure.usage(`${name} must be ${must}, not ${named(value)}.`, 'nothing was sent');

/** What a value is, in a word or two, without a look into it: it may be a secret, and reading it may throw. */
function named(value: unknown): string {
	if (value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean') return String(value);
	if (typeof value === 'string') return value === '' ? 'an empty text' : 'a text';
	return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'such an object' : `a ${typeof value}`;
}

/** An id of NetBox. Anything else in a path would be another path. */
export const checkId: Check = (value, name = 'an id') =>
	Number.isSafeInteger(value) && Number(value) >= 1 ? undefined : wrong(name, value, 'a whole number from 1 on');

/** A whole number within bounds. */
export const wholeNumber =
	(least: number, most: number): Check =>
	(value, name) =>
		Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most
			? undefined
			: wrong(name, value, `a whole number from ${least} to ${most}`);

export const checkText: Check = (value, name) => (typeof value === 'string' && value.trim() !== '' ? undefined : wrong(name, value, 'a text'));
/** A text, also an empty one. */
export const checkWord: Check = (value, name) => (typeof value === 'string' ? undefined : wrong(name, value, 'a text'));

/** What a parameter of a query may be. */
export const checkScalar: Check = (value, name) =>
	typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value) || value instanceof ExactNumber
		? undefined
		: wrong(name, value, 'a text, a number or a truth value');

export const checkFlag: Check = (value, name) => (typeof value === 'boolean' ? undefined : wrong(name, value, 'true or false'));
export const checkFunction: Check = (value, name) => (typeof value === 'function' ? undefined : wrong(name, value, 'a function'));
export const checkSignal: Check = (value, name) => (value instanceof AbortSignal ? undefined : wrong(name, value, 'an AbortSignal'));

/** One of some words. */
export const oneOf =
	(...words: readonly (string | number)[]): Check =>
	(value, name) =>
		words.includes(value as string) ? undefined : wrong(name, value, `one of ${words.join(', ')}`);

/** A list whose items pass a check. */
export const listOf =
	(check: Check): Check =>
	(value, name) =>
		Array.isArray(value) ? firstOf(Array.from(value, (item, place) => check(item, `item ${place + 1} of ${name}`))) : wrong(name, value, 'a list');

/** An object of JSON, that was made by nothing but braces: what JSON cannot say (a form, a map, a date) would go out as something else. */
export const checkObject: Check = (value, name) => (isPlainObject(value) ? undefined : wrong(name, value, 'a plain object'));

/** A value of JSON, all the way down. */
export const checkJson: Check = (value, name) => {
	try {
		return isJson(value, new Set()) ? undefined : failure.usage(`${name} holds what JSON cannot say.`, 'nothing was sent');
	} catch {
		return failure.usage(`${name} cannot be read.`, 'nothing was sent');
	}
};

/** An object that is a body of a write. */
export const checkBody: Check = (value, name) => checkObject(value, name) ?? checkJson(value, name);

/** A body that names its object. */
export const checkChange: Check = (value, name) => checkBody(value, name) ?? checkId((value as {readonly id?: unknown}).id, `the id of ${name}`);

/** A row as it was read: its id tells which. */
export const checkRow: Check = (value, name) => checkObject(value, name) ?? checkId((value as {readonly id?: unknown}).id, `the id of ${name}`);

/** Options by name; one that there is not is as wrong as one with a wrong value. What is undefined was not given. */
export const optionsOf =
	(checks: Readonly<Record<string, Check>>): Check =>
	(value, name) => {
		if (value === undefined) return undefined;
		if (!isPlainObject(value)) return wrong(name, value, 'a plain object');
		const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
		const unknown = entries.find(([option]) => !Object.hasOwn(checks, option));
		if (unknown)
			return failure.usage(`there is no option "${unknown[0]}".${didYouMean(nearest(unknown[0], Object.keys(checks)))}`, 'nothing was sent');
		return firstOf(entries.map(([option, given]) => (given === undefined ? undefined : checks[option]?.(given, `"${option}"`))));
	};

/** The first of some faults. */
export const firstOf = (faults: readonly (Failure | undefined)[]): Failure | undefined => faults.find((fault) => fault !== undefined);

function isPlainObject(value: unknown): value is object {
	try {
		if (typeof value !== 'object' || value === null) return false;
		const prototype: unknown = Object.getPrototypeOf(value);
		// A getter that throws is found out here.
		return (prototype === null || prototype === Object.prototype) && Object.values(value).length >= 0;
	} catch {
		return false;
	}
}

/** `above` are the objects that a value is within: one that holds itself has no end. */
function isJson(value: unknown, above: Set<unknown>): boolean {
	if (value instanceof ExactNumber) return true;
	if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
	if (typeof value === 'number') return Number.isFinite(value);
	if (above.has(value) || above.size >= limits.jsonDepth) return false;
	const inner = Array.isArray(value) ? Array.from(value) : isPlainObject(value) ? Object.values(value).filter((one) => one !== undefined) : undefined;
	if (!inner) return false;
	above.add(value);
	const isWhole = inner.every((one) => isJson(one, above));
	above.delete(value);
	return isWhole;
}
