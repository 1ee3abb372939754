import {nf, serveLab} from '../../test/e2e/nf.js';
import type {Pty} from '../../test/support/pty.js';
import {
	atPrompt,
	historyOf,
	isSane,
	openBelowShell,
	type Place,
	type Playground,
	pause,
	promptPromises,
	randomFrom,
	type Shown,
	spread,
	storePromises,
} from './stand.js';

const rounds = 200;
const most = 200;
const devices = 'lab-*';

/** A NetBox of 60 devices and 1,200 sessions that takes a while to answer. */
export const serveSlowly = (play: Playground) => serveLab(play, ['--scale', '60', '--latency', '60']);

/** The line of one round: each is another, so that the history keeps each. */
export const lineOf = (round: number): string => `netbox get bgp-peerings timeout ${300 + round} devices ${devices} cache refresh`;

/** How long the job takes at the prompt, in ms: the shortest of three. */
export async function durationOf(pty: Pty): Promise<number> {
	const took: number[] = [];
	for (let run = 0; run < 3; run += 1) {
		const start = performance.now();
		const from = pty.written().length;
		pty.type(`${lineOf(1_000)} | count\r`);
		await pty.until((page) => page.written().slice(from).includes('Count: ') && atPrompt('nf#')(page));
		took.push(performance.now() - start);
	}
	return Math.min(...took);
}

/** Ctrl-C at random moments of the same job; a word typed right behind it shows when the prompt is back. */
export async function interrupts(play: Playground): Promise<Shown> {
	const place: Place = {home: play.home(), url: (await serveSlowly(play)).url};
	const {pty} = await openBelowShell(place);
	play.onClose(pty.close);
	const duration = await durationOf(pty);
	const random = randomFrom(5);
	const backs: number[] = [];
	for (let round = 1; round <= rounds; round += 1) backs.push(await interrupt(pty, {round, after: random() * duration}));
	const once = promptPromises(pty);
	pty.type('\u0004');
	await pty.until('code ');
	const {cancelled, others} = await statesOf(place);
	const expected = [`${lineOf(1_000)} | count`, ...Array.from({length: rounds}, (_, at) => lineOf(at + 1))];
	return {
		promises: {
			[`prompt back in < ${most} ms`]: Math.max(...backs) < most,
			'terminal sane': isSane(pty, 0),
			'history whole': historyOf(place.home).join('\n') === expected.join('\n'),
			...once,
			...(await storePromises(place, devices)),
		},
		figures: `${spread(backs)}; ${cancelled} cancelled, ${others} over before, of a job of ${Math.round(duration)} ms`,
	};
}

/** Milliseconds from Ctrl-C to a prompt that shows what was typed behind it. */
async function interrupt(pty: Pty, {round, after}: {readonly round: number; readonly after: number}): Promise<number> {
	pty.type(`${lineOf(round)}\r`);
	await pause(after);
	const start = performance.now();
	pty.type(`\u0003z${round}`);
	await pty.until(atPrompt(`nf#z${round}`));
	const took = performance.now() - start;
	pty.type('\u0015');
	await pty.until(atPrompt('nf#'));
	return took;
}

/** How the jobs of the rounds ended. */
async function statesOf({home}: Place): Promise<{readonly cancelled: number; readonly others: number}> {
	const {stdout} = await nf(['-c', `show jobs last ${rounds} | select status | json compact`], {home});
	const states = (JSON.parse(stdout) as {status: string}[]).map(({status}) => status);
	const cancelled = states.filter((status) => status === 'cancelled').length;
	return {cancelled, others: states.length - cancelled};
}
