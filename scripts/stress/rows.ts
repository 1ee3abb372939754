import {serveLab} from '../../test/e2e/nf.js';
import type {Pty} from '../../test/support/pty.js';
import {atPrompt, openPrompt, type Playground, pause, promptPromises, randomFrom, type Shown, watchMemory} from './stand.js';

const sessions = 20_000;
const most = 100;
const command = 'netbox get bgp-peerings devices lab-* | no-more';
const kill = '\u0015';

/** nf beside a NetBox of 1,000 devices and 20,000 sessions, warm: one small command has run. */
async function open(play: Playground): Promise<Pty> {
	const {url} = await serveLab(play, ['--scale', '1000']);
	const pty = await openPrompt({home: play.home(), url});
	play.onClose(pty.close);
	pty.type('netbox get bgp-peerings devices fceos4 | count\r');
	await pty.until((page) => page.rows().includes('Count: 3') && atPrompt('nf#')(page));
	return pty;
}

/** All sessions as a table, while somebody types. */
export async function manyRows(play: Playground): Promise<Shown> {
	const pty = await open(play);
	const memory = watchMemory(pty.pid);
	const start = performance.now();
	pty.type(`${command}\r`);
	const typed = await typeUntil(pty, () => isPrinted(pty));
	await pty.until(atPrompt(`nf#${typed.left}`));
	const took = performance.now() - start;
	pty.type(kill);
	await pty.until(atPrompt('nf#'));
	const {grown, text} = memory();
	return {
		promises: {...rowPromises(pty), ...promptPromises(pty), [`memory grew < ${most} MB`]: grown < most},
		figures: `${(took / 1000).toFixed(1)} s, ${typed.keys} keys typed meanwhile, ${text}`,
	};
}

/** The same from the cache, while the window changes 200 times from the first row on. */
export async function manyResizes(play: Playground): Promise<Shown> {
	const pty = await open(play);
	pty.type(`${command} | count\r`);
	await pty.until((page) => page.rows().includes(`Count: ${sessions}`) && atPrompt('nf#')(page));
	const from = pty.written().length;
	pty.type('netbox get bgp-peerings devices lab-* cache force | no-more\r');
	await pty.until((page) => page.written().slice(from).includes('events: job events'));
	const {during, count} = await resizeDuring(pty);
	await pty.until((page) => isPrinted(page) && atPrompt('nf#')(page));
	return {
		promises: {...rowPromises(pty), ...promptPromises(pty), '50 of them or more during output': during >= 50},
		figures: `${during} of ${count} resizes between the first row and the last`,
	};
}

const isPrinted = (pty: Pty): boolean =>
	/^(lab-00999)? +lab-00999-lab-\d{5}-\d/m.test(pty.rows().join('\n')) && !pty.rows().some((row) => row.includes('Ctrl-C cancels'));

/** Keys at some 30 a second, the line emptied at times; gives what stands at the end. */
async function typeUntil(pty: Pty, isOver: () => boolean): Promise<{readonly keys: number; readonly left: string}> {
	let left = '';
	let keys = 0;
	for (; !isOver(); keys += 1) {
		const isFull = left.length === 40;
		left = isFull ? '' : `${left}${String.fromCharCode(97 + (keys % 26))}`;
		pty.type(isFull ? kill : left.slice(-1));
		await pause(30);
	}
	return {keys, left};
}

/** Each size until more of the output has come, 60 to 200 columns and 12 to 50 rows. */
async function resizeDuring(pty: Pty): Promise<{readonly during: number; readonly count: number}> {
	const count = 200;
	const step = 1;
	const random = randomFrom(25);
	let during = 0;
	for (let at = 0; at < count; at += 1) {
		const before = pty.written().length;
		pty.resize(60 + Math.floor(random() * 141), 12 + Math.floor(random() * 39));
		for (let waited = 0; pty.written().length < before + step && waited < 100; waited += 1) await pause(1);
		if (!isPrinted(pty)) during += 1;
	}
	pty.resize(200, 40);
	return {during, count};
}

/** Each session once among all that the terminal keeps. */
function rowPromises(pty: Pty) {
	const named =
		pty
			.everything()
			.join('')
			.match(/lab-\d{5}-lab-\d{5}-\d{1,2}(?!\d)/g) ?? [];
	return {[`${new Set(named).size} rows there, each once`]: named.length === sessions && new Set(named).size === sessions};
}
