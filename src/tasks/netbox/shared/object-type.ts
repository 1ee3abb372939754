import {type Failure, failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {Api} from '../../../netbox/api/api.js';
import {listPath} from '../../../netbox/api/called.js';
import {anyOf, didYouMean, nearest} from '../../../text/did-you-mean.js';

/** A kind of objects by the path of its list below `/api/`: `dcim.devices` and `dcim/devices` both are `dcim/devices`. */
export function readObjectType(text: string): Result<string> {
	const path = listPath(text.replaceAll('.', '/'));
	return path.ok ? path : err(noType(text));
}

/** What is no kind whatever NetBox has; the last word of one (`sites`) may be one. */
export const typeFault = (text: string): Failure | undefined => (readObjectType(text).ok || isWord(text) ? undefined : noType(text));

const isWord = (text: string): boolean => /^[\w-]+$/.test(text);
const noType = (text: string): Failure =>
	failure.usage(`"${text}" is no object type.`, 'say app and list, as in dcim.devices or plugins.bgp.session');

/**
 * The same of a last word (`sites`, `session`), which is looked up among the lists of this NetBox and must be of one alone; where not all lists can
 * be seen it is refused. A whole name asks for nothing.
 */
export async function findObjectType(text: string, {api, instance}: {readonly api: Api; readonly instance: string}): Promise<Result<string>> {
	const whole = readObjectType(text);
	if (whole.ok || !isWord(text)) return whole;
	const lists = await listsOf(api);
	if (!lists.ok) return lists;
	const word = text.toLowerCase();
	const meant = lists.value.filter((kind) => lastOf(kind) === word);
	const [one, ...others] = meant;
	if (one !== undefined && others.length === 0) return readObjectType(one);
	if (one !== undefined) return err(failure.usage(`"${text}" is ${anyOf(meant)}: say which.`));
	const near = didYouMean(nearest(word, [...new Set(lists.value.map(lastOf))]));
	return err(failure.usage(`NetBox "${instance}" has no list "${text}".${near}`, 'netbox crud list-objects shows all'));
}

const lastOf = (kind: string): string => kind.slice(kind.lastIndexOf('.') + 1).toLowerCase();

/** From what was kept of the schema, if the server still has that version, else from the pages on which the API lists itself. */
async function listsOf(api: Api): Promise<Result<readonly string[]>> {
	const kept = await api.keptLists();
	if (!kept.ok) return kept;
	if (kept.value) return ok(kept.value.map((path) => path.split('/').slice(2, -1).join('.')));
	const roots = await api.roots();
	if (!roots.ok) return roots;
	const [missing] = roots.value.failures;
	return missing ? err(missing) : ok(roots.value.paths.map(({name}) => name));
}
