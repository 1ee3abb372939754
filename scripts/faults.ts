// Runs the main job under every fault of docs/faults.md 20 times cold and 20 times warm, half of the requests struck where a fault can miss, then 200
// times each with a fifth of all requests struck by any of them; prints a table and fails where a row is wrong.
import {faultTable, onAll} from '../test/lab/fault-table.js';
import {everywhere, isGood, type Outcome, runAll, wordOf} from '../test/lab/faulty.js';

const seedsOf = (count: number): readonly number[] => Array.from({length: count}, (_, seed) => seed);

const columns = (cells: readonly string[]): string =>
	cells.map((cell, at) => (at === 0 ? cell.padEnd(41) : at === 4 ? cell : cell.padStart(6))).join('  ');

function tell(fault: string, outcomes: readonly Outcome[]): void {
	const named = new Map<string, number>();
	for (const outcome of outcomes) if (!isGood(outcome)) named.set(wordOf(outcome), (named.get(wordOf(outcome)) ?? 0) + 1);
	const wrong = outcomes.filter(({kind}) => kind === 'wrong').length;
	const right = outcomes.filter(isGood).length;
	const errors = [...named].filter(([word]) => !word.startsWith('wrong')).map(([word, count]) => `${count} ${word}`);
	console.log(columns([fault, `${outcomes.length}`, `${right}`, `${wrong}`, errors.join(', ')]));
	if (wrong > 0) process.exitCode = 1;
}

console.log(columns(['fault', 'runs', 'right', 'wrong', 'named errors']));
for (const row of faultTable()) {
	const count = row.once === undefined ? '' : ':50%';
	tell(row.fault + count, await runAll(seedsOf(20), {faults: onAll(row, count), hasty: row.hasty}));
}
const mixed = await runAll(seedsOf(200), {faults: everywhere('mixed', ':20%'), hasty: true});
tell('mixed:20%', mixed);
if (mixed.filter(isGood).length * 3 < mixed.length * 2) process.exitCode = 1;
