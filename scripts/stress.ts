import {parseArgs} from 'node:util';
import {createPlayground} from '../test/e2e/nf.js';
import {damagedCache} from './stress/damage.js';
import {manyEvents, manyPassing} from './stress/events.js';
import {type HeldOptions, heldBeside} from './stress/held.js';
import {interrupts} from './stress/interrupts.js';
import {kills} from './stress/kills.js';
import {longLine, pastedBlock} from './stress/lines.js';
import {manyProcesses} from './stress/processes.js';
import {manyResizes, manyRows} from './stress/rows.js';
import {changesAtOnce, killedChanges} from './stress/settings.js';
import {hangups, terminations} from './stress/signals.js';
import type {Playground, Shown} from './stress/stand.js';

/** What the shipped prompt bears in a real terminal, and its cache under many processes: one line for each show. Letters choose some of them: `npm run stress -- a e`. */
const shows: readonly (readonly [string, string, (play: Playground, options: HeldOptions) => Promise<Shown>])[] = [
	['a', 'a pasted block of 500 lines', pastedBlock],
	['a', 'a line of 5,000 characters', longLine],
	['b', '20,000 sessions printed while the prompt is used', manyRows],
	['c', '200 resizes during output', manyResizes],
	['d', '10,000 events of a background job while typing', manyEvents],
	['d', '10,000 events of a job in the foreground', manyPassing],
	['e', 'Ctrl-C at 200 random moments of a job', interrupts],
	['f', 'SIGTERM at 20 random moments', terminations],
	['f', 'SIGHUP at 20 random moments', hangups],
	['g', '1,600 lines on one cache by 8 processes at a time', manyProcesses],
	['h', 'kill -9 at 100 random moments of writing', kills],
	['k', '16 processes that change settings, aliases, instances and tokens at once', changesAtOnce],
	['k', 'kill -9 at 300 random moments of such changes', killedChanges],
	['l', 'a cache with each of its pages zeroed in turn, and 200 random damages', damagedCache],
	['m', 'random edits of a real NetBox, read by two users in two caches', heldBeside],
];

const {positionals: chosen, values} = parseArgs({
	allowPositionals: true,
	options: {minutes: {type: 'string', default: '5'}, seed: {type: 'string', default: '1'}, without: {type: 'string', default: ''}},
});
/** For the show of a real NetBox, which `NF_TEST_NETBOX_URL` names; without one only who asks for it by its letter is told. */
const options: HeldOptions = {
	url: process.env['NF_TEST_NETBOX_URL'] ?? '',
	minutes: Number(values.minutes),
	seed: Number(values.seed),
	without: values.without.split(','),
};
let showing: string | undefined;
// A show that waits for what never comes leaves Node nothing to do: the process would end without a word.
process.on('exit', () => {
	if (showing !== undefined) console.log(`✗ ${showing}: it waited for what never came`);
});
for (const [letter, title, show] of shows) {
	if (chosen.length > 0 ? !chosen.includes(letter) : letter === 'm' && options.url === '') continue;
	showing = `${letter}  ${title}`;
	const play = createPlayground();
	const line = await show(play, options).then(lineOf, (error: unknown) => `✗ ${title}: ${error instanceof Error ? error.message : String(error)}`);
	console.log(line.replace(/^. /, `$&${letter}  `));
	if (line.startsWith('✗')) process.exitCode = 1;
	await play.close();
	showing = undefined;

	function lineOf({promises, figures}: Shown): string {
		const broken = Object.keys(promises).filter((name) => promises[name] !== true);
		if (broken.length > 0) return `✗ ${title}: NOT ${broken.join(', NOT ')}; ${figures}`;
		return `✓ ${title}: ${Object.keys(promises).join(', ')}; ${figures}`;
	}
}
