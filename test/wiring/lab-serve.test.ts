import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import type {Row} from '../../src/output/output.js';
import {serveLab} from '../../src/wiring/run/lab-serve.js';

const token = '0123456789abcdef0123456789abcdef01234567';

/** Serves a data set, asks for its devices once it has told its address, and stops. */
async function devicesOf(dataset: string): Promise<readonly unknown[] | string> {
	const stop = new AbortController();
	let answer: readonly unknown[] | string = 'nothing was told';
	const code = await serveLab(['--dataset', dataset], {
		write: async (text) => {
			const got = await fetch(`${text.split('\n')[0]}/api/dcim/devices/?fields=name`, {headers: {authorization: `Token ${token}`}});
			answer = ((await got.json()) as {results: readonly Row[]}).results.map(({name}) => name);
			stop.abort();
		},
		warn: ({message}) => {
			answer = message;
		},
		note: () => undefined,
		stop: stop.signal,
	});
	expect(code).toBe(typeof answer === 'string' ? 2 : 0);
	return answer;
}

test('the data set "faults" ships with nf, and a file of that name is asked for by its path', async () => {
	expect(await devicesOf('faults')).toEqual(['r1', 'r2', 'r3', 'r4']);
	const folder = mkdtempSync(join(tmpdir(), 'nf-lab-'));
	onTestFinished(() => rmSync(folder, {recursive: true}));
	writeFileSync(join(folder, 'faults'), 'no data set');
	expect(await devicesOf(join(folder, 'faults'))).toBe(`cannot read "${join(folder, 'faults')}": it is not JSON.`);
});
