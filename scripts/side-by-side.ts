// Runs the client's contract suites on the embedded NetBox (4.7.3 and 4.4.10) and on the real one at NF_TEST_NETBOX_URL, and prints one table: test × server.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

type Report = {readonly testResults: readonly {readonly assertionResults: readonly Assertion[]}[]};
type Assertion = {readonly ancestorTitles: readonly string[]; readonly title: string; readonly status: string};

const folder = mkdtempSync(join(tmpdir(), 'nf-side-by-side-'));

/** What became of the tests of these files; a failing suite is no failure of the run itself. */
function run(args: readonly string[]): readonly Assertion[] {
	const file = join(folder, 'report.json');
	try {
		execFileSync('npx', ['vitest', 'run', ...args, '--reporter=json', `--outputFile=${file}`], {stdio: ['ignore', 'ignore', 'inherit']});
	} catch {
		process.exitCode = 1;
	}
	const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
	return report.testResults.flatMap(({assertionResults}) => assertionResults);
}

const embedded = run(['--project', 'border', 'test/netbox/lab.test.ts', 'test/netbox/branching.test.ts']);
const isReal = (process.env['NF_TEST_NETBOX_URL'] ?? '') !== '';
const real = isReal ? run(['--config', 'vitest.netbox.ts', 'test/netbox/real.test.ts', 'test/netbox/real-branching.test.ts']) : [];
rmSync(folder, {recursive: true, force: true});

const on = (server: string): ReadonlyMap<string, string> =>
	new Map([...embedded, ...real].filter(({ancestorTitles}) => ancestorTitles[0] === server).map(({title, status}) => [title, status]));
const servers = [
	['lab 4.7.3', on('the embedded NetBox as 4.7.3')],
	['lab 4.4.10', on('the embedded NetBox as 4.4.10')],
	...(isReal ? ([['real', on('a real NetBox')]] as const) : []),
] as const;
const marks: {readonly [status: string]: string} = {passed: '✓', failed: '✗'};
const line = (cells: readonly string[], title: string): string =>
	`${cells.map((cell, at) => cell.padEnd((servers[at]?.[0] ?? '').length + 2)).join('')}${title}`;

console.log(
	line(
		servers.map(([name]) => name),
		'test',
	),
);
for (const title of new Set(servers.flatMap(([, results]) => [...results.keys()]))) {
	console.log(
		line(
			servers.map(([, results]) => marks[results.get(title) ?? ''] ?? '–'),
			title,
		),
	);
}
