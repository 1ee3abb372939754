import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {parseDataset} from '../../src/lab/dataset/dataset.js';
import {type RunningLab, startLab} from '../../src/lab/http/server.js';
import {netbox, orThrow} from '../../src/netbox/open.js';
import {adminToken} from './api/support.js';
import {describeBranching} from './branching.contract.js';
import {errorOf} from './support.js';

const labOf = (version: string, workers: number): Promise<RunningLab> => {
	const file = join(import.meta.dirname, '../support/netbox', version, 'dataset.json');
	const dataset = parseDataset(JSON.parse(readFileSync(file, 'utf8')));
	if (!dataset.ok) throw new Error(dataset.error.message);
	return startLab({dataset: {...dataset.value, status: {...dataset.value.status, 'rq-workers-running': workers}}});
};

describe.each(['4.7.3', '4.6.8', '4.4.10'])('the embedded NetBox as %s', (version) => {
	let lab: RunningLab;
	beforeAll(async () => {
		lab = await labOf(version, 1);
	});
	afterAll(() => lab.close());
	describeBranching(() => ({url: lab.url, token: adminToken, mark: 'branching'}), {conflicts: version === '4.7.3'});
});

test('where no job worker runs, nothing is asked of it', async () => {
	const lab = await labOf('4.7.3', 0);
	const nb = orThrow(netbox({url: lab.url, token: adminToken}));
	expect(errorOf(await nb.branching.provision({name: 'idle'}))).toMatchObject({code: 'rejected', message: expect.stringContaining('no job worker')});
	expect(orThrow(await nb.branching.branches.count({name: 'idle'}))).toBe(0);
	await nb.close();
	await lab.close();
});
