import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe} from 'vitest';
import {parseDataset} from '../../src/lab/dataset/dataset.js';
import {type RunningLab, startLab} from '../../src/lab/http/server.js';
import {describeClient} from './client.contract.js';
import {connectTo} from './support.js';

const token = '0123456789abcdef0123456789abcdef01234567';

describe.each(['4.7.3', '4.6.8', '4.4.10'])('the embedded NetBox as %s', (version) => {
	let lab: RunningLab;
	beforeAll(async () => {
		const file = join(import.meta.dirname, '../support/netbox', version, 'dataset.json');
		const dataset = parseDataset(JSON.parse(readFileSync(file, 'utf8')));
		if (!dataset.ok) throw new Error(dataset.error.message);
		lab = await startLab({dataset: dataset.value});
	});
	afterAll(() => lab.close());
	describeClient(() => ({url: lab.url, token, connect: (other) => connectTo(lab.url, {token: other ?? token}).netbox}));
});
