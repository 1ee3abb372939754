import {type Failure, failure} from '../../../../core/failure.js';
import {err, ok, type Result} from '../../../../core/result.js';
import type {Assignment} from '../../../../language/read/sentence.js';
import type {FieldRule, FieldRules} from '../../../../netbox/read/field-rules.js';
import type {Json, Row} from '../../../../output/output.js';
import {fieldNamesFault, settleBodies} from '../../shared/write-fields.js';

/** What `set` says of sessions: `body` as `data` would say it, and the lists of which objects are added and taken away; these stand in `body` all together. */
export type SaidFields = {readonly body: Row; readonly edits: ReadonlyMap<string, ListEdit>};

/** How many of the objects in the body are to be added, which stand first; the others are to go. */
type ListEdit = {readonly added: number};

/** Fields of several objects. */
const lists: ReadonlySet<string> = new Set(['tags', 'import_policies', 'export_policies']);

/** Texts that are empty where they say nothing; of other fields nothing is null. */
const emptyTexts: ReadonlySet<string> = new Set(['description', 'comments']);

/** Reads what `set` says by what NetBox says of the fields. Fails where sessions have no such field, or it takes no such value. */
export function readSaidFields(
	assignments: readonly Assignment[],
	{what, rules}: {readonly what: string; readonly rules: FieldRules},
): Result<SaidFields> {
	const custom = assignments.find(({field}) => /^(?:custom_fields|cf_|extra_attributes)/.test(field));
	if (custom) return err(failure.usage(`"set" does not take "${custom.field}".`, 'netbox crud update writes it: data {"custom_fields": {…}}'));
	const place = {what, rules, isNew: false, isWhole: false};
	const unknown = fieldNamesFault(
		assignments.map(({field}) => field),
		place,
	);
	if (unknown) return err(unknown);
	const body: Record<string, Json> = {};
	const edits = new Map<string, ListEdit>();
	for (const assignment of assignments) {
		const {field} = assignment;
		const read = lists.has(field) ? readList(assignment) : readOne(assignment, rules[field]);
		if (!read.ok) return read;
		body[field] = read.value.value;
		if (read.value.edit) edits.set(field, read.value.edit);
	}
	const settled = settleBodies([body], place);
	return settled.ok ? ok({body: settled.value[0] ?? {}, edits}) : settled;
}

type SaidValue = {readonly value: Json; readonly edit?: ListEdit};

const isNone = ({values: [first, ...others]}: Assignment): boolean =>
	others.length === 0 && first?.quoted === false && first.text.toLowerCase() === 'none';

function readOne(assignment: Assignment, rule: FieldRule | undefined): Result<SaidValue> {
	const {field, text, values} = assignment;
	const isChosen = rule?.choices !== undefined && rule.choices.length > 0;
	if (isNone(assignment)) {
		if (isChosen || rule?.required) return err(refused(field, 'always has a value: "none" cannot clear it'));
		return ok({value: emptyTexts.has(field) ? '' : null});
	}
	if (rule?.type === 'string') return text === null ? err(refused(field, 'takes one text: quote it where it has blanks')) : textOf(assignment, text);
	const [one, ...others] = values;
	if (!one || others.length > 0) return err(refused(field, `takes one value, not ${values.length}`));
	if (one.text === '') return err(empty(field));
	if (rule?.type !== 'integer') return ok({value: one.text});
	return /^\d{1,15}$/.test(one.text) ? ok({value: Number(one.text)}) : err(refused(field, `takes a whole number, which "${one.text}" is not`));
}

const textOf = ({field, values}: Assignment, text: string): Result<SaidValue> =>
	text === '' && values[0]?.quoted !== true ? err(empty(field)) : ok({value: text});

/** `a,b` is the whole list; `+a,-b` adds to it and takes away. */
function readList(assignment: Assignment): Result<SaidValue> {
	const {field, values} = assignment;
	if (isNone(assignment)) return ok({value: []});
	const read = values.map(({text, quoted}) => {
		const sign = quoted ? undefined : /^[+-]/.exec(text)?.[0];
		return {sign, name: sign === undefined ? text : text.slice(1)};
	});
	if (read.some(({name}) => name === '')) return err(empty(field));
	const twice = read.find(({name}, place) => read.findIndex((other) => other.name === name) < place);
	if (twice) return err(refused(field, `has "${twice.name}" twice`));
	const signed = read.filter(({sign}) => sign !== undefined);
	if (signed.length === 0) return ok({value: read.map(({name}) => name)});
	if (signed.length < read.length) return err(refused(field, 'has values with a sign and without one: say + or - before each, or before none'));
	const added = read.filter(({sign}) => sign === '+');
	const gone = read.filter(({sign}) => sign === '-');
	return ok({value: [...added, ...gone].map(({name}) => name), edit: {added: added.length}});
}

const refused = (field: string, why: string): Failure => failure.usage(`"${field}" ${why}.`, 'nothing was sent');
const empty = (field: string): Failure => refused(field, 'has an empty value: "none" clears the field');
