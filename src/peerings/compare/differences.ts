import {parseJson} from '../../core/json-text.js';
import {sorted, type Work} from '../../core/long-work.js';
import {canonicalText} from '../../output/canonical.js';
import type {Json} from '../../output/output.js';
import {createNaturalCompare} from '../../text/natural.js';
import type {Pairing, SessionPair} from './pairing.js';
import type {ComparedSession} from './side.js';
import {type ComparedValues, isNamed} from './values.js';

/** Which fields are compared: only these, or all but these. */
export type FieldChoice = {readonly fields?: readonly string[]; readonly except?: readonly string[]};

/** A field with its value on both sides. */
export type FieldDifference = {readonly field: string; readonly old: Json; readonly new: Json};

/** What differs of one session: it is on one side alone, or some of its fields differ. */
export type Difference = {
	/** The session as it is now, or as it was where it is no more. */
	readonly session: ComparedSession;
	readonly values: ComparedValues;
} & ({readonly change: '+' | '-'} | {readonly change: '~'; readonly fields: readonly FieldDifference[]});

/** What a comparison found. `unknown` are fields of which one side does not say the value, with the number of sessions. */
export type Differences = {
	readonly differences: readonly Difference[];
	readonly equal: number;
	readonly unknown: ReadonlyMap<string, number>;
};

/** Compares paired sessions field by field, in natural order of devices and sessions. */
export function* findDifferences({pairs, oldOnly, newOnly}: Pairing, choice: FieldChoice): Work<Differences> {
	const unknown = new Map<string, number>();
	const differences: Difference[] = [];
	let equal = 0;
	for (const pair of pairs) {
		const found = differenceOf(pair, choice, unknown);
		if (found) differences.push(found);
		else equal += 1;
		yield '';
	}
	const alone = (change: '+' | '-') => (session: ComparedSession) => ({change, session, values: valuesIn(session)}) as const;
	const all = [...differences, ...oldOnly.map(alone('-')), ...newOnly.map(alone('+'))];
	const compare = createNaturalCompare();
	const inOrder = yield* sorted(
		all,
		({session: a}, {session: b}) => compare(a.device, b.device) || compare(a.session, b.session) || (a.id ?? 0) - (b.id ?? 0),
	);
	return {differences: inOrder, equal, unknown};
}

/** What differs between both; of a field that one side lacks nothing is said but that. */
function differenceOf({old, now}: SessionPair, choice: FieldChoice, unknown: Map<string, number>): Difference | undefined {
	const [before, after] = [valuesIn(old), valuesIn(now)];
	const names = [...new Set([...Object.keys(after), ...Object.keys(before)])].filter((field) => isWanted(field, choice));
	const fields = names.flatMap((field): readonly FieldDifference[] => {
		const isKnown = !isNamed(field, [...(old.unknown ?? []), ...(now.unknown ?? [])]);
		const [was, is] = isKnown ? [valueIn(before, field), valueIn(after, field)] : [];
		if (was === undefined || is === undefined) {
			unknown.set(field, (unknown.get(field) ?? 0) + 1);
			return [];
		}
		return canonicalText(was) === canonicalText(is) ? [] : [{field, old: was, new: is}];
	});
	return fields.length === 0 ? undefined : {change: '~', session: now, values: after, fields};
}

/** A custom field that a NetBox does not have holds nothing there. */
function valueIn(values: ComparedValues, field: string): Json | undefined {
	if (Object.hasOwn(values, field)) return values[field] ?? null;
	return field.startsWith('custom_fields.') ? null : undefined;
}

const isWanted = (field: string, {fields, except = []}: FieldChoice): boolean =>
	(fields === undefined || isNamed(field, fields)) && !isNamed(field, except);

const valuesIn = ({values}: ComparedSession): ComparedValues => parseJson(values) as ComparedValues;
