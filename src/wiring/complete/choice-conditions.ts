import {type Failure, failure} from '../../core/failure.js';
import type {Condition, ParsedCommand} from '../../language/read/sentence.js';
import type {CommandNode} from '../../language/tree/schema.js';
import {isChoice} from '../../pipes/comparing.js';
import {pathsOf} from '../../pipes/fields.js';
import {shapes} from '../../pipes/shape.js';
import {typeOf, typesOf} from '../../pipes/types.js';
import {readObjectType} from '../../tasks/netbox/shared/object-type.js';
import type {TaskContext} from '../../tasks/task.js';
import {anyOf} from '../../text/did-you-mean.js';
import {cachedFieldValues} from './cached-values.js';

type Words = {readonly field: string; readonly name: string; readonly words: readonly string[]; readonly known: readonly LabelledChoice[]};
type LabelledChoice = readonly [value: string, label: string];
type ChoiceSources = Pick<TaskContext, 'api' | 'directory' | 'cache' | 'reader'>;

/**
 * What is wrong with the conditions of a command on choices of NetBox, before its rows are read: a word that is no choice of this NetBox.
 * What every NetBox has costs nothing; of another word NetBox is asked, with `cache force` the cached sessions. Where NetBox cannot be
 * asked, the command itself will say so.
 */
export async function choiceFault(command: ParsedCommand, node: CommandNode, asking: ChoiceSources): Promise<Failure | undefined> {
	if (command.args['dry-run'] === true) return undefined;
	for (const words of unknownWords(command, node)) {
		const choices =
			command.args['cache'] === 'force' ? await cachedChoices(words, node, {command, asking}) : await askedChoices(words, {command, node, asking});
		const wrong = choices && words.words.find((word) => !isChoice(word, choices));
		if (wrong !== undefined) return refused(wrong, words.field, choices ?? []);
	}
	return undefined;
}

function refused(word: string, field: string, choices: readonly LabelledChoice[]): Failure {
	const values = choices.map(([value]) => value);
	return failure.badValue(word, field, anyOf(values), choices.flat());
}

/** Words compared with choices that not every NetBox has. */
function unknownWords({pipes}: ParsedCommand, node: CommandNode): readonly Words[] {
	const end = pipes.findIndex(({name}) => Object.hasOwn(shapes, name) || name === 'trim' || name === 'count');
	const conditions = pipes
		.slice(0, end < 0 ? undefined : end)
		.flatMap(({name, args}) => (name === 'where' ? (args['conditions'] as readonly Condition[]) : []));
	return conditions.flatMap(({field, op, values}) => {
		const type = typeOf(field, node.fields ?? {}, typesOf(node));
		if (type?.type !== 'choice' || (op !== '=' && op !== '!=')) return [];
		const known = Object.entries(type.values ?? {});
		const words = values.filter(({text, quoted}) => quoted || !(text.toLowerCase() === 'none' || /[*?]/.test(text))).map(({text}) => text);
		const unknown = words.filter((word) => !isChoice(word, known));
		const [name = field] = (pathsOf(field, node.fields ?? {})[0] ?? field).split('.');
		return unknown.length > 0 ? [{field, name, words: unknown, known}] : [];
	});
}

type ConditionedCommand = {readonly command: ParsedCommand; readonly node: CommandNode; readonly asking: ChoiceSources};

/** What NetBox says the field may be; to a token that may only read it does not list them, but it tells of a word whether it is one. */
async function askedChoices(
	{name, words, known}: Words,
	{command, node, asking}: ConditionedCommand,
): Promise<readonly LabelledChoice[] | undefined> {
	const instance = command.args['instance'] as string | undefined;
	const path = readObjectType(node.kind ?? '');
	const api = path.ok ? await asking.api(instance) : undefined;
	if (!path.ok || !api?.ok) return undefined;
	const list = api.value.endpoint(path.value);
	const listed = await list.choices();
	const choices = listed.ok ? listed.value[name] : undefined;
	if (choices) return choices.map(({value, label}) => [String(value), label]);
	if (!listed.ok && listed.error.code !== 'forbidden') return undefined;
	const taken: LabelledChoice[] = [...known];
	for (const word of words) {
		const found = await list.count({}, {unchecked: {[name]: word}});
		if (found.ok) taken.push([word, word]);
		else if (found.error.code !== 'rejected') return undefined;
	}
	return taken;
}

async function cachedChoices(
	{field, known}: Words,
	node: CommandNode,
	{command, asking}: Omit<ConditionedCommand, 'node'>,
): Promise<readonly LabelledChoice[] | undefined> {
	const found = await asking.directory.find(command.args['instance'] as string | undefined);
	if (!found.ok) return undefined;
	const reader = await asking.reader(found.value);
	const scope = reader === undefined ? undefined : {instance: found.value.url, branch: 'main', reader};
	const seen = scope ? cachedFieldValues(await asking.cache(), scope, pathsOf(field, node.fields ?? {})) : [];
	return [...known, ...seen.map(({text}): LabelledChoice => [text, text])];
}
