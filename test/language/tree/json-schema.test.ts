import {expect, test} from 'vitest';
import * as z from 'zod';
import {jsonSchemaOf} from '../../../src/language/tree/json-schema.js';
import {leaves, taskLabel} from '../../../src/language/tree/visit.js';
import {shellTree} from '../../support/shell-tree.js';

const tree = shellTree();

test('M4 json-schema the schema of get bgp-peerings, in this key order', () => {
	expect(JSON.stringify(jsonSchemaOf(tree, ['netbox', 'get', 'bgp-peerings']), undefined, 4)).toBe(
		JSON.stringify(
			{
				$schema: 'https://json-schema.org/draft/2020-12/schema',
				title: 'netbox get bgp-peerings',
				description: 'Query Netbox BGP Peerings data',
				type: 'object',
				properties: {
					timeout: {description: 'Job timeout', type: 'integer', minimum: 1, maximum: 86400},
					workers: {description: 'Filter worker to target', type: 'array', items: {type: 'string'}, default: ['any']},
					'verbose-result': {description: 'Control output details', type: 'boolean', default: false},
					progress: {description: 'Display progress events', type: 'boolean', default: true},
					instance: {description: 'Netbox instance name to target', type: 'string'},
					'dry-run': {description: 'Only return query content, do not run it', type: 'boolean'},
					branch: {description: 'Branching plugin branch name to use', type: 'string'},
					devices: {description: 'Device names to query data for', type: 'array', items: {type: 'string'}},
					cache: {description: 'How to use cache', type: 'string', enum: ['True', 'False', 'refresh', 'force'], default: 'True'},
				},
				required: ['devices'],
				additionalProperties: false,
			},
			undefined,
			4,
		),
	);
});

test('M4 json-schema G44 one-of-several options of which one must be given are alternatives', () => {
	const schema = jsonSchemaOf(tree, ['netbox', 'check', 'bgp-peerings']);
	expect(schema).toMatchObject({
		required: [],
		allOf: [{oneOf: [{anyOf: [{required: ['devices']}, {required: ['virtual-machines']}]}, {required: ['all-sessions']}]}],
	});
});

test('M4 json-schema without a path: one object, path -> schema, for every command', () => {
	const all = jsonSchemaOf(tree, []);
	expect(Object.keys(all as object)).toEqual(leaves(tree).map(({path}) => path.join(' ')));
	expect(Object.keys(jsonSchemaOf(tree, ['job']) as object)).toEqual(['job cancel', 'job events', 'job result', 'job wait']);
});

test('M4 json-schema every schema is one that a validator reads, and it refuses what is no option', () => {
	for (const {path} of leaves(tree)) {
		const validator = z.fromJSONSchema(jsonSchemaOf(tree, path) as Parameters<typeof z.fromJSONSchema>[0]);
		expect(validator.safeParse({'no-such-option': 1}).success, path.join(' ')).toBe(false);
	}
});

test('a task is called by its name after the service', () => {
	expect(['netbox.get_bgp_peerings', 'history'].map(taskLabel)).toEqual(['get_bgp_peerings', 'history']);
});
