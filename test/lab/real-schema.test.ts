import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {startLab} from '../../src/lab/http/server.js';
import {type ApiDocument, documentAt, type Operation, referencesIn} from './documents.js';
import {recordedDataset} from './replay.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';

/** Short forms that NetBox calls otherwise: of what stands above in a tree, of sites of an AS number; and what it does not tell of tokens. */
const otherwise = /^(?:Nested|ASNSite)/u;
const untold = ['allowed_ips', 'display_url'];

describe.runIf(url !== '')('F8 the schema of the lab is a part of that of the server at NF_TEST_NETBOX_URL', () => {
	let lab: Awaited<ReturnType<typeof startLab>>;
	let [mine, real]: ApiDocument[] = [];
	beforeAll(async () => {
		lab = await startLab({dataset: recordedDataset('4.7.3')});
		[mine, real] = [await documentAt(lab.url), await documentAt(url)];
	}, 300_000);
	afterAll(() => lab.close());

	const operations = (): readonly (readonly [string, Operation, Operation | undefined])[] =>
		Object.entries(mine?.paths ?? {}).flatMap(([path, methods]) =>
			Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation, real?.paths[path]?.[method]] as const),
		);

	test('F8 its operations have the names of NetBox, with its bodies and answers', () => {
		const names = operations().map(([at, own, theirs]) => [at, own.operationId, theirs?.operationId]);
		expect(names.filter(([, own, theirs]) => own !== theirs)).toEqual([]);
		const bodies = operations().flatMap(([at, own, theirs]) => {
			const known = referencesIn([theirs?.requestBody, theirs?.responses]);
			return referencesIn([own.requestBody, own.responses]).flatMap((name) => (known.includes(name) ? [] : [`${at} ${name}`]));
		});
		expect(bodies).toEqual([]);
	});

	test('F8 its components have the names, the properties and their types, choices and lengths', () => {
		const [own, theirs] = [mine?.components.schemas ?? {}, real?.components.schemas ?? {}];
		const differing = Object.entries(own).flatMap(([name, {properties = {}}]) => {
			const known = theirs[name];
			if (known === undefined) return otherwise.test(name) || name.startsWith('Brief') ? [] : [name];
			return Object.entries(properties).flatMap(([property, said]) => {
				const wanted = known.properties?.[property];
				if (wanted === undefined) return untold.includes(property) ? [] : [`${name}.${property}`];
				const isOther = ['type', 'format'].some((key) => key in said && key in wanted && said[key] !== wanted[key]);
				const choices = (row: typeof said): string => JSON.stringify([row['enum'] ?? null].flat().filter(Boolean));
				return isOther || ('enum' in said && choices(said) !== choices(wanted)) ? [`${name}.${property} ${JSON.stringify([said, wanted])}`] : [];
			});
		});
		expect(differing).toEqual([]);
	});
});
