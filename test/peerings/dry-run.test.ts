import {expect, test} from 'vitest';
import {createMemoryCache} from '../../src/store/cache/memory-cache.js';
import {recordedDataset} from '../lab/replay.js';
import {openLab, openShell, reader, restOf, type Shell, type ShellOptions, seenDuring, selector} from './support.js';

type Way = {
	readonly what: string;
	readonly asked?: Parameters<Shell['read']>[0];
	readonly policy?: Parameters<Shell['read']>[1];
	readonly branch?: string;
	readonly version?: '4.4.10';
	readonly options?: ShellOptions;
	/** What is read before. */
	readonly first?: Parameters<Shell['read']>;
};

const [sites, active] = [selector('site', 'ams1', 'saltnornir-lab'), selector('status', 'active')];

const ways: readonly Way[] = [
	{what: 'names'},
	{what: 'names spelt otherwise', asked: 'FCEOS4 leaf1'},
	{what: 'a name more than is cached', asked: 'fceos4 leaf1', first: ['leaf1']},
	{what: 'names and a selector', asked: {names: ['fceos4', 'leaf1'], selectors: [sites]}},
	{what: 'a glob', asked: {globs: ['leaf*']}},
	{what: 'a glob and a selector', asked: {globs: ['*'], selectors: [active]}},
	{what: 'a name and a glob', asked: {names: ['fceos4'], globs: ['leaf*']}},
	{what: 'a selector', asked: {selectors: [sites]}},
	{what: 'a branch', branch: 'maint-42'},
	{what: 'a glob in a branch', asked: {globs: ['leaf*']}, branch: 'maint-42'},
	{what: 'a closed log', options: {token: reader}},
	{what: 'rows that are too old', options: {maxAge: -1}},
	{what: 'an old plugin', version: '4.4.10', asked: 'fceos4 leaf1'},
	{what: 'an old plugin, by a glob', version: '4.4.10', asked: {globs: ['leaf*']}},
];

/** A planned request as the ones that may stand for it: what it leaves open may be anything. */
const patternOf = (line: string): RegExp =>
	new RegExp(`^${line.replace(/<[^>]*>|[\\^$.*+?()[\]{}|]/g, (part) => (part.startsWith('<') ? '.+' : `\\${part}`))}$`, 's');

/** What a dry run shows and the reading then sends: what is certain and was not sent, and what was sent and not shown. */
async function differencesOf({asked = 'fceos4 leaf1', policy, branch}: Way, lab: Awaited<ReturnType<typeof openLab>>, shell: Shell) {
	const {requests} = shell.dryRun(asked, policy, branch);
	const seen = await seenDuring(lab, () => shell.read(asked, policy, branch));
	const sent = seen.map(({path, headers}) => `${path} ${headers['x-netbox-branch'] ?? ''}`);
	const planned = requests.map(({url, headers, why}) => ({
		why,
		line: `${url.slice(lab.url.length)} ${headers['X-NetBox-Branch'] ?? ''}`,
	}));
	return {
		unsent: planned.filter(({why, line}) => !why.startsWith('if ') && !sent.some((one) => patternOf(line).test(one))),
		unshown: sent.filter((one) => !planned.some(({line}) => patternOf(line).test(one))),
	};
}

test.each(['True', 'refresh', 'False', 'force'] as const)(
	'D16 dry-run-document cache %s: whichever way devices are asked for, nothing is sent that a dry run did not show, and all that it shows as certain is sent',
	async (policy) => {
		const differing: unknown[] = [];
		for (const way of ways) {
			const lab = await openLab(recordedDataset(way.version ?? '4.7.3'));
			let now = Date.now();
			const shell = openShell(lab.url, {cache: createMemoryCache(), now: () => now, ...way.options});
			if (way.first) await shell.read(...way.first);
			const look = async (when: string): Promise<void> => {
				const found = await differencesOf({...way, policy}, lab, shell);
				if (found.unsent.length + found.unshown.length > 0) differing.push({way: way.what, when, ...found});
			};
			await look('cold');
			await look('unchanged');
			await restOf(lab.url)('PATCH', 'ipam/asns/1/', {description: 'edited'});
			await look('an AS number edited');
			now += 25 * 3_600_000;
			await look('a day later');
		}
		expect(differing).toEqual([]);
	},
	120_000,
);
