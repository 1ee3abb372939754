import {type Failure, failure} from '../../core/failure.js';
import type {Condition, ParsedCommand} from '../../language/read/sentence.js';
import type {CommandNode} from '../../language/tree/schema.js';
import {leaves, nodeOf} from '../../language/tree/visit.js';
import type {Output} from '../../output/output.js';
import {valueAt} from '../../output/row-values.js';
import {rowsOf} from '../../output/rows.js';
import {labelPaths} from '../../pipes/choices.js';
import {choicesIn, isChoice} from '../../pipes/comparing.js';
import {typeOf, typesOf} from '../../pipes/field-types.js';
import {fieldsOf, formsOf, pathsOf} from '../../pipes/fields.js';
import {shapes} from '../../pipes/shape.js';
import {findObjectType, readObjectType, typeFault} from '../../tasks/netbox/shared/object-type.js';
import type {TaskContext} from '../../tasks/task.js';
import {anyOf} from '../../text/did-you-mean.js';
import {cachedFieldValues} from './cached-values.js';

type Words = {readonly field: string; readonly name: string; readonly words: readonly string[]; readonly known: readonly LabelledChoice[]};
type LabelledChoice = readonly [value: string, label: string];
type ChoiceSources = Pick<TaskContext, 'api' | 'directory' | 'cache' | 'reader'>;

/** A command, where it stands in the tree, and what its words are asked from. */
type ConditionedCommand = {readonly command: ParsedCommand; readonly node: CommandNode; readonly tree: CommandNode; readonly asking: ChoiceSources};

/**
 * The fault in a command's conditions on choices of NetBox, before its rows are read: a word that is no choice of this NetBox. A choice of every
 * NetBox costs nothing; for another word NetBox is asked, with `cache force` the cached sessions. If NetBox cannot be asked, the command itself will
 * say so.
 */
export const choiceFault = (place: ConditionedCommand): Promise<Failure | undefined> => faultOf(place, unknownWords(place));

/**
 * The same of a command whose kind is said by the line (`crud get`, `rest`): the rows that came show which of their fields are choices.
 * NetBox is asked only of a word that no row has; where it does not tell its choices, nothing is wrong.
 */
export async function choiceFaultOfRows(place: ConditionedCommand, output: Output): Promise<Failure | undefined> {
	if (output.errors.length > 0) return undefined;
	const made = output.from === undefined ? undefined : nodeOf(place.tree, place.command.path, output.from);
	return made ? faultOfKept({...place, node: made}, output) : faultOf(place, wordsNoRowHas(place, output));
}

/** The same of a kept result, as a condition on the command that made it: NetBox is the one that it came from. */
async function faultOfKept(place: ConditionedCommand, output: Output): Promise<Failure | undefined> {
	const unknown = unknownWords(place);
	if (unknown.length === 0) return undefined;
	const {rows} = rowsOf(output);
	const asked = unknown.flatMap(({words, ...rest}): readonly Words[] => {
		const seen = new Set(rows.flatMap((row) => formsOf(valueAt(row, [rest.name]))).map((form) => form.toLowerCase()));
		const left = words.filter((word) => !seen.has(word.toLowerCase()));
		return left.length > 0 ? [{...rest, words: left}] : [];
	});
	const {instance} = output.meta;
	return faultOf({...place, command: {...place.command, args: {...(instance !== undefined && {instance})}}}, asked);
}

async function faultOf(place: ConditionedCommand, asked: readonly Words[]): Promise<Failure | undefined> {
	const {args} = place.command;
	if (args['dry-run'] === true) return undefined;
	for (const words of asked) {
		const choices = args['cache'] === 'force' ? await cachedChoices(words, place) : await askedChoices(words, place);
		const wrong = choices && words.words.find((word) => !isChoice(word, choices));
		if (wrong !== undefined) return refused(wrong, words.field, choices ?? []);
	}
	return undefined;
}

/** Choices that a message lists; some fields have hundreds. */
const mostListed = 20;

function refused(word: string, field: string, choices: readonly LabelledChoice[]): Failure {
	const values = choices.map(([value]) => value);
	const more = values.length - mostListed;
	return failure.badValue(word, field, anyOf(more > 0 ? [...values.slice(0, mostListed), `${more} more`] : values), values);
}

/** What is said of the rows as they come from NetBox: up to where they become lines or a number. */
function conditionsOf({pipes}: ParsedCommand): readonly Condition[] {
	const end = pipes.findIndex(({name}) => Object.hasOwn(shapes, name) || name === 'trim' || name === 'count');
	return pipes
		.slice(0, end < 0 ? undefined : end)
		.flatMap(({name, args}) => (name === 'where' ? (args['conditions'] as readonly Condition[]) : []))
		.filter(({op}) => op === '=' || op === '!=');
}

/** Words of a condition that are compared as they are, and are none of these choices. */
const wordsBeside = ({values}: Condition, known: readonly LabelledChoice[]): readonly string[] =>
	values
		.filter(({text, quoted}) => quoted || !(text.toLowerCase() === 'none' || /[*?]/.test(text)))
		.flatMap(({text}) => (isChoice(text, known) ? [] : [text]));

/** Words compared with choices that not every NetBox has. */
function unknownWords({command, node}: ConditionedCommand): readonly Words[] {
	return conditionsOf(command).flatMap((condition) => {
		const {field} = condition;
		const type = typeOf(field, node.fields ?? {}, typesOf(node));
		if (type?.type !== 'choice') return [];
		const known = Object.entries(type.values ?? {});
		const words = wordsBeside(condition, known);
		const [name = field] = (pathsOf(field, node.fields ?? {})[0] ?? field).split('.');
		return words.length > 0 ? [{field, name, words, known}] : [];
	});
}

/** Words compared with a field that is a choice in every row that has it, of which none has the word. */
function wordsNoRowHas(place: ConditionedCommand, output: Output): readonly Words[] {
	const kind = place.node.kind === undefined ? kindOf(place) : undefined;
	const conditions = kind === undefined ? [] : conditionsOf(place.command);
	if (kind === undefined || conditions.length === 0) return [];
	const {rows, columns} = rowsOf(output);
	return conditions.flatMap((condition) => {
		const {field} = condition;
		const [path = field] = pathsOf(field, fieldsOf(columns));
		const name = path.replace(/\.(value|label)$/, '');
		const seen = choicesIn(rows, name);
		const every = knownChoices(place.tree, kind, name);
		const words = wordsBeside(condition, [...every, ...seen]);
		return seen.length > 0 && words.length > 0 ? [{field, name, words, known: every}] : [];
	});
}

/** The choices that every NetBox has of a field, where the tree says them of a command for the same kind. */
function knownChoices(tree: CommandNode, kind: string, name: string): readonly LabelledChoice[] {
	const node = leaves(tree).find((leaf) => leaf.node.kind?.replaceAll('.', '/') === kind)?.node;
	const alias = Object.keys(node?.types ?? {}).find((one) => node?.fields?.[one]?.[0] === `${name}.value`);
	const type = alias === undefined ? undefined : node?.types?.[alias];
	return type?.type === 'choice' ? Object.entries(type.values ?? {}) : [];
}

/** The kind of the command's rows by the path of its list, where the tree or the line says it; what was written is not refused afterwards. */
function kindOf(place: ConditionedCommand): string | undefined {
	const path = readObjectType(saidKind(place));
	return path.ok ? path.value : undefined;
}

const saidKind = ({command: {task, args}, node}: ConditionedCommand): string =>
	String(node.kind ?? (task === 'netbox.crud_get' ? args['object-type'] : task === 'netbox.rest' && args['method'] === 'GET' ? listOf(args) : ''));

/** `dcim/sites` of `/api/dcim/sites/`, `/api/dcim/sites/1/` and both with a query. */
const listOf = ({path}: ParsedCommand['args']): string =>
	String(path)
		.replace(/^\/api\/|\?.*$/gs, '')
		.replace(/\/?(\d+\/?)?$/, '');

/** What NetBox says the field may be; to a token that may only read it does not list them, but it tells of a word whether it is one. */
async function askedChoices({name, words, known}: Words, place: ConditionedCommand): Promise<readonly LabelledChoice[] | undefined> {
	const said = saidKind(place);
	const api = typeFault(said) ? undefined : await place.asking.api(place.command.args['instance'] as string | undefined);
	if (!api?.ok) return undefined;
	const kind = await findObjectType(said, {api: api.value, instance: ''});
	if (!kind.ok) return undefined;
	const list = api.value.endpoint(kind.value);
	const listed = await list.choices();
	const choices = listed.ok ? listed.value[name] : undefined;
	if (choices) return choices.map(({value, label}) => [String(value), label]);
	if (known.length === 0 || (!listed.ok && listed.error.code !== 'forbidden')) return undefined;
	const taken: LabelledChoice[] = [...known];
	for (const word of words) {
		const found = await list.count({}, {unchecked: {[name]: word}});
		if (found.ok) taken.push([word, word]);
		else if (found.error.code !== 'rejected') return undefined;
	}
	return taken;
}

async function cachedChoices({field, known}: Words, {command, node, asking}: ConditionedCommand): Promise<readonly LabelledChoice[] | undefined> {
	const found = await asking.directory.find(command.args['instance'] as string | undefined);
	if (!found.ok) return undefined;
	const reader = await asking.reader(found.value);
	const scope = reader === undefined ? undefined : {instance: found.value.url, branch: 'main', reader};
	const paths = pathsOf(field, node.fields ?? {});
	const cache = await asking.cache();
	const seen = scope ? [paths, labelPaths(paths)].flatMap((at) => cachedFieldValues(cache, scope, at)) : [];
	return [...known, ...seen.map(({text}): LabelledChoice => [text, text])];
}
