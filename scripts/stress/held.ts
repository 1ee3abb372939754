import {nf} from '../../test/e2e/nf.js';
import {restOf} from '../../test/peerings/support.js';
import {drawEdit, type Edited} from './held-edits.js';
import {createHeldNetbox, type HeldNetbox} from './held-netbox.js';
import {openPiped, type Piped} from './piped.js';
import {type Playground, randomFrom, type Shown} from './stand.js';

/** `without` are groups of edits that are left out. */
export type HeldOptions = {readonly url: string; readonly minutes: number; readonly seed: number; readonly without: readonly string[]};

type Reader = {readonly who: 'wide' | 'narrow'; readonly cache: string; readonly home: string; readonly token: string; readonly shell: Piped};
type Difference = {readonly reader: Reader; readonly line: string; readonly text: string};

const asked = ['long-a', 'long-b', 'long-c,long-d', 'long-*', 'long-a,long-b,long-c,long-e', 'LONG-A,long-d', '"site=long-site"', 'null,long-b'];
const everything = 'long-*,LONG-*,null';

/** Edits a real NetBox at random for some minutes; after each few of them two users read it, in one cache that both use and in one of their own each, beside `cache False`. */
export async function heldBeside(play: Playground, options: HeldOptions): Promise<Shown> {
	if (options.url === '') throw new Error('needs NF_TEST_NETBOX_URL: test/support/netbox/up starts one and prints it');
	const random = randomFrom(options.seed);
	const netbox = await createHeldNetbox({url: options.url, rest: restOf(options.url), random});
	const readers = openReaders(play, options.url, netbox);
	try {
		return await hold({netbox, readers, options});
	} finally {
		for (const {shell} of readers) await shell.close();
		await netbox.close();
	}
}

type World = {readonly netbox: HeldNetbox; readonly readers: readonly Reader[]; readonly options: HeldOptions};

/** What happened so far. */
type Tally = {readonly counts: Map<string, number>; readonly recent: string[]; steps: number; wrong?: Difference};

const count = ({counts}: Tally, what: string): unknown => counts.set(what, (counts.get(what) ?? 0) + 1);

async function hold(world: World): Promise<Shown> {
	const until = Date.now() + world.options.minutes * 60_000;
	const tally: Tally = {counts: new Map(), recent: [], steps: 0};
	for (; Date.now() < until && !tally.wrong; tally.steps += 1) await step(world, tally);
	return shownOf(tally, world.options);
}

/** One to three edits, then readings; after an edit that nothing tells of, all readers read all. */
async function step({netbox, readers, options}: World, tally: Tally): Promise<void> {
	const {random} = netbox;
	const edits: Edited[] = [];
	for (let burst = Math.floor(random() * 3); burst >= 0; burst -= 1) {
		const edited = await drawEdit(netbox, options.without);
		edits.push(edited);
		count(tally, edited.group);
		tally.recent.push(`${tally.steps}: ${edited.told}`);
	}
	const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
	const isNamed = edits.some(({group}) => group === 'named');
	const branch = netbox.branch() !== undefined && random() < 0.3 ? ` branch ${netbox.branch()}` : '';
	for (const reader of isNamed ? readers : [pick(readers), pick(readers)]) {
		for (const device of isNamed ? [everything] : [pick(asked), pick(asked)]) {
			const found = await compare(reader, `netbox get bgp-peerings devices ${device}${branch}`, random() < 0.1 ? options.url : undefined);
			const excuse = isNamed ? 'named' : reader.who === 'narrow' && !netbox.logIsWhole() ? 'log not whole' : undefined;
			count(tally, 'readings');
			if (found && excuse !== undefined) count(tally, `differed, ${excuse}`);
			else if (found) tally.wrong ??= found;
		}
	}
	if (isNamed || edits.some(({anew}) => anew)) await readAnew(readers, netbox.branch());
}

function shownOf({counts, recent, steps, wrong}: Tally, {seed}: HeldOptions): Shown {
	const {reader, line, text} = wrong ?? {};
	const why = wrong
		? ` (${reader?.who} in the ${reader?.cache} cache, "${line}" ${text}; edits before by their step: ${recent.slice(-12).join(' / ')})`
		: '';
	const numbers = [...counts].toSorted(([a], [b]) => Number(a > b) - Number(a < b)).map(([what, number]) => `${what} ${number}`);
	return {
		promises: {[`cache True equals cache False${why}`]: wrong === undefined},
		figures: `${steps} steps, ${numbers.join(', ')}; do it again with --seed ${seed}`,
	};
}

function openReaders(play: Playground, url: string, {tokens}: HeldNetbox): readonly Reader[] {
	const [first, second, third] = [play.home(), play.home(), play.home()];
	return (
		[
			['wide', 'first', first],
			['narrow', 'first', first],
			['narrow', 'second', second],
			['wide', 'third', third],
		] as const
	).map(([who, cache, home]) => ({who, cache, home, token: tokens[who], shell: openPiped({home, url, token: tokens[who]})}));
}

/** How `True` differs from `False`, by the long-lived shell, or by a program of its own where a URL is given. */
async function compare(reader: Reader, line: string, url: string | undefined): Promise<Difference | undefined> {
	const read = async (policy: string): Promise<string> => {
		if (url === undefined) return (await reader.shell.say(`${line} cache ${policy}`)).text;
		const env = {NF_URL: url, NF_TOKEN: reader.token};
		const {stdout, code} = await nf(['-c', `${line} cache ${policy} | json compact`], {home: reader.home, env});
		return `${stdout}exit code ${code}`;
	};
	for (let again = 0; ; again += 1) {
		const got = await read('True');
		const truth = await read('False');
		if (got === truth) return undefined;
		// A job of NetBox may have moved it meanwhile.
		if (again === 2 || truth === (await read('False'))) return {reader, line, text: differenceOf(got, truth)};
	}
}

function differenceOf(got: string, truth: string): string {
	const [left, right] = [got, truth].map((text) => text.split(/(?<=[{,])/));
	const at = right?.findIndex((piece, index) => piece !== left?.[index]) ?? 0;
	const around = (pieces: readonly string[] = []): string =>
		pieces
			.slice(Math.max(0, at - 2), at + 3)
			.join('')
			.slice(0, 200);
	return `shows ${around(left)} instead of ${around(right)}`;
}

async function readAnew(readers: readonly Reader[], branch: string | undefined): Promise<void> {
	for (const {shell} of readers) {
		await shell.say(`netbox get bgp-peerings devices ${everything} cache refresh`);
		if (branch !== undefined) await shell.say(`netbox get bgp-peerings devices ${everything} branch ${branch} cache refresh`);
	}
}
