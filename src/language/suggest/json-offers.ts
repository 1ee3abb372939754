import {stringifyJson} from '../../core/json-text.js';
import type {ReadLine} from '../read/read-line.js';
import {sourceAt} from '../read/sources.js';
import type {Token} from '../read/tokenize.js';
import type {Walk} from '../read/walk.js';
import {type JsonPlace, jsonPlace} from './json-place.js';
import type {Candidate} from './offered-values.js';
import {type Offer, type Offers, offersAt, type ValuesOf} from './offers.js';

/** A place in JSON where a field of an object, or the value of one, may stand. */
type JsonFieldPlace = {readonly place: JsonPlace; readonly source: string; readonly isNew: boolean; readonly open: NonNullable<Offers['open']>};

/**
 * Everything that can be said at the end of a line. Within the JSON of objects whose kind the line names before it: the fields of that kind, required
 * ones first, as keys; after a key the values that its field may have. Keys that stand there already are not offered again, nor is anything within a
 * related object; within `custom_fields` it is their names, and their values.
 */
export function offersHere(line: ReadLine, values: ValuesOf): Offers {
	const found = offersAt(line, values);
	const {word} = found;
	const at = fieldPlace(found.before, word);
	if (!at || !word) return found;
	const {place, source, isNew, open} = at;
	const typed = place.typed.toLowerCase();
	const known = values(source).filter(({text}) => (place.wants === 'key' ? text : plain(text)).toLowerCase().startsWith(typed));
	const offers = place.wants === 'key' ? keysOf(known, place, isNew) : known.filter(({text}) => !place.isQuoted || text.startsWith('"'));
	return {
		...found,
		span: {start: word.start + place.start, end: found.span.end},
		offers: offers.map((offer): Offer => ({kind: 'json', required: false, ...offer, open: true})),
		...{sources: [source], open},
	};
}

/** A value as it is typed: a text without its quotes. */
const plain = (text: string): string => text.replace(/^"|"$/g, '');

function keysOf(fields: readonly Candidate[], {taken}: JsonPlace, isNew: boolean): readonly Candidate[] {
	const left = fields.filter(({text}) => !taken.includes(text)).map((field) => ({...field, required: isNew && field.required === true}));
	const sorted = left.toSorted((a, b) => Number(b.required) - Number(a.required) || (a.text < b.text ? -1 : 1));
	return sorted.map(({text, help, required}) => ({
		...{text: `${stringifyJson(text)}: `, required},
		help: required ? ['required', help].filter((word) => word !== '').join(', ') : help,
	}));
}

function fieldPlace({options, pipes, node}: Walk, word: Token | undefined): JsonFieldPlace | undefined {
	const token = options.open?.token;
	const spec = token === undefined ? undefined : options.owner.specs[token];
	if (word?.kind !== 'json' || token === undefined || !spec || pipes.length > 0 || spec.source !== 'object-fields') return undefined;
	const said = (name: string): string | undefined => options.given.get(name)?.runs[0]?.[0]?.text;
	const place = jsonPlace(word.text);
	const source = place && sourceOf(place, said('object-type'));
	if (!place || source === undefined) return undefined;
	// What is there already lacks no field.
	const isNew = !Object.hasOwn(node.args, 'object-id');
	return {place, isNew, source: sourceAt(source, said('instance')), open: {token, spec, owner: options.owner}};
}

/** `fields of dcim.sites`, `field values of dcim.sites status`, and of custom fields `custom fields of …`, `custom field values of …`. */
function sourceOf({path, wants}: JsonPlace, type: string | undefined): string | undefined {
	if (type === undefined || !/^[\w./-]+$/.test(type)) return undefined;
	const steps = path.filter((step, depth) => depth > 0 || step !== '[]');
	const isCustom = steps[0] === 'custom_fields' && (wants === 'key' || steps.length > 1);
	const [field, ...deeper] = isCustom ? steps.slice(1) : steps;
	// An item of a list of choices, or of objects, is one of them.
	if (deeper.some((step) => step !== '[]') || deeper.length > 1) return undefined;
	if (wants === 'key') return field === undefined ? `${isCustom ? 'custom ' : ''}fields of ${type}` : undefined;
	return field !== undefined && /^\w+$/.test(field) ? `${isCustom ? 'custom ' : ''}field values of ${type} ${field}` : undefined;
}

/** Whether `?` at the end of a line asks for the fields or values of JSON, and is no character of a text in it. */
export function asksInJson(line: ReadLine): boolean {
	if (line.cut.open !== 'json') return false;
	const at = fieldPlace(line.before.walk, line.before.word);
	return at !== undefined && !at.place.isQuoted;
}
