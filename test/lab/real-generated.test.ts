import pLimit from 'p-limit';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {LabDataset} from '../../src/lab/dataset/dataset.js';
import {type RunningLab, startLab} from '../../src/lab/http/server.js';
import {kinds} from '../../src/lab/kinds/all.js';
import type {Row} from '../../src/output/output.js';
import {copyDataset} from './copy.js';
import {requestsFor} from './generated.js';
import {type Answered, send} from './replay.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';

/** The parameters of each list, by its path, as a server's own schema names them. */
async function parametersAt(server: string): Promise<ReadonlyMap<string, readonly string[]>> {
	const answer = await fetch(`${server}/api/schema/?format=json`, {headers: {accept: 'application/json'}});
	const {paths} = (await answer.json()) as {paths: {[path: string]: {get?: {parameters?: readonly {name: string; in: string}[]}}}};
	const names = (path: string): readonly string[] => (paths[`/api/${path}/`]?.get?.parameters ?? []).map(({name}) => name);
	return new Map(kinds.map(({path}) => [path, names(path)]));
}

describe.runIf(url !== '')('the lab, loaded with what the server at NF_TEST_NETBOX_URL holds', () => {
	let lab: RunningLab;
	let dataset: LabDataset;
	let [mine, real]: ReadonlyMap<string, readonly string[]>[] = [];
	beforeAll(async () => {
		const status = (await send(url, {method: 'GET', path: '/api/status/', as: 'admin'})).json as Row;
		dataset = await copyDataset(url, status);
		lab = await startLab({dataset});
		[mine, real] = [await parametersAt(lab.url), await parametersAt(url)];
	}, 300_000);
	afterAll(() => lab.close());
	const custom = (name: string): boolean => name.startsWith('cf_');

	test.each(kinds)(
		'$path: every parameter that the lab names is one of the server, and the other way round but for those that it refuses',
		({path, lacks = []}) => {
			const [own, theirs] = [mine?.get(path) ?? [], real?.get(path) ?? []];
			const isRefused = (name: string): boolean => lacks.includes(name.split('__')[0] ?? '');
			expect(own.filter((name) => !theirs.includes(name) && !custom(name))).toEqual([]);
			expect(theirs.filter((name) => !own.includes(name) && !isRefused(name) && !custom(name))).toEqual([]);
		},
	);

	// NetBox writes jobs of its own while it is asked.
	test.each(kinds.map(({path}) => path).filter((path) => path !== 'core/jobs'))(
		'%s: each filter finds what it finds at the server',
		async (path) => {
			const shared = (mine?.get(path) ?? []).filter((name) => real?.get(path)?.includes(name) && name.split('__')[0] !== 'changed_object_type_id');
			const differing: unknown[] = [];
			const compare = async (asked: string): Promise<void> => {
				const ask = async (server: string): Promise<unknown> =>
					idsOf(await send(server, {method: 'GET', path: asked, as: 'admin', headers: {connection: 'close'}}));
				const [a, b] = await Promise.all([ask(lab.url), ask(url)]);
				if (JSON.stringify(a) !== JSON.stringify(b)) differing.push({asked, lab: a, real: b});
			};
			const atOnce = pLimit(4);
			await Promise.all(requestsFor(path, shared, dataset).map((asked) => atOnce(() => compare(asked))));
			expect(differing).toEqual([]);
		},
		600_000,
	);
});

/** The numbers and the ids of a page, or the refusal. */
function idsOf(answer: Answered): unknown {
	const json = answer.json as Row | undefined;
	const rows = json?.['results'] as readonly Row[] | undefined;
	return rows === undefined ? {status: answer.status, json} : {count: json?.['count'], ids: rows.map((row) => row['id'])};
}
