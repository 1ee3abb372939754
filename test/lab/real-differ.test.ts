import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {knownReason} from './differ/known.js';
import {Run} from './differ/run.js';

const url = process.env['NF_TEST_NETBOX_URL'] ?? '';
const requests = Number(process.env['NF_DIFFER_REQUESTS'] ?? 300);
const seed = Number(process.env['NF_DIFFER_SEED'] ?? 20_261_130);

describe.runIf(url !== '')('the lab and the server at NF_TEST_NETBOX_URL', {timeout: 3_600_000}, () => {
	let run: Run;
	beforeAll(async () => {
		run = await Run.open(url, seed);
	}, 300_000);
	afterAll(() => run.close(), 300_000);

	test(`F1 F3 F5 F6 ${requests} generated requests from seed ${seed} are answered alike, but for what is listed with its reason`, async () => {
		await run.furnish(2);
		const {differences, ...counts} = await run.go(requests);
		expect(differences.filter((one) => knownReason(one) === undefined)).toEqual([]);
		expect(counts.compared).toBeGreaterThan(requests / 2);
		expect(counts.written).toBeGreaterThan(requests / 20);
	});
});
