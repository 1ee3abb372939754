import {type Failure, failure} from '../../core/failure.js';
import type {Result} from '../../core/result.js';
import {didYouMean, nearest} from '../../text/did-you-mean.js';
import type {FieldRules} from '../read/field-rules.js';
import type {Item} from '../read/item.js';
import {isOlder} from '../read/versions.js';
import type {WriteRequests} from '../write/requests.js';
import {type BodyRules, bodyRules} from './choices.js';
import type {WritableList} from './writes.js';

type WriteKind = 'create' | 'change';

/** What bodies may say, by the path of their list: asked once for each list. */
export type SeenRules = Map<string, Promise<Result<BodyRules>>>;

/** What NetBox hears besides the fields that it names: the message of a change, and, of what has tags, some to add or to take away (from 4.6 on). */
const besides = ['changelog_message'];
const besideTags = ['add_tags', 'remove_tags'];

/**
 * Why bodies must not be sent: NetBox ignores names that it does not know and those of fields that it sets itself, without a word (seen on 4.4.10 and
 * 4.7.3). Asks NetBox for the fields once for each list; where it does not tell them, as to a token that may not write, nothing is found here.
 */
export async function bodyNamesFault<Kind extends Item>(
	{context, endpoint}: WritableList<Kind>,
	{chunks}: WriteRequests,
): Promise<Failure | undefined> {
	const method = chunks[0]?.write.method ?? 'DELETE';
	if (method === 'DELETE') return undefined;
	const write = method === 'POST' ? 'create' : 'change';
	const bodies = chunks.flatMap(({items}) => items);
	const asked = context.seenRules.get(endpoint.path) ?? bodyRules(context, endpoint);
	context.seenRules.set(endpoint.path, asked);
	const found = await asked;
	// What is asked in vain is asked again.
	if (!found.ok) context.seenRules.delete(endpoint.path);
	if (!found.ok) return isOver(found.error) ? found.error : undefined;
	const {[write]: rules, version} = found.value;
	if (!rules) return undefined;
	const hasTagEdits = 'tags' in rules && !isOlder(version, '4.6');
	const may = new Set([...Object.keys(rules), ...besides, ...(hasTagEdits ? besideTags : []), ...(write === 'change' ? ['id'] : [])]);
	for (const body of bodies) {
		const wrong = Object.keys(body).find((name) => !may.has(name) || isSetByNetbox(rules, name, write));
		if (wrong !== undefined) return may.has(wrong) ? setByNetbox(endpoint.what, wrong) : unknownField(endpoint.what, wrong, rules);
	}
	return undefined;
}

/** Nothing that is sent now would come further. */
const isOver = ({code}: Failure): boolean => code === 'unreachable';

/** A change names its object by the id. */
const isSetByNetbox = (rules: FieldRules, name: string, write: WriteKind): boolean =>
	rules[name]?.readOnly === true && !(write === 'change' && name === 'id');

const unknownField = (what: string, name: string, rules: FieldRules): Failure => {
	const near = nearest(
		name,
		Object.keys(rules).filter((one) => rules[one]?.readOnly !== true),
	);
	return failure.usage(`${what} has no field "${name}".${didYouMean(near)}`, 'NetBox would ignore it; nothing was sent');
};

const setByNetbox = (what: string, name: string): Failure =>
	failure.usage(`"${name}" of ${what} is set by NetBox itself.`, 'NetBox would ignore it, nothing was sent; "writable" makes a body of a row');
