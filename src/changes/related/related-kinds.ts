import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Api} from '../../netbox/api/api.js';
import type {FieldRules} from '../../netbox/read/field-rules.js';
import type {ObjectFields} from '../../netbox/schema/object-fields.js';
import type {Row} from '../../output/output.js';
import {type CustomField, namesObjects, namesSeveral} from '../custom-fields.js';
import {customName} from '../fields.js';
import {isSchemaHidden} from '../values/null-values.js';
import {isOfObject, mayName, type RelatedField} from './related-forms.js';

/** A field in the body of this number, counted from 0. */
export type FieldOfBody = RelatedField & {readonly item: number};

/** The same with the kind of the objects that it names. */
export type OfObjects = FieldOfBody & {readonly kind: string; readonly isMany: boolean};

/** The fields of a body that may name objects. */
export function fieldsOf(fields: Row, rules: FieldRules, custom: readonly CustomField[]): readonly RelatedField[] {
	const ours = custom.filter(namesObjects).map(({name}) => customName(name));
	return Object.entries(fields).flatMap(([field, value]): readonly RelatedField[] => {
		const one: RelatedField = {field, value, rule: rules[field]};
		return (ours.includes(field) ? value !== null : mayName(one)) ? [one] : [];
	});
}

/** A name in a field of one object can be nothing else, and NetBox would refuse it. */
const mustName = ({value, rule}: RelatedField): boolean => typeof value === 'string' && isOfObject(rule);

type KindPlace = {
	readonly path: string;
	readonly what: string;
	readonly custom?: readonly CustomField[];
	readonly api: Pick<Api, 'objectFields'>;
	readonly onUnsure?: (why: string) => void;
};

/** The kind that each field names; what the schema knows as no relation is left out. */
export async function withKinds(
	said: readonly FieldOfBody[],
	{path, what, api, custom = [], onUnsure}: KindPlace,
): Promise<Result<readonly OfObjects[]>> {
	const ours = new Map(custom.filter(namesObjects).map((field) => [customName(field.name), field]));
	const theirs = said.filter(({field}) => !ours.has(field));
	const known = theirs.length > 0 ? await api.objectFields(path) : ok<ObjectFields>({});
	const needed = theirs.find(mustName);
	if (!known.ok) {
		const hints = [known.error.hint, needed && `"${needed.field}" said by its id needs no schema`];
		if (needed || !isSchemaHidden(known.error)) return err({...known.error, hint: hints.filter((hint) => hint !== undefined).join('; ')});
		if (theirs.some(({rule}) => isOfObject(rule))) onUnsure?.('NetBox shows no schema: whether the objects that are named are there is left to it');
	}
	const fields: ObjectFields = known.ok ? known.value : {};
	const unknown = theirs.find((one) => known.ok && mustName(one) && fields[one.field]?.kind === undefined);
	if (unknown) {
		const why = `the schema of NetBox does not say which objects "${unknown.field}" of ${what} names: "${String(unknown.value)}" cannot be looked up.`;
		return err(failure.usage(why, 'say its id; nothing was sent'));
	}
	return ok(
		said.flatMap((one): readonly OfObjects[] => {
			const own = ours.get(one.field);
			const kind = own ? own.kind : fields[one.field]?.kind;
			if (own && kind === undefined) onUnsure?.(`of which kind the objects of "${one.field}" are is not told: they are sent as they are said`);
			const isMany = own ? namesSeveral(own) : !isOfObject(one.rule) && fields[one.field]?.isMany === true;
			return kind === undefined || !(own || isMany || isOfObject(one.rule)) ? [] : [{...one, kind, isMany}];
		}),
	);
}
