import {type Failure, failure} from '../core/failure.js';
import type {Netbox, Query} from '../netbox/netbox.js';
import {devices} from '../netbox/read/endpoints.js';
import {nearest} from '../text/did-you-mean.js';
import {quote} from '../text/quote.js';
import {escapePattern} from './selectors.js';

const nameShape: Query = [
	['fields', 'id,name'],
	['exclude', 'config_context'],
];

/** Missing names of which is asked what they may mean: a list of nonsense is not worth more. */
const most = 20;

/**
 * Names that missing ones may have meant, by one question: those that differ in the blanks at their ends alone, which NetBox finds by no `name=`, and
 * of `known` ones those that are near. Only what this token sees now is given; nothing where NetBox does not say.
 */
export async function nearNames(netbox: Netbox, missing: readonly string[], known: readonly string[]): Promise<readonly string[]> {
	const patterns = missing.slice(0, most).flatMap((name) => [
		`\\s*${escapePattern(name.trim())}\\s*`,
		...nearest(
			name,
			known.filter((other) => other !== name),
		).map(escapePattern),
	]);
	const values = [...new Set(patterns)].map((pattern) => `^${pattern}$`);
	const found = await netbox.listBy(devices, {parameter: 'name__iregex', values}, nameShape);
	return found.ok ? [...new Set(found.value.rows.flatMap(({name}) => name ?? []))] : [];
}

/** A device that was asked by name and is not there; `known` are names it may have meant, `options` those of the command. */
export function missingDevice(name: string, known: readonly string[], options: readonly string[]): Failure {
	const hint = keyHint(name);
	if (hint !== undefined) return {...failure.deviceNotFound(name, []), hint};
	const [option] = nearest(name, options);
	// A cached name that was given up may be the very one.
	const near = nearest(
		name,
		known.filter((other) => other !== name),
	);
	const missing = failure.deviceNotFound(name, near, near.length === 0 ? option : undefined);
	return near.length === 0 && pipeWords.includes(name.toLowerCase())
		? {...missing, hint: `a pipe stands behind a bar: | ${name.toLowerCase()}`}
		: missing;
}

/** Pipes that people type without their bar, behind the devices. */
export const pipeWords: readonly string[] = ['json', 'yaml', 'csv', 'table', 'wide', 'markdown', 'count', 'rows', 'ndjson', 'pprint', 'nested'];

/** What to say in place of a key (docs/contract/output.md D6 same-name-sessions), which is no name. */
function keyHint(name: string): string | undefined {
	const [key, of] = /^(.*?)(?:(?:^| )#\d+)+$/s.exec(name) ?? [];
	if (key === undefined) return undefined;
	return of === ''
		? `"${name}" is the key of a device without a name: "devices * | where device=${quote(name)}" finds it`
		: `"${name}" is a key, not a name: "devices ${quote(of ?? '')}" reads all devices of that name`;
}
