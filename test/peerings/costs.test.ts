import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Row} from '../../src/output/output.js';
import {recordedDataset} from '../lab/replay.js';
import {openLab, openShell, outputOf, reader, restOf, type Shell, selector} from './support.js';

const page = readFileSync(join(import.meta.dirname, '../../docs/freshness.md'), 'utf8');
const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
const blockOf = (name: string): readonly string[] =>
	page
		.slice(page.indexOf(`<!-- ${name} -->`), page.indexOf(`<!-- end of ${name} -->`))
		.split('\n')
		.filter((line) => line.startsWith('| '))
		.slice(1);

const names = 'fceos4 leaf1 edge1';
type Way = {
	readonly what: string;
	readonly version?: '4.4.10';
	readonly asked?: Parameters<Shell['read']>[0];
	readonly policy?: 'True' | 'refresh' | 'False' | 'force';
	readonly branch?: string;
	readonly token?: string;
};

const ways: readonly Way[] = [
	{what: '`True`'},
	{what: '`True`, a glob', asked: {names: [], globs: ['leaf*']}},
	{what: '`True`, a selector', asked: {names: [], selectors: [selector('role', 'leaf')]}},
	{what: '`True`, names and a selector', asked: {names: names.split(' '), selectors: [selector('status', 'active')]}},
	{what: '`True`, netbox-bgp below 0.19', version: '4.4.10'},
	{what: '`True`, log closed (section 6)', token: reader},
	{what: '`True`, in a branch', branch: 'maint-42'},
	{what: '`refresh`', policy: 'refresh'},
	{what: '`refresh`, in a branch', policy: 'refresh', branch: 'maint-42'},
	{what: '`False`', policy: 'False'},
	{what: '`False`, in a branch', policy: 'False', branch: 'maint-42'},
	{what: '`force`', policy: 'force'},
];

/** The first reading, one of what is unchanged, and one after an edit of an AS number that sessions show. */
async function costsOf({version, asked = names, policy = 'True', branch, token}: Way): Promise<readonly number[]> {
	const lab = await openLab(version ? recordedDataset(version) : undefined);
	const shell = openShell(lab.url, token === undefined ? {} : {token});
	const read = async (): Promise<number> => (await shell.read(asked, policy, branch)).requests;
	const costs = [await read(), await read()];
	const shown = outputOf(await shell.read(asked, 'False', branch)).groups.flatMap(({rows}) => rows)[0]?.held.row['local_as'] as Row;
	const headers: Record<string, string> = branch === undefined ? {} : {'X-NetBox-Branch': await schemaOf(lab.url, branch)};
	expect((await restOf(lab.url, headers)('PATCH', `ipam/asns/${shown['id']}/`, {description: 'edited'})).status).toBe(200);
	return [...costs, await read()];
}

async function schemaOf(url: string, name: string): Promise<string> {
	const {json} = await restOf(url)('GET', `plugins/branching/branches/?name=${name}`);
	return String((json['results'] as readonly {readonly schema_id: string}[])[0]?.schema_id);
}

test('N39 request-count what a reading costs is what docs/freshness.md says', async () => {
	const lines: string[] = [];
	for (const way of ways) lines.push(`| ${[way.what, ...(await costsOf(way))].join(' | ')} |`);
	expect(blockOf('costs')).toEqual(lines);
}, 60_000);

/** The counts of a row of docs/freshness.md. */
const countsOf = (way: string): readonly string[] => {
	const row = blockOf('costs').find((line) => line.startsWith(`| ${way} |`));
	return (row ?? '')
		.split('|')
		.slice(2, -1)
		.map((cell) => cell.trim());
};

test('N39 request-count the table of the four ways, and README of how fast it is, say the same', () => {
	const cellOf = (policy: string): string | undefined => new RegExp(`^\\| \`${policy}\`[^|]*\\|[^|]*\\| (.*) \\|$`, 'm').exec(page)?.[1];
	const [first, same, changed] = countsOf('`True`');
	const [firstInBranch, sameInBranch, changedInBranch] = countsOf('`True`, in a branch');
	expect(cellOf('True')).toBe(
		`${first} the first time, ${same} where nothing changed, ${changed} where something changed; in a branch ${firstInBranch}, ${sameInBranch} and ${changedInBranch}`,
	);
	const [refresh, refreshBranch] = [countsOf('`refresh`'), countsOf('`refresh`, in a branch')];
	expect(cellOf('refresh')).toBe(`${refresh[0]} the first time, then ${refresh[1]}; in a branch ${refreshBranch[0]}, then ${refreshBranch[1]}`);
	expect(cellOf('False')).toBe(`${countsOf('`False`')[0]}; in a branch ${countsOf('`False`, in a branch')[0]}`);
	expect(cellOf('force')).toBe(`${countsOf('`force`')[1]} where all is cached`);
	expect(readme).toContain(`the first time ${first}, unchanged ${same}, with \`cache force\` ${countsOf('`force`')[1]},`);
	expect(page).toContain('Globs and selectors cost one more with `True` after the first time');
	for (const way of ['`True`, a glob', '`True`, a selector'])
		expect(countsOf(way)).toEqual([first, String(Number(same) + 1), String(Number(changed) + 1)]);
});
