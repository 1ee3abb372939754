import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {ended, startNf, tokens} from '../../test/e2e/nf.js';
import {type Playground, pause, randomFrom, type Shown, spread} from './stand.js';

const [processes, changesOfEach, rounds, atATime] = [16, 6, 300, 6];

/** A script of changes, each told by an answer of its own, and the names in it. */
function scriptOf(who: string, count: number) {
	const names = Array.from({length: count}, (_, place) => `${who}-${place}`);
	const lines = names.flatMap((name) => [
		`alias set ${name} "show version"`,
		`instance add ${name} url http://127.0.0.1:1 token-env NONE`,
		`instance token ${name} stdin`,
		tokens.admin,
		`set cli timeout ${100 + names.indexOf(name)}`,
		`alias list | where name=${name} | select name | csv`,
		`show instances | where name=${name} | select name,token | csv`,
	]);
	return {names, script: `${lines.join('\n')}\n`};
}

/** Starts nf with a script; `told` are the names of which everything was told as done: the alias is listed, and the instance with its token. */
function change(home: string, who: string, count: number) {
	const {names, script} = scriptOf(who, count);
	const program = startNf(['--keep-going', '--events', 'off'], {home});
	program.stdin?.on('error', () => undefined).end(script);
	let said = '';
	const toldSome = new Promise<void>((resolve) => {
		program.stdout?.on('data', (text) => {
			said += text;
			if (told().length > 0) resolve();
		});
	});
	const told = (): readonly string[] => {
		const lines = new Set(said.split('\n').slice(0, -1));
		return names.filter((name) => lines.has(name) && lines.has(`${name},set`));
	};
	const over = ended(program);
	return {program, over, told, toldSome: Promise.race([toldSome, over])};
}

/** What of these names is not whole in the files. */
function lost(home: string, names: readonly string[]): readonly string[] {
	const read = (name: string) => JSON.parse(readFileSync(join(home, name), 'utf8'));
	const [{aliases, instances}, secrets] = [read('settings.json'), read('tokens.json')];
	const known = new Map((instances as readonly {name: string; token: {from: string}}[]).map(({name, token}) => [name, token.from]));
	return names.filter((name) => !(name in aliases) || known.get(name) !== 'file' || secrets[name] !== tokens.admin);
}

const isLeft = (name: string): boolean => /tmp/.test(name);

/** Processes that change the same files at the same time. */
export async function changesAtOnce(play: Playground): Promise<Shown> {
	const home = play.home();
	const changers = Array.from({length: processes}, (_, who) => change(home, `p${who}`, changesOfEach));
	const runs = await Promise.all(changers.map(({over}) => over));
	const told = changers.flatMap((changer) => changer.told());
	const refused = runs.flatMap(({stderr}) => stderr.split('\n')).filter((line) => line !== '' && !/token|NONE|set up all the same/.test(line));
	return {
		promises: {
			[`every change told as done${refused.length > 0 ? ` (${refused[0]})` : ''}`]: told.length === processes * changesOfEach && refused.length === 0,
			'nothing lost': lost(home, told).length === 0,
			'nothing left over': readdirSync(home).filter(isLeft).length === 0,
		},
		figures: `${processes} processes, ${told.length * 4} changes`,
	};
}

/** Processes that are killed while they change the same files; what they told as done is there, and the next change takes away what they left. */
export async function killedChanges(play: Playground): Promise<Shown> {
	const home = play.home();
	const random = randomFrom(11);
	const told: string[] = [];
	const lived: number[] = [];
	let left = 0;
	for (let round = 0; round < rounds; round += atATime) {
		await Promise.all(
			Array.from({length: Math.min(atATime, rounds - round)}, async (_, lane) => {
				const changer = change(home, `k${round + lane}`, 20);
				const start = performance.now();
				// Every other one is killed at any moment, the rest after it told something, however busy the machine is.
				if (lane % 2 === 0) await changer.toldSome;
				await pause(random() * (lane % 2 === 0 ? 500 : 2500));
				changer.program.kill('SIGKILL');
				await changer.over;
				lived.push(performance.now() - start);
				told.push(...changer.told());
			}),
		);
		left += readdirSync(home).filter(isLeft).length;
	}
	const last = change(home, 'last', 1);
	await last.over;
	told.push(...last.told());
	const gone = lost(home, told);
	return {
		promises: {
			'half of them told changes': told.length >= rounds / 2,
			[`nothing lost${gone.length > 0 ? ` (${gone.slice(0, 3).join(', ')})` : ''}`]: gone.length === 0,
			'the next change works and leaves nothing over': last.told().length === 1 && readdirSync(home).filter(isLeft).length === 0,
		},
		figures: `${rounds} processes lived ${spread(lived)}, told ${told.length * 4} changes and left ${left} temporary files in between`,
	};
}
