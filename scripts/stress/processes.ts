import {loadavg} from 'node:os';
import {type EditedLab, openEditedLab} from './edited-lab.js';
import {openPiped} from './piped.js';
import {type Place, type Playground, randomFrom, type Shown, wholeDatabases} from './stand.js';

const [lanes, processesOfEach, linesOfEach] = [8, 10, 20];

/** What came out wrong, of how many lines. */
type Tally = {readonly wrong: string[]; lines: number};

/** Processes that read, clear and count one cache at the same time, while what they read is edited. */
export async function manyProcesses(play: Playground): Promise<Shown> {
	const lab = await openEditedLab(play, {devices: 40, everyMs: 150});
	const place: Place = {home: play.home(), url: lab.url};
	const start = performance.now();
	const tally: Tally = {wrong: [], lines: 0};
	await Promise.all(Array.from({length: lanes}, (_, lane) => runLane(place, lab, {lane, tally})));
	const seconds = (performance.now() - start) / 1000;
	const edits = lab.count().done;
	await lab.stop();
	const lost = await countLost(place, lab);
	return {
		promises: {
			[`no error and no wrong answer${tally.wrong.length > 0 ? ` (${tally.wrong.length}: ${tally.wrong.slice(0, 3).join(' / ')})` : ''}`]:
				tally.wrong.length === 0,
			'no entry lost': lost === 0,
			'databases whole': wholeDatabases(place.home),
		},
		figures: `${lanes * processesOfEach} processes, ${lanes} at a time, ${tally.lines} lines, ${edits} edits meanwhile; ${seconds.toFixed(0)} s (load ${loadavg()[0]?.toFixed(1)})`,
	};
}

async function runLane(place: Place, lab: EditedLab, {lane, tally}: {readonly lane: number; readonly tally: Tally}): Promise<void> {
	const random = randomFrom(100 + lane);
	for (let process = 0; process < processesOfEach; process += 1) {
		const nf = openPiped(place);
		for (let line = 0; line < linesOfEach; line += 1) {
			const one = drawLine(lab.devices, random);
			const from = lab.count();
			const {json, stderr} = await nf.say(one.line);
			const between = {...(one.isChecked && {from}), to: lab.count()};
			const loud = stderr
				.split('\n')
				.filter((text) => text !== '' && !/^nf: (matched among|removed \d+ of|the file takes|.* is not cached)/.test(text));
			const why = loud[0] ?? (one.asked ? lab.wrong(json, one.asked, between) : json === undefined ? 'no answer' : undefined);
			if (why !== undefined) tally.wrong.push(`${one.line}: ${why}`);
			tally.lines += 1;
		}
		const code = await nf.close();
		if (code !== 0) tally.wrong.push(`ended with ${code}`);
	}
}

type Line = {readonly line: string; readonly asked?: readonly string[]; readonly isChecked?: boolean};

function drawLine(devices: readonly string[], random: () => number): Line {
	const pick = (count: number): number => Math.floor(random() * count);
	const kind = pick(20);
	if (kind === 0) return {line: `netbox cache clear keys lab-000${pick(4)}*`};
	if (kind === 1) return {line: 'netbox cache clear all'};
	if (kind === 2) return {line: 'netbox cache stats'};
	if (kind === 3) return {line: 'netbox cache list'};
	const policy = ['True', 'True', 'True', 'False', 'refresh', 'force', 'force'][pick(7)] ?? 'True';
	const isGlob = pick(6) === 0 && policy !== 'force';
	const from = pick(devices.length);
	const asked = isGlob ? devices : devices.slice(from, from + 1 + pick(pick(3) === 0 ? 30 : 3));
	const line = `netbox get bgp-peerings devices ${isGlob ? 'lab-*' : asked.join(',')} cache ${policy}`;
	return {line, asked, isChecked: policy !== 'force'};
}

/** Each process keeps a part of the devices, all at once: how many of the sessions are not there afterwards, or are others than NetBox has. */
async function countLost(place: Place, {devices, wrong, count}: EditedLab): Promise<number> {
	const size = Math.ceil(devices.length / lanes);
	const first = openPiped(place);
	await first.say('netbox cache clear all');
	await first.close();
	const parts = Array.from({length: lanes}, (_, lane) => devices.slice(lane * size, (lane + 1) * size));
	await Promise.all(
		parts.map(async (part) => {
			const nf = openPiped(place);
			for (const device of part) await nf.say(`netbox get bgp-peerings devices ${device} cache refresh`);
			await nf.close();
		}),
	);
	const last = openPiped(place);
	const {json: list} = await last.say('netbox cache list');
	const {json} = await last.say(`netbox get bgp-peerings devices ${devices.join(',')} cache force`);
	await last.close();
	const kept = (list as readonly {sessions: number}[]).reduce((sum, {sessions}) => sum + sessions, 0);
	return wrong(json, devices, {from: count(), to: count()}) === undefined ? devices.length * 20 - kept : devices.length * 20;
}
