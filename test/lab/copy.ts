import {type LabDataset, type Objects, parseDataset} from '../../src/lab/dataset/dataset.js';
import {kinds} from '../../src/lab/kinds/all.js';
import type {Kind} from '../../src/lab/model/kind.js';
import type {Row} from '../../src/output/output.js';
import {send} from './replay.js';

/** The data set of a running NetBox: what a lab must be loaded with to answer as that server does. Only what the lab has kinds for. */
export async function copyDataset(url: string, status: Row): Promise<LabDataset> {
	const objects = await allOf(kinds, url);
	const ready = (objects['plugins/branching/branches'] ?? []).filter(({status: is}) => (is as Row)['value'] === 'ready');
	const own = kinds.filter(({global}) => global !== true);
	const branches: {[schemaId: string]: Objects} = {};
	for (const {schema_id} of ready) branches[String(schema_id)] = await allOf(own, url, {'X-NetBox-Branch': String(schema_id)});
	const dataset = parseDataset({status, objects, branches});
	if (!dataset.ok) throw new Error(dataset.error.message);
	return dataset.value;
}

async function allOf(of: readonly Kind[], url: string, headers: {readonly [name: string]: string} = {}): Promise<Objects> {
	const objects: {[path: string]: readonly Row[]} = {};
	for (const {path} of of) {
		const {json} = await send(url, {method: 'GET', path: `/api/${path}/?limit=0`, as: 'admin', headers});
		objects[path] = (json as Row)['results'] as readonly Row[];
	}
	return objects;
}
