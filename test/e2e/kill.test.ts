import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import type {LabDataset} from '../../src/lab/dataset/dataset.js';
import {scaleDataset} from '../../src/lab/dataset/scale.js';
import {asEnv, createPlayground, ended, nf, serveLab, startNf, tokens} from './nf.js';

const play = createPlayground();
afterAll(play.close);

type Sessions = Readonly<Record<string, {readonly description: string}>>;
type Peerings = Readonly<Record<string, Sessions>>;

const rounds = 5;
const devices = 120;
const peerings = 'netbox get bgp-peerings devices lab-*';

/** More devices than two batches of requests hold, with two sessions each. */
function ring(): LabDataset {
	const whole = scaleDataset(devices);
	const sessions = (whole.objects['plugins/bgp/session'] ?? []).filter(({name}) => /^lab-.*-1$/.test(String(name)));
	return {...whole, objects: {...whole.objects, 'plugins/bgp/session': sessions}};
}

/** Half of the requests for sessions take longer, so that one batch is stored while the other is waited for. */
const unevenly = 'latency=100@/api/plugins/bgp/session/:50%';

/** Gives every session of the lab this description, with one request. */
async function describeAll(url: string, description: string): Promise<void> {
	const headers = {authorization: `Token ${tokens.admin}`, 'content-type': 'application/json'};
	const listed = (await (await fetch(`${url}/api/plugins/bgp/session/?fields=id&limit=1000`, {headers})).json()) as {results: {id: number}[]};
	const body = JSON.stringify(listed.results.map(({id}) => ({id, description})));
	const answer = await fetch(`${url}/api/plugins/bgp/session/`, {method: 'PATCH', headers, body});
	if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
}

/** Runs a refresh and kills it when it has told of so many events; gives how many it told in all. */
async function refresh(options: {readonly home: string; readonly env: Readonly<Record<string, string>>}, killAt: number): Promise<number> {
	const program = startNf(['--events', 'json', '-c', `${peerings} cache refresh`], options);
	let told = 0;
	program.stderr?.on('data', (bytes: Buffer) => {
		told += bytes.toString().split('\n').length - 1;
		if (told >= killAt) program.kill('SIGKILL');
	});
	await ended(program);
	return told;
}

/** The one description that all sessions of a device have; several where a device is half old and half new. */
const seen = (sessions: Sessions): readonly string[] => [...new Set(Object.values(sessions).map(({description}) => description))];

test('J23 signals-restore O9 cache-refresh after kill -9 during a refresh every device is wholly old or wholly new, and cache True equals cache False', async () => {
	const dataset = join(play.home(), 'ring.json');
	writeFileSync(dataset, JSON.stringify(ring()));
	const options = {home: play.home(), env: asEnv(await serveLab(play, ['--dataset', dataset, '--latency', '5', '--fault', unevenly]))};
	await describeAll(options.env.NF_URL, 'round 0');
	const events = await refresh(options, Number.POSITIVE_INFINITY);
	let halfWay = 0;
	for (let round = 1; round <= rounds; round += 1) {
		await describeAll(options.env.NF_URL, `round ${round}`);
		await refresh(options, Math.ceil((events * round) / rounds));
		const lines = ['force | select description', 'True', 'False'].flatMap((cache) => ['-c', `${peerings} cache ${cache}`]);
		const {code, stdout, stderr} = await nf(lines, options);
		expect([round, code, stderr]).toEqual([round, 0, expect.stringMatching(/^nf: matched among \d+ cached devices\n$/)]);
		const [forced, checked, fresh] = stdout.split(/(?<=^\}\n)/m);
		const kept = Object.values(JSON.parse(forced ?? '') as Peerings).map(seen);
		const old = [`round ${round - 1}`];
		const fromNew = kept.filter((descriptions) => descriptions[0] === `round ${round}`);
		expect(kept).toEqual(kept.map((descriptions) => (fromNew.includes(descriptions) ? [`round ${round}`] : old)));
		if (fromNew.length > 0 && fromNew.length < devices) halfWay += 1;
		expect([kept.length, checked === fresh]).toEqual([devices, true]);
	}
	expect(halfWay).toBeGreaterThan(0);
}, 60_000);
