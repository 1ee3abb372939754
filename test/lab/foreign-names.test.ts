import {afterAll, beforeAll, expect, test} from 'vitest';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {startLab} from '../../src/lab/http/server.js';
import {shapeOfFile} from '../../src/pipes/shape.js';
import {call} from './client.js';

/** What every object inherits. */
const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

let lab: Awaited<ReturnType<typeof startLab>>;
beforeAll(async () => {
	lab = await startLab({dataset: labDataset()});
});
afterAll(() => lab.close());

const get = (path: string, headers: {readonly [name: string]: string} = {}) => call(lab.url, 'GET', path, {headers});

test.each(names)('A5 %s is no filter, no field and no order, and every row comes as without it', async (name) => {
	const plain = await get('dcim/sites/?fields=id');
	for (const query of [`${name}=1`, `${name}__n=1`, `${name}=1&${name}=2`, `ordering=${name}`, `ordering=-${name}`, `cf_${name}=1`]) {
		const {status, json} = await get(`dcim/sites/?fields=id&${query}`);
		expect([query, status, json['results']]).toEqual([query, 200, plain.json['results']]);
	}
	expect((await get(`dcim/sites/1/?fields=${name}`)).json).toEqual({});
	expect((await get(`dcim/sites/1/?omit=${name}`)).json['id']).toBe(1);
});

test.each(names)('A5 %s leads nowhere as kind, id, format, branch, choice or language', async (name) => {
	const answers = [
		[404, `${name}/`],
		[404, `dcim/${name}/`],
		[404, `dcim/${name}/${name}/`],
		[404, `dcim/sites/${name}/`],
		[404, `ipam/prefixes/1/${name}/`],
		[404, `plugins/branching/branches/1/${name}/`],
		[404, `dcim/sites/?format=${name}`],
		[400, `dcim/devices/?status=${name}`],
		[400, `extras/custom-fields/?type=${name}`],
		[400, `dcim/devices/?tag=${name}`],
		[400, `dcim/devices/?site=${name}`],
		[400, `dcim/sites/?_branch=${name}`],
	] as const;
	for (const [status, path] of answers) expect([path, (await get(path)).status]).toEqual([path, status]);
	expect((await get('dcim/sites/', {'X-NetBox-Branch': name})).status).toBe(400);
	expect((await get('dcim/sites/1/', {Accept: name})).status).toBe(406);
	expect((await get('dcim/sites/1/', {'Accept-Language': name})).status).toBe(200);
	expect((await get('dcim/sites/1/', {Authorization: `Token ${name}`})).status).toBe(403);
});

test.each(names)('A5 %s in a body is a key that nobody knows', async (name) => {
	const body = (more: string): string => `{"name": "A5 ${name}", "slug": "a5-${name}", ${more}}`;
	const send = async (text: string) => call(lab.url, 'POST', 'dcim/sites/', {body: JSON.parse(text)});
	expect((await send(body(`"custom_fields": {"${name}": 1}`))).json).toEqual({
		custom_fields: Object.fromEntries([[name, `Custom field '${name}' does not exist for this object type.`]]),
	});
	expect((await send(body(`"region": {"${name}": 1}`))).status).toBe(400);
	expect((await send(body(`"status": "${name}"`))).json).toEqual({status: [`${name} is not a valid choice.`]});
	const made = await send(body(`"${name}": {"a": 1}`));
	expect(made.status).toBe(201);
	expect((await call(lab.url, 'DELETE', `dcim/sites/${made.json['id']}/`)).status).toBe(204);
});

test.each(names)('A5 %s as the ending of a file name is no format', (name) => {
	expect(shapeOfFile(`rows.${name}`).as).toBe('default');
});
