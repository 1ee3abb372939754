import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {scaleDataset} from '../../src/lab/dataset/scale.js';
import {serveLab} from '../../test/e2e/nf.js';
import type {Pty} from '../../test/support/pty.js';
import {atPrompt, openPrompt, type Playground, pause, promptPromises, type Shown, spread, watchMemory} from './stand.js';

const devices = 5_000;
const most = 100;
const command = 'netbox get bgp-peerings devices lab-*';

/** A prompt where the sessions of all devices are cached. */
async function openWarm(play: Playground): Promise<Pty> {
	const {url} = await serveLab(play, ['--dataset', ring(play)]);
	const pty = await openPrompt({home: play.home(), url, columns: 120});
	play.onClose(pty.close);
	pty.type(`${command} | count\r`);
	await pty.until((page) => page.rows().includes(`Count: ${devices * 2}`) && atPrompt('nf#')(page));
	return pty;
}

/** A checked read of 5,000 cached devices tells two events for each; meanwhile a line is typed, and each key is awaited. */
export async function manyEvents(play: Playground): Promise<Shown> {
	const pty = await openWarm(play);
	const memory = watchMemory(pty.pid);
	pty.type(`${command} &\r`);
	await pty.until('job 2 started');
	const {echoes, line} = await typeDuring(pty, () => pty.written().includes('job 2 completed in'));
	const isUnbroken = pty.rows().filter((row) => row === `nf#${line}`).length === 1;
	const {grown, text} = memory();
	pty.type('\u0015job events 2 | count\r');
	await pty.until((page) => page.rows().some((row) => /^Count: \d+$/.test(row) && row !== `Count: ${devices * 2}`) && atPrompt('nf#')(page));
	const told = Number(
		pty
			.rows()
			.findLast((row) => row.startsWith('Count: '))
			?.slice(7),
	);
	return {
		promises: {
			'the typed line whole': isUnbroken,
			'all events kept': told >= devices * 2,
			...promptPromises(pty),
			[`memory grew < ${most} MB`]: grown < most,
		},
		figures: `${told} events, ${echoes.length} keys, key to echo ${spread(echoes)}, ${text}`,
	};
}

const highest = 6;
const mostBytes = 200_000;

/** The same read in the foreground: its events run by in the window, and keys that are typed meanwhile are there afterwards. */
export async function manyPassing(play: Playground): Promise<Shown> {
	const pty = await openWarm(play);
	pty.type('\f');
	await pty.until((page) => page.rows()[0] === 'nf#');
	const from = pty.written().length;
	const start = performance.now();
	pty.type(`${command} | count\r`);
	let typed = '';
	let rows = 0;
	let seen = 0;
	const events = (): readonly string[] => pty.rows().filter((row) => /^[\d:.]{12} INFO /.test(row) || row.includes('Ctrl-C cancels'));
	while (!pty.rows().includes(`Count: ${devices * 2}`)) {
		const height = events().length;
		rows = Math.max(rows, height);
		if (height > 0) seen += 1;
		if (typed.length < 40) {
			typed += 'z';
			pty.type('z');
		}
		await pause(20);
	}
	await pty.until(atPrompt(`nf#${typed}`));
	const took = performance.now() - start;
	const bytes = pty.written().length - from;
	return {
		promises: {
			'the window was seen': seen > 0,
			[`never higher than ${highest} rows`]: rows <= highest,
			'its events are gone': events().length === 0,
			'keys typed meanwhile are there': true,
			...promptPromises(pty),
			[`less than ${mostBytes / 1000} KB written`]: bytes < mostBytes,
		},
		figures: `${(took / 1000).toFixed(1)} s, ${typed.length} keys, ${Math.round(bytes / 1000)} KB written`,
	};
}

/** Each key is typed when the one before is on the screen. */
async function typeDuring(pty: Pty, isOver: () => boolean): Promise<{readonly echoes: readonly number[]; readonly line: string}> {
	const echoes: number[] = [];
	let line = '';
	while (!isOver() || echoes.length < 10) {
		const key = line.length === 60 ? '\u0015' : 'z';
		line = key === 'z' ? `${line}z` : '';
		const start = performance.now();
		pty.type(key);
		await pty.until(atPrompt(`nf#${line}`));
		echoes.push(performance.now() - start);
		await pause(10);
	}
	return {echoes, line};
}

/** So many devices with two sessions each. */
function ring(play: Playground): string {
	const whole = scaleDataset(devices);
	const sessions = (whole.objects['plugins/bgp/session'] ?? []).filter(({name}) => /^lab-.*-1$/.test(String(name)));
	const file = join(play.home(), 'ring.json');
	writeFileSync(file, JSON.stringify({...whole, objects: {...whole.objects, 'plugins/bgp/session': sessions}}));
	return file;
}
