import {existsSync} from 'node:fs';
import {join} from 'node:path';
import type {Pty} from '../../test/support/pty.js';
import {atPrompt, historyOf, openPrompt, type Playground, promptPromises, type Shown, spread} from './stand.js';

const ctrl = {a: '\u0001', e: '\u0005'} as const;
const [left, right] = ['\u001b[D', '\u001b[C'];
const size = 500;
const lastRow = 'pwd # row 500';

/** A block of 500 lines, pasted: held as one, then run by Enter, each line once and in order. */
export async function pastedBlock(play: Playground): Promise<Shown> {
	const home = play.home();
	const pty = await openPrompt({home, columns: 80, rows: 24});
	play.onClose(pty.close);
	const lines = Array.from({length: size}, (_, row) => `pwd # row ${row + 1}`);
	pty.type(`\u001b[200~${lines.join('\n')}\n\u001b[201~`);
	await pty.until('[+495 lines]');
	const isHeld = !existsSync(join(home, 'history')) && !pty.everything().includes('/');
	const start = performance.now();
	pty.type('\r');
	await pty.until((page) => page.written().includes(`${lastRow}`) && atPrompt('nf#')(page) && page.rows().includes(`nf#${lastRow}`));
	const took = performance.now() - start;
	const shown = pty.everything().filter((row) => row.startsWith('nf#pwd') || row === '/');
	const expected = lines.flatMap((line) => [`nf#${line}`, '/']);
	return {
		promises: {'held until Enter': isHeld, 'each line ran once, in order': shown.join('\n') === expected.join('\n'), ...promptPromises(pty)},
		figures: `${(took / 1000).toFixed(1)} s for ${size} commands`,
	};
}

/** A line of 5,000 characters, typed key by key, edited at both ends and entered. */
export async function longLine(play: Playground): Promise<Shown> {
	const home = play.home();
	const pty = await openPrompt({home, columns: 80, rows: 24});
	play.onClose(pty.close);
	const names = Array.from({length: 496}, (_, row) => `device${String(row).padStart(3, '0')}`).join(',');
	const head = 'netbox get bgp-peerings dry-run devices ';
	for (const key of head + names) pty.type(key);
	await pty.until((page) => page.rows()[page.cursor().y]?.endsWith('device495') === true);
	const echoes: number[] = [];
	for (const key of 'xyz'.repeat(20)) echoes.push(await echoOf(pty, key));
	pty.type(`${'\u007f'.repeat(echoes.length)}${ctrl.a}${right.repeat(head.length)}R1,${left.repeat(3)}R2,${ctrl.e} `);
	const atEnd = performance.now();
	pty.type('timeout 30 | count\r');
	await pty.until((page) => page.rows().some((row) => row.startsWith('Count: ')) && atPrompt('nf#')(page));
	const kept = historyOf(home)[0] ?? '';
	return {
		promises: {'entered as edited': kept === `${head}R2,R1,${names} timeout 30 | count`, ...promptPromises(pty)},
		figures: `key to echo at 5,000 characters ${spread(echoes)}; entered and run in ${Math.round(performance.now() - atEnd)} ms`,
	};
}

/** Milliseconds from a key to its character on the screen. */
async function echoOf(pty: Pty, key: string): Promise<number> {
	const before = pty.cursor();
	const start = performance.now();
	pty.type(key);
	await pty.until((page) => page.cursor().x !== before.x || page.cursor().y !== before.y);
	return performance.now() - start;
}
