// Reads the peerings of many devices as nf does, and as people do today, on the NetBox at a URL: `npm run bench:peers -- URL`, its
// token in NF_BENCH_TOKEN. The NetBox must hold the devices lab-00000, lab-00001, … with 20 sessions each.
//   --devices 2,50,200,1000   how many are asked
//   --rounds 5                how often each way is taken, in turn; the slowest ways once where they take minutes. 5,7,3: so often for
//                             each number of devices, the last for the rest
//   --slow 1000               beyond so many devices the ways that ask device by device are left out: they take many minutes
//   --rename                  the peer group of lab-00000's first session is renamed each round, and called as before at the end
import {parseArgs} from 'node:util';
import {openFloor} from './floor.js';
import {renamePeerGroup} from './rename.js';
import {median, publish, seconds} from './report.js';
import {type Measured, openRivals} from './rivals/rivals.js';
import {openPipedShell, runOnce, type Told} from './shell.js';

const {values, positionals} = parseArgs({
	allowPositionals: true,
	options: {
		devices: {type: 'string', default: '2,50,200,1000'},
		rounds: {type: 'string', default: '5'},
		slow: {type: 'string', default: '1000'},
		rename: {type: 'boolean', default: false},
	},
});
const [url = process.env['NF_TEST_NETBOX_URL'] ?? ''] = positionals;
const token = process.env['NF_BENCH_TOKEN'] ?? process.env['NF_TEST_NETBOX_TOKEN'] ?? '';
if (url === '' || token === '') throw new Error('say: NF_BENCH_TOKEN=… npm run bench:peers -- http://netbox.example');

const sessionsOfEach = 20;
const counts = values.devices.split(',').map(Number);
const largest = Math.max(...counts);
const rounds = values.rounds.split(',').map(Number);
const roundsOf = (count: number): number => rounds[counts.indexOf(count)] ?? rounds.at(-1) ?? 1;
const slow = Number(values.slow);
/** Beyond so many seconds a way is taken once. */
const patience = 60;

const env = {NF_URL: url, NF_TOKEN: token};
const shell = openPipedShell(env);
const group = values.rename ? await renamePeerGroup(url, token) : undefined;
const stop = async (): Promise<never> => {
	await group?.restore();
	process.exit(1);
};
process.once('SIGINT', stop).once('SIGTERM', stop);
const rivals = await openRivals(url, token);
const floor = openFloor(url, token);
const namesOf = (count: number): readonly string[] => Array.from({length: count}, (_, index) => `lab-${String(index).padStart(5, '0')}`);

type Way = {readonly name: string; readonly run: (count: number) => Promise<Measured>; readonly only?: number; readonly most?: number};

const wordsOf = (count: number, cache: string): readonly string[] => [
	'netbox',
	'get',
	'bgp-peerings',
	'devices',
	namesOf(count).join(','),
	'cache',
	cache,
	'timeout',
	'3600',
];
type Sessions = Record<string, {readonly peer_group: {readonly id: number; readonly name: string} | null}>;
const readSessions = ({text}: Told): Sessions[string][] => Object.values(JSON.parse(text) as Record<string, Sessions>).flatMap(Object.values);

const ask = async (count: number, cache: string): Promise<Measured> => {
	const told = await shell.say(wordsOf(count, cache).join(' '));
	return {seconds: told.seconds, sessions: readSessions(told).length};
};

const askOnce = async (count: number): Promise<Measured> => {
	const told = await runOnce(env, wordsOf(count, 'refresh'));
	return {seconds: told.seconds, sessions: readSessions(told).length};
};

/** What still has the old name does not count. */
const askRenamed = async (count: number): Promise<Measured> => {
	const {id, name} = (await group?.rename()) ?? {};
	const told = await shell.say(wordsOf(count, 'True').join(' '));
	return {seconds: told.seconds, sessions: readSessions(told).filter(({peer_group: its}) => its?.id !== id || its?.name === name).length};
};

/** The pages of the cold reading, which is why that goes first. */
const pages = new Map<number, readonly string[]>();
const cold = async (count: number): Promise<Measured> => {
	const before = shell.asked().length;
	const measured = await ask(count, 'refresh');
	pages.set(count, shell.asked().slice(before));
	return measured;
};

const ways: readonly Way[] = [
	{name: 'nf, cold', run: cold},
	{
		name: 'the floor: the same pages',
		run: async (count) => ({seconds: await floor.measure(pages.get(count) ?? []), sessions: count * sessionsOfEach}),
	},
	{name: 'nf, cold, as a process of its own', run: askOnce},
	...(group ? [{name: 'nf, cached, its peer group renamed', run: askRenamed}] : []),
	{name: 'nf, cached and unchanged', run: (count) => ask(count, 'True')},
	{name: 'nf, cache force', run: (count) => ask(count, 'force')},
	{name: 'nf, cache False', run: (count) => ask(count, 'False')},
	...['loop', 'bulk'].map((way) => ({
		name: `pynetbox ${way}`,
		run: (count: number) => rivals.measure(`pynetbox ${way}`, namesOf(count)),
		most: way === 'loop' ? slow : 200,
	})),
	...['all', 'threaded'].map((way) => ({name: `pynetbox ${way}`, run: () => rivals.measure(`pynetbox ${way}`, []), only: largest})),
	...['refresh', 'True', 'force', 'False'].map((way) => ({
		name: `NorFab ${way}`,
		run: (count: number) => rivals.measure(`NorFab ${way}`, namesOf(count)),
		most: slow,
	})),
];

const took = new Map<string, number>();
const keyOf = (name: string, count: number): string => `${name}, ${count} devices`;

try {
	for (const count of counts) {
		const figures = new Map<string, number[]>();
		for (let round = 0; round < roundsOf(count); round += 1) {
			for (const {name, run, only, most = largest} of ways) {
				const before = figures.get(name) ?? [];
				if ((only !== undefined && only !== count) || count > most || (before[0] ?? 0) > patience) continue;
				const {seconds: figure, sessions} = await run(count);
				const isRight = only === undefined ? sessions === count * sessionsOfEach : sessions >= count * sessionsOfEach;
				if (!isRight) throw new Error(`${name} gave ${sessions} sessions of ${count} devices`);
				figures.set(name, [...before, figure]);
				process.stderr.write(`${keyOf(name, count)}: ${seconds(figure)}\n`);
			}
		}
		for (const [name, all] of figures) took.set(keyOf(name, count), median(all));
	}
} finally {
	await group?.restore();
}

const figure = (name: string, count: number): number | undefined => took.get(keyOf(name, count));
const ratio = (name: string, to: string, count: number): string => {
	const [a, b] = [figure(name, count), figure(to, count)];
	return a === undefined || b === undefined ? '' : ` (${(a / b).toFixed(a / b < 10 ? 2 : 0)})`;
};
const columnOf = (name: string, count: number): string => {
	const value = figure(name, count);
	return value === undefined ? '–' : seconds(value) + ratio(name, 'the floor: the same pages', count);
};

const ratios = Object.fromEntries(
	counts.flatMap((count) =>
		[...took].flatMap(([key, value]) => {
			const base = figure('the floor: the same pages', count);
			return key.endsWith(`, ${count} devices`) && base !== undefined ? [[`${key} / floor`, value / base]] : [];
		}),
	),
);
publish({
	name: 'peers',
	title: 'Peerings, beside what people use today',
	about: `Medians of ${counts.map(roundsOf).join(', ')} alternating rounds in one sitting, the ratio to the floor in brackets; 20 sessions a device. NetBox ran on the same machine. ${rivals.versions}. Peak memory of nf: ${shell.peakMegabytes()?.toFixed(0) ?? 'unknown'} MB.`,
	header: ['', ...counts.map((count) => `${count} devices`)],
	rows: ways.map(({name}) => [name, ...counts.map((count) => columnOf(name, count))]),
	ratios,
});
shell.close();
rivals.close();
await floor.close();
