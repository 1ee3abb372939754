import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import type {Row} from '../../src/output/output.js';
import {objectsShown} from '../../src/peerings/freshness/shows.js';
import {displayTypes, everywhereTypes, sessionFields, shownKinds} from '../../src/peerings/model.js';

const folder = join(import.meta.dirname, '../support/netbox');
const page = readFileSync(join(import.meta.dirname, '../../docs/freshness.md'), 'utf8');

type Recorded = {readonly request: {readonly method: string; readonly path: string}; readonly response: {readonly json?: unknown}};

/** Every session that a recorded server sent in full. */
function sessionsOf(version: string): readonly Row[] {
	const reads = JSON.parse(readFileSync(join(folder, version, 'reads.json'), 'utf8')) as readonly Recorded[];
	const answers = reads.filter(({request}) => /\/bgp\/(bgp)?session\//.test(request.path)).map(({response}) => response.json as Row | undefined);
	const rows = answers.flatMap((answer) => (Array.isArray(answer?.['results']) ? answer['results'] : [answer]) as readonly (Row | undefined)[]);
	return rows.flatMap((row) => (row?.['local_as'] && row['custom_fields'] && row['comments'] !== undefined ? [row] : []));
}

const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const objectsIn = (value: unknown): readonly Row[] => (Array.isArray(value) ? value : [value]).filter(isObject);

describe.each(['4.4.10', '4.6.8', '4.7.3'])('O7 cache-true of a session of NetBox %s', (version) => {
	const sessions = sessionsOf(version);
	test('every field has a sign by which its change is seen', () => {
		expect(sessions.length).toBeGreaterThan(20);
		const known = new Set(sessionFields.map(({field}) => field));
		expect([...new Set(sessions.flatMap((row) => Object.keys(row)))].filter((field) => !known.has(field))).toEqual([]);
	});
	test('every key of every object that it shows belongs to a kind whose changes are seen', () => {
		for (const {field, sign, type} of sessionFields) {
			const shown = sessions.flatMap((row) => objectsIn(row[field]));
			const keys = [...new Set(shown.flatMap((object) => Object.keys(object)))];
			if (sign === 'object')
				expect([field, keys.filter((key) => !shownKinds.find((kind) => kind.type === type)?.keys.includes(key))]).toEqual([field, []]);
			// What is its own, and what is made of others, names no object.
			if (sign === 'own' || sign === 'made') expect([field, keys.includes('id')]).toEqual([field, false]);
		}
	});
	test('each object that it shows is one of those that mark it', () => {
		for (const row of sessions) {
			const marking = new Set(objectsShown(row).map(({type, id}) => `${type} ${id}`));
			for (const {field, type} of sessionFields) {
				if (type === undefined) continue;
				for (const {id} of objectsIn(row[field])) expect(marking).toContain(`${type} ${id}`);
			}
		}
	});
});

test('every kind that changes sessions is asked for by its own time, and each once', () => {
	const types = shownKinds.map(({type}) => type);
	expect(new Set(types).size).toBe(types.length);
	expect([...everywhereTypes, ...displayTypes].filter((type) => !types.includes(type))).toEqual([]);
	expect(sessionFields.flatMap(({type}) => type ?? []).filter((type) => !types.includes(type))).toEqual([]);
});

test('docs/freshness.md says of every field how its change is seen', () => {
	const told = page.slice(page.indexOf('## 2. What is tracked'), page.indexOf('## 3.')).toLowerCase();
	const words: Readonly<Record<string, string>> = {
		...{virtualmachine: 'virtual machine', local_as: 'as numbers', remote_as: 'as numbers', local_address: 'local and remote address'},
		...{remote_address: 'local and remote address', import_policies: 'policies', export_policies: 'policies', prefix_list_in: 'prefix lists'},
		...{
			prefix_list_out: 'prefix lists',
			display: 'name shown',
			remote_prefix: 'remote prefix',
			peer_group: 'peer group',
			custom_fields: 'custom fields',
		},
	};
	const missing = sessionFields.filter(({field, sign}) => sign !== 'own' && !told.includes(words[field] ?? field));
	expect(missing).toEqual([]);
});
