import {nf} from '../../test/e2e/nf.js';
import {durationOf, lineOf, serveSlowly} from './interrupts.js';
import {historyOf, isSane, openBelowShell, type Place, type Playground, pause, randomFrom, type Shown, spread, storePromises} from './stand.js';

const rounds = 20;
const most = 1_000;
const beat = 2;

export const terminations = (play: Playground): Promise<Shown> => signalled(play, 'SIGTERM');
export const hangups = (play: Playground): Promise<Shown> => signalled(play, 'SIGHUP');

const codes = {SIGTERM: 143, SIGHUP: 129} as const;
type Signal = keyof typeof codes;

/** Shells of one home, each ended by the signal at another moment of its job. */
async function signalled(play: Playground, signal: Signal): Promise<Shown> {
	const place: Place = {home: play.home(), url: (await serveSlowly(play)).url};
	const {pty} = await openBelowShell(place);
	const duration = await durationOf(pty);
	await pty.close();
	const random = randomFrom(codes[signal]);
	const ends: {readonly took: number; readonly sane: boolean}[] = [];
	for (let round = 1; round <= rounds; round += 1) ends.push(await end(place, {round, signal, after: random() * duration}));
	const expected = [`${lineOf(1_000)} | count`, ...Array.from({length: rounds}, (_, at) => lineOf(at + 1))];
	const {stdout} = await nf(['-c', `show jobs last ${rounds} | select status | json compact`], place);
	const states = (JSON.parse(stdout) as {status: string}[]).map(({status}) => status);
	const took = ends.map((one) => one.took);
	return {
		promises: {
			[`gone within ${most} ms`]: Math.max(...took) < most,
			[`terminal sane, code ${codes[signal]}`]: ends.every(({sane}) => sane),
			'history whole': historyOf(place.home).join('\n') === expected.join('\n'),
			'no job lost': states.every((status) => status === 'cancelled' || status === 'completed'),
			...(await storePromises(place, 'lab-*')),
		},
		figures: `${spread(took)}; ${rounds} jobs of this home: ${[...new Set(states)].map((state) => `${states.filter((one) => one === state).length} ${state}`).join(', ')}; of a job of ${Math.round(duration)} ms`,
	};
}

type Ending = {readonly round: number; readonly signal: Signal; readonly after: number};

/** One shell: how long it lived after the signal, in ms, and how it left the terminal. */
async function end(place: Place, {round, signal, after}: Ending): Promise<{readonly took: number; readonly sane: boolean}> {
	const {pty, pid} = await openBelowShell(place);
	const line = lineOf(round);
	pty.type(`${line}\r`);
	await pty.until((page) => page.written().includes(line) && historyHas(place.home, line));
	await pause(after);
	const start = performance.now();
	process.kill(pid, signal);
	while (isThere(pid)) await pause(beat);
	const took = performance.now() - start;
	await pty.until('code ');
	const sane = isSane(pty, codes[signal]);
	await pty.close();
	return {took, sane};
}

const historyHas = (home: string, line: string): boolean => historyOf(home).at(-1) === line;

function isThere(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}
