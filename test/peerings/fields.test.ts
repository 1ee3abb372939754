import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import type {Row} from '../../src/output/output.js';
import {checkPipes} from '../../src/pipes/check.js';
import {pipe, select, sort, where} from '../pipes/chain.js';
import {shellTree} from '../support/shell-tree.js';

type Recorded = {readonly request: {readonly path: string}; readonly response: {readonly json?: unknown}};

/** Every key of the objects that recorded servers sent from these paths. */
function keysOf(version: string, path: RegExp): readonly string[] {
	const read = readFileSync(join(import.meta.dirname, `../support/netbox/${version}/reads.json`), 'utf8');
	const answers = (JSON.parse(read) as readonly Recorded[]).filter(({request}) => path.test(request.path));
	const rows = answers.flatMap(({response: {json}}) => {
		const results = (json as {readonly results?: readonly Row[]} | undefined)?.results;
		return results ?? (Array.isArray(json) ? (json as readonly Row[]) : [json as Row]);
	});
	return [...new Set(rows.filter((row) => row?.['last_updated'] !== undefined && row['display'] !== undefined).flatMap(Object.keys))];
}

const commands = [
	['bgp-peerings', /\/bgp\/(?:bgp)?session\/(?:\d+\/)?(?:\?|$)/, 24],
	['devices', /\/dcim\/devices\/(?:\d+\/)?(?:\?|$)/, 40],
] as const;

describe.each(['4.4.10', '4.6.8', '4.7.3'])('P6 unknown-field of NetBox %s', (version) => {
	test.each(commands)('every key that a row of netbox get %s shows is a known field, and so is what is below it', (word, path, least) => {
		const node = shellTree().children['netbox']?.children['get']?.children[word];
		const keys = keysOf(version, path);
		expect(keys.length).toBeGreaterThanOrEqual(least);
		for (const field of keys.flatMap((key) => (key === 'name' ? [key] : [key, `${key}.id`]))) {
			for (const asked of [where(`${field}=none`), select(field), sort(field), pipe('group', {field})])
				expect(checkPipes([asked], node ?? {}).map(({message}) => message)).toEqual([]);
		}
	});
});
