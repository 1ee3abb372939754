import * as z from 'zod/mini';
import {failure} from '../../core/failure.js';
import {err, type Result} from '../../core/result.js';
import {nearest} from '../../text/did-you-mean.js';
import {objectTypes} from '../read/object-types.js';
import type {Answer} from '../transport/answer.js';
import {target} from './query.js';
import type {Reader, ReadRequest, Refusal} from './reader.js';

const roots = z.record(z.string(), z.unknown());

/** NetBox's word for a plugin, by where its lists are. */
const words: Readonly<Record<string, string>> = {bgp: 'BGP', branching: 'Branching'};

/**
 * A reader that finds out what is missing where a plugin's list is not there: the plugin, or this list of its version. `/api/plugins/` tells
 * any token where the lists of the installed plugins are (seen on 4.4.10 and 4.7.3); where it does not answer the failure stays as it is.
 */
export const explainMissing = (reader: Reader, instance: string): Reader => ({
	requests: reader.requests,
	get: async (reading) => {
		const answer = await reader.get(reading);
		const plugin = answer.ok ? undefined : missingPlugin(answer.error, reading);
		return plugin === undefined ? answer : ((await explain(reader, {plugin, reading, instance})) ?? answer);
	},
});

type Missing = {readonly plugin: string; readonly reading: ReadRequest; readonly instance: string};

/** The 404 of NetBox for a path that it does not know; one of a list as such is that too, whatever it is written in. */
function missingPlugin({answer}: Refusal, {list, target: of}: ReadRequest): string | undefined {
	if (answer?.status !== 404 || !list || (answer.json !== undefined && of(0).split('?')[0] !== target(list.path, []))) return undefined;
	return /^\/plugins\/([\w-]+)\/./.exec(list.path)?.[1];
}

async function explain(reader: Reader, {plugin, reading, instance}: Missing): Promise<Result<Answer, Refusal> | undefined> {
	const said = await reader.get({target: () => target('/plugins/', []), ...(reading.signal && {signal: reading.signal})});
	const installed = said.ok ? roots.safeParse(said.value.json).data : undefined;
	if (!installed) return undefined;
	if (!Object.hasOwn(installed, plugin)) return err({failure: failure.pluginMissing(instance, words[plugin] ?? plugin)});
	const {path = '', what = ''} = reading.list ?? {};
	return err({failure: failure.noSuchList(instance, {path, plugin: words[plugin] ?? plugin}, nearest(what, objectTypes))});
}
