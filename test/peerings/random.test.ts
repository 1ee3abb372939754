import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {labDataset} from '../../src/lab/dataset/lab.js';
import type {Row} from '../../src/output/output.js';
import {recordedDataset} from '../lab/replay.js';
import {listTargets} from './edits.js';
import {steps, takeSteps} from './random.js';
import {admin, caches, openLab, openShell, reader, restOf} from './support.js';

const names = ['fceos4', 'fceos5', 'spine1', 'leaf1', 'edge1', 'EDGE1', 'RTR1', 'rtr1', 'null', 'new-a', 'new-b', 'New-B', null];
const globs = ['*', 'leaf*', 'NEW-?', 'nothing*', 'e*'];

const kinds = [
	['4.7.3, log open', () => recordedDataset('4.7.3'), admin, true],
	['4.6.8, log open', () => recordedDataset('4.6.8'), admin, true],
	['4.7.3, log closed', () => recordedDataset('4.7.3'), reader, false],
	['4.4.10, log open', () => recordedDataset('4.4.10'), admin, true],
	['4.4.10, log closed', () => recordedDataset('4.4.10'), reader, false],
	['the embedded lab', labDataset, admin, true],
] as const;

/** How many sequences of edits each kind takes: CI takes more than `npm test`. */
const runs = Number(process.env['RANDOM_RUNS'] ?? 2);

describe.each(kinds)('%s', (_, dataset, token, logIsOpen) => {
	test('O7 cache-true after any edits, renames, moves and deletions True shows what False shows', async () => {
		const checked: number[] = [];
		await fc.assert(
			fc.asyncProperty(steps(40), async (taken) => {
				const lab = await openLab(dataset());
				const rest = restOf(lab.url);
				const [like] = (await rest('GET', 'dcim/devices/?limit=1')).json['results'] as readonly Row[];
				const [memory, sqlite] = caches.map(([, open]) => open());
				const shells = [memory, sqlite, sqlite].map((cache) => openShell(lab.url, {token, ...(cache && {cache})}));
				await takeSteps({rest, targets: await listTargets(rest), names, globs, like: like ?? {}, shells, logIsOpen}, taken);
				checked.push(taken.length);
			}),
			{seed: 20261121, numRuns: runs, endOnFailure: true},
		);
		expect(checked).toHaveLength(runs);
	}, 120_000);
});
