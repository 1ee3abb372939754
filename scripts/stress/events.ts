import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {scaleDataset} from '../../src/lab/dataset/scale.js';
import {serveLab} from '../../test/e2e/nf.js';
import type {Pty} from '../../test/support/pty.js';
import {atPrompt, openPrompt, type Playground, pause, promptPromises, type Shown, spread, watchMemory} from './stand.js';

const devices = 5_000;
const most = 100;
const command = 'netbox get bgp-peerings devices lab-*';

/** A checked read of 5,000 cached devices tells two events for each; meanwhile a line is typed, and each key is awaited. */
export async function manyEvents(play: Playground): Promise<Shown> {
	const home = play.home();
	const {url} = await serveLab(play, ['--dataset', ring(play)]);
	const pty = await openPrompt({home, url, columns: 120});
	play.onClose(pty.close);
	pty.type(`${command} | count\r`);
	await pty.until((page) => page.rows().includes(`Count: ${devices * 2}`) && atPrompt('nf#')(page));
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
