import {type Failure, failure} from '../../core/failure.js';
import type {Api} from '../../netbox/api/api.js';
import type {FieldRules} from '../../netbox/read/field-rules.js';
import type {Row} from '../../output/output.js';

/** The list that is written, and who is told of what is left to NetBox. */
type NullPlace = {
	readonly path: string;
	readonly what: string;
	readonly rules: FieldRules;
	readonly api: Pick<Api, 'objectFields'>;
	readonly onLookUp?: () => void;
	readonly onUnsure?: (why: string) => void;
};

/**
 * Why a null of these bodies would be refused: the schema alone says which fields may be null, so it is asked for where a body says any. Where NetBox does
 * not tell, that is told.
 */
export async function nullFault(bodies: readonly Row[], {path, what, rules, api, onLookUp, onUnsure}: NullPlace): Promise<Failure | undefined> {
	const names = [...new Set(bodies.flatMap((body) => Object.keys(body).filter((name) => body[name] === null && Object.hasOwn(rules, name))))];
	if (names.length === 0) return undefined;
	onLookUp?.();
	const known = await api.objectFields(path);
	if (!known.ok && !isSchemaHidden(known.error)) return known.error;
	for (const name of names) {
		const nullable = known.ok && Object.hasOwn(known.value, name) ? known.value[name]?.nullable : undefined;
		if (nullable === undefined) onUnsure?.(`whether "${name}" may be null is not told by the schema of NetBox`);
		if (nullable === false) return failure.usage(`"${name}" of ${what} cannot be null.`, `${emptied(rules[name]?.type)}nothing was sent`);
	}
	return undefined;
}

/** Whether NetBox shows no schema, or not this list in it: what else goes wrong with it ends the command. */
export const isSchemaHidden = ({code}: Failure): boolean => hidden.has(code);
const hidden: ReadonlySet<string> = new Set(['unexpected-answer', 'forbidden', 'rejected', 'usage']);

const texts: ReadonlySet<string> = new Set(['string', 'regex', 'slug', 'url', 'email']);

/** How a field is emptied that cannot be null. */
const emptied = (type = ''): string => (texts.has(type) ? '"" empties it; ' : type === 'list' ? '[] empties it; ' : '');
