// Runs the main job under every fault of docs/faults.md 20 times, then 200 times with a fifth of all requests struck by any of them; fails where a row is wrong.
import {faultTable, onAll} from '../test/lab/fault-table.js';
import {everywhere, isGood, type Outcome, runAll, wordOf} from '../test/lab/faulty.js';

const seedsOf = (count: number): readonly number[] => Array.from({length: count}, (_, seed) => seed);

function tell(fault: string, outcomes: readonly Outcome[]): void {
	const counts = new Map<string, number>();
	for (const word of outcomes.map(wordOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
	console.log(`${fault.padEnd(40)} ${[...counts].map(([word, count]) => `${count} ${word}`).join(', ')}`);
	if (outcomes.some(({kind}) => kind === 'wrong')) process.exitCode = 1;
}

for (const row of faultTable()) {
	const count = row.once === undefined ? '' : ':50%';
	tell(row.fault + count, await runAll(seedsOf(20), {faults: onAll(row, count), hasty: row.hasty}));
}
const mixed = await runAll(seedsOf(200), {faults: everywhere('mixed', ':20%'), hasty: true});
tell('mixed:20%', mixed);
if (mixed.filter(isGood).length * 3 < mixed.length * 2) process.exitCode = 1;
