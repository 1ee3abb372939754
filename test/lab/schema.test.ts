import {afterAll, beforeAll, expect, test} from 'vitest';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {startLab} from '../../src/lab/http/server.js';
import {kinds} from '../../src/lab/kinds/all.js';
import {type ApiDocument, documentAt, referencesIn} from './documents.js';

let lab: Awaited<ReturnType<typeof startLab>>;
let document: ApiDocument;
beforeAll(async () => {
	lab = await startLab({dataset: labDataset()});
	document = await documentAt(lab.url);
});
afterAll(() => lab.close());

test('F8 each operation of the schema has a name of its own, a security, and nothing refers to what is not there', () => {
	const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
	const names = operations.map(({operationId}) => operationId);
	expect(new Set(names).size).toBe(names.length);
	const parameters = operations.map((one) => one.parameters.map((parameter) => `${parameter['in']} ${parameter['name']}`));
	expect(parameters.filter((own) => new Set(own).size !== own.length)).toEqual([]);
	expect(operations.every(({security}) => security.length >= 2)).toBe(true);
	const known = Object.keys(document.components.schemas);
	expect(referencesIn(document).filter((name) => !known.includes(name))).toEqual([]);
});

test('F8 a list is a page of rows, and takes one body or several', () => {
	const {get, post, put, patch, delete: gone} = document.paths['/api/dcim/sites/'] ?? {};
	expect([get, post, put, patch, gone].map((one) => one?.operationId)).toEqual([
		...['dcim_sites_list', 'dcim_sites_create', 'dcim_sites_bulk_update', 'dcim_sites_bulk_partial_update', 'dcim_sites_bulk_destroy'],
	]);
	expect(referencesIn(get?.responses['200'])).toEqual(['PaginatedSiteList']);
	expect(referencesIn(post?.requestBody)).toEqual(['WritableSiteRequest', 'WritableSiteRequest']);
	expect(document.components.schemas['WritableSiteRequest']).toMatchObject({
		required: ['name', 'slug'],
		properties: {status: {enum: ['planned', 'staging', 'active', 'decommissioning', 'retired']}, asns: {type: 'array', items: {type: 'integer'}}},
	});
	expect(document.components.schemas['PatchedWritableSiteRequest']).not.toHaveProperty('required');
	expect(document.components.schemas['PaginatedSiteList']).toMatchObject({required: ['count', 'results']});
});

test('F8 every kind that can be written has bodies for one object and for several', () => {
	for (const {path, methods} of kinds) {
		const {post, put} = document.paths[`/api/${path}/`] ?? {};
		expect([path, post?.requestBody !== undefined, put?.requestBody !== undefined]).toEqual([path, methods !== 'read', methods === 'all']);
	}
});
