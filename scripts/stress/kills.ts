import {once} from 'node:events';
import {openEditedLab} from './edited-lab.js';
import {openPiped} from './piped.js';
import {databaseStates, type Place, type Playground, pause, randomFrom, type Shown, spread} from './stand.js';

const rounds = 100;

/** A process that writes the cache is killed at random moments, of its start or of its work; the next one finds it whole and answers as NetBox does. */
export async function kills(play: Playground): Promise<Shown> {
	const lab = await openEditedLab(play, {devices: 40, everyMs: 200});
	const place: Place = {home: play.home(), url: lab.url};
	const random = randomFrom(9);
	const line = `netbox get bgp-peerings devices ${lab.devices.join(',')} cache`;
	const wrong: string[] = [];
	const lived: number[] = [];
	let answers = 0;
	for (let round = 0; round < rounds; round += 1) {
		const nf = openPiped(place);
		const after = random() * 1500;
		if (round % 2 === 0) await nf.say('show version');
		const start = performance.now();
		let isOver = false;
		const writing = (async () => {
			while (!isOver) {
				const from = lab.count();
				const {json} = await nf.say(`${line} refresh`);
				answers += 1;
				const why = lab.wrong(json, lab.devices, {from, to: lab.count()});
				if (why !== undefined) wrong.push(`before the end: ${why}`);
			}
		})().catch(() => undefined);
		await pause(after);
		const closed = once(nf.process, 'close');
		nf.process.kill('SIGKILL');
		isOver = true;
		await Promise.all([closed, writing]);
		lived.push(performance.now() - start);
		if (databaseStates(place.home).includes(false)) wrong.push(`round ${round}: a database is not whole`);
		const next = openPiped(place);
		const from = lab.count();
		const {json, stderr} = await next.say(`${line} True`);
		const why = stderr !== '' ? stderr : lab.wrong(json, lab.devices, {from, to: lab.count()});
		if (why !== undefined) wrong.push(`round ${round}: ${why}`);
		await next.close();
	}
	await lab.stop();
	return {
		promises: {
			[`no wrong answer and no damage${wrong.length > 0 ? ` (${wrong.length}: ${wrong.slice(0, 3).join(' / ')})` : ''}`]: wrong.length === 0,
		},
		figures: `${rounds} processes lived ${spread(lived)} and gave ${answers} answers, ${lab.count().done} edits meanwhile`,
	};
}
