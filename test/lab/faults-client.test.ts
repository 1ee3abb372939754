import {describe, expect, test} from 'vitest';
import {faultNames} from '../../src/lab/faults/kinds.js';
import {type FaultRow, faultTable, onAll, onSessions, patternOf} from './fault-table.js';
import {everywhere, faultOf, isGood, type Outcome, runAll, runTwice, wordOf} from './faulty.js';

const rows = faultTable();
const passing = rows.filter(({once}) => once !== undefined);
const messageOf = (outcome: Outcome): string => (outcome.kind === 'failure' ? outcome.failure.message : '');
const seeds = (count: number): readonly number[] => Array.from({length: count}, (_, seed) => seed);
const expected = ({once, always}: FaultRow): readonly unknown[] => ['right', 'retried', once, always];

test('docs/faults.md tells of every kind of fault', () => {
	const told = new Set([...rows.map(({fault}) => faultOf(fault).kind), 'mixed']);
	expect([...told].toSorted()).toEqual(faultNames.toSorted());
});

describe.concurrent('the main job ends as docs/faults.md says', () => {
	test.each(rows)('under $fault', async (row) => {
		const [cold, warm] = await runTwice({faults: onAll(row), seed: 1, hasty: row.hasty});
		expect([wordOf(cold), messageOf(cold)]).toEqual([row.always, expect.stringMatching(patternOf(row.message))]);
		expect(wordOf(warm)).toBe(row.always);
	});

	test.each(passing)('after one $fault', async (row) => {
		const [cold, warm] = await runTwice({faults: onSessions(row, ':1'), seed: 1, hasty: row.hasty});
		expect(wordOf(cold)).toBe(row.once);
		expect(expected(row)).toContain(wordOf(warm));
	});

	test.each(passing)('where $fault strikes half of the requests, three times', async (row) => {
		const outcomes = await runAll(seeds(3), {faults: onAll(row, ':50%'), hasty: row.hasty});
		for (const outcome of outcomes) expect(expected(row)).toContain(wordOf(outcome));
	});
});

test('where any fault strikes a fifth of the requests, no row is ever wrong and two of three readings are right', async () => {
	const outcomes = await runAll(seeds(30), {faults: everywhere('mixed', ':20%'), hasty: true});
	expect(outcomes.map(wordOf).filter((word) => /^(wrong|internal)/u.test(word))).toEqual([]);
	expect(outcomes.filter(isGood).length).toBeGreaterThanOrEqual((outcomes.length * 2) / 3);
});

test.each(['500', '500=OperationalError', 'html-login', 'truncated'])(
	'where the change log is closed and %s strikes the list of peer groups',
	async (fault) => {
		const faults = ['403@/api/core/object-changes/', `${fault}@/api/plugins/bgp/peer-group/`];
		expect((await runTwice({faults, seed: 1, hasty: false})).map(wordOf).filter((word) => word.startsWith('wrong'))).toEqual([]);
	},
);
