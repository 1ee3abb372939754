// Edits objects of its own on a real NetBox at random moments, while an nf in another process compares `cache True` with `cache
// False`: `NF_URL=URL NF_TOKEN=TOKEN npx tsx scripts/random-edits.ts [MINUTES]`, ten where not said. Says how often they were
// compared, and fails where they differed.
import {setTimeout} from 'node:timers/promises';
import {openPipedShell} from '../bench/shell.js';
import {deviceMaking, edit, hiddenEdits, visibleEdits} from '../test/peerings/edits.js';
import {createSandbox} from '../test/peerings/sandbox.js';
import {restOf} from '../test/peerings/support.js';

const {NF_URL: url = '', NF_TOKEN: token = ''} = process.env;
const minutes = Number(process.argv[2] ?? 10);
if (url === '' || token === '' || !(minutes > 0)) throw new Error('say NF_URL, NF_TOKEN and how many minutes');

const names = ['prop-a', 'prop-b', 'prop-c', 'prop-d', 'PROP-A', 'prop-e', null];
// fceos4 is of the data set and stands still: there is always something to show.
const asked = ['fceos4,prop-*', 'fceos4,prop-a,prop-c', 'fceos4,PROP-?', '*', 'fceos4,prop-b,prop-d,prop-e', 'fceos4,site=prop-site'];
const any = (below: number): number => Math.floor(Math.random() * below);

const rest = restOf(url);
const sandbox = await createSandbox(rest);
const until = Date.now() + minutes * 60_000;
const counts = {edits: 0, compared: 0, moved: 0, wrong: 0};

/** Bursts of edits, and quiet in which both readings can see the same. */
async function editAtRandom(): Promise<void> {
	const kinds = [...visibleEdits, ...hiddenEdits, deviceMaking(sandbox.like)];
	while (Date.now() < until) {
		for (let burst = any(6); burst >= 0; burst -= 1) {
			await edit(kinds, {rest, targets: sandbox.targets, names, draw: {kind: any(9999), pick: any(9999), value: any(9999)}});
			counts.edits += 1;
		}
		await setTimeout(any(2_500));
	}
}

/** The newest change that NetBox logged. */
const newestChange = async (): Promise<unknown> =>
	JSON.stringify((await rest('GET', 'core/object-changes/?ordering=-id&limit=1&fields=id')).json['results']);

/**
 * What NetBox says before and after is the same: then what the cache said between them must be that too, unless NetBox changed and
 * changed back meanwhile (a session that is made and deleted).
 */
async function compareAtRandom(): Promise<void> {
	const shell = openPipedShell({NF_URL: url, NF_TOKEN: token});
	while (Date.now() < until) {
		const line = `netbox get bgp-peerings devices ${asked[any(asked.length)]} cache`;
		const change = await newestChange();
		const [before, cached, after] = [await shell.say(`${line} False`), await shell.say(`${line} True`), await shell.say(`${line} False`)];
		if (before.text !== after.text) {
			counts.moved += 1;
			continue;
		}
		const isSame = cached.text === before.text;
		const isSure = isSame || change === (await newestChange());
		counts[isSure ? 'compared' : 'moved'] += 1;
		if (isSame) continue;
		if (isSure) counts.wrong += 1;
		console.log(
			`${new Date().toISOString()} ${line} True differs${isSure ? '' : ', and NetBox changed meanwhile'}:\n${firstDifference(cached.text, before.text)}`,
		);
	}
	shell.close();
}

function firstDifference(got: string, truth: string): string {
	const [left, right] = [got.split('\n'), truth.split('\n')];
	const at = right.findIndex((row, index) => row !== left[index]);
	return `line ${at + 1}: ${left[at]} instead of ${right[at]}`;
}

try {
	await Promise.all([editAtRandom(), compareAtRandom()]);
} finally {
	await sandbox.remove();
}
const {edits, compared, moved, wrong} = counts;
console.log(`${minutes} minutes, ${edits} edits: compared ${compared} times, ${moved} not, since NetBox changed meanwhile; ${wrong} differences`);
process.exitCode = wrong > 0 ? 1 : 0;
