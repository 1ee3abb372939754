import * as z from 'zod/mini';
import {ExactNumber} from '../../core/exact-number.js';
import {err, ok, type Result} from '../../core/result.js';
import {inWords} from '../../core/zod-messages.js';
import type {Row} from '../../output/output.js';

/** The very value that NetBox sent, no key lost, moved or changed, where a schema holds; else the first thing that does not: `0.name: expected string`. */
export function asSent<Kind>(schema: z.ZodMiniType<Kind>, value: unknown): Result<Kind, string> {
	const checked = schema.safeParse(value, inWords);
	if (checked.success) return ok(value as Kind);
	const [issue] = checked.error.issues;
	return err(issue ? [issue.path.join('.'), inPlainWords(issue.message)].filter((part) => part !== '').join(': ') : 'wrong shape');
}

/** zod names a value that is no plain one by its class. */
const inPlainWords = (message: string): string => message.replace(`received ${ExactNumber.name}`, 'received a number that a double does not hold');

/** What we believe NetBox answers: only the fields that are read, for `asSent`. Optional is what callers leave out with `fields=`. */
const row = <Shape extends z.core.$ZodShape>(shape: Shape) => z.object(shape) as unknown as z.ZodMiniType<Row & z.output<z.ZodMiniObject<Shape>>>;

/** An object of which nothing is read. */
export const anyRow = row({});

const id = z.int();
const nullableText = z.nullable(z.string());

/** A text that NetBox makes itself: a time, a kind of object, a version. */
const shortText = z.string().check(z.maxLength(200));

/** A row of which only the id matters. */
export const idRow = row({id});

/** A device; its name may be null. */
export const deviceRow = row({id, name: z.optional(nullableText)});

/** A session in full; name, device and the device's name may be null, and so may `last_updated` (born in a branch). */
export const sessionRow = row({
	id,
	name: nullableText,
	device: z.nullable(z.object({id, name: nullableText})),
	last_updated: nullableText,
});

/** The part of a session that tells whether it changed. */
export const sessionTraceRow = row({id, name: nullableText, last_updated: nullableText});

/** A change of the change log; only its id and time are always asked for. */
export const objectChangeRow = row({
	id,
	time: shortText,
	action: z.optional(z.object({value: z.string()})),
	changed_object_type: z.optional(shortText),
	changed_object_id: z.optional(z.int()),
});

/** A change, as `fields=id,time` gives it. */
export const changeTimeRow = row({id, time: shortText});

/** A branch of the branching plugin. */
export const branchRow = row({
	id,
	name: z.string(),
	status: z.object({value: z.string()}),
	// It goes out as a header.
	schema_id: z.string().check(z.regex(/^[\w-]+$/)),
	last_sync: z.optional(nullableText),
});

/** A job of NetBox's own worker. */
export const jobRow = row({id, name: z.string(), status: z.object({value: z.string()}), error: z.nullish(z.string())});

/** The answer of `/api/authentication-check/`: the user whose token it is. */
export const userAnswer = z.object({id});

/** The answer of `/api/status/`: `plugins` maps Python packages to versions, which may be null. */
export const statusAnswer = z.object({
	'netbox-version': shortText,
	plugins: z.optional(z.record(shortText, z.nullable(shortText))),
});

/** A page of a list, its rows not looked at yet. */
export const pageAnswer = z.object({count: z.int().check(z.minimum(0)), results: z.array(z.unknown())});

/** A text that is looked through and quoted, of which the beginning does: patterns on a text without end would not come to one. */
const reason = z.string().check(z.overwrite((text) => text.slice(0, 4_000)));

/** NetBox's own words for what went wrong. */
export const detailAnswer = z.looseObject({detail: reason});

/** What NetBox says of a bug of its own. */
export const crashAnswer = z.looseObject({error: reason, exception: reason});
