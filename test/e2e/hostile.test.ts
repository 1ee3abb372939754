import {X509Certificate} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {RunningLab} from '../../src/lab/http/server.js';
import {attacks} from '../support/hostile.js';
import {type Front, startFront} from '../support/hostile-front.js';
import {runAgainst, wrongWith} from '../support/hostile-run.js';
import {tlsFixture} from '../support/http.js';
import {startProxy} from '../support/proxy.js';
import {createPlayground, nf, tokens} from './nf.js';

const play = createPlayground();
let lab: RunningLab;
let front: Front;
beforeAll(async () => {
	lab = await play.lab();
	front = await startFront(lab.port);
	play.onClose(front.close);
});
afterAll(play.close);

test.each([
	['a body without end', 'more than 32 MB'],
	['a bomb', 'more than 32 MB'],
])('A4 %s: the process stays below 300 MB and says why', async (name, why) => {
	front.strike('/api/plugins/bgp/session/', attacks[name]);
	const struck = await runAgainst(front, play.home(), ['netbox', 'get', 'bgp-peerings', 'devices', '*', 'cache', 'False', 'timeout', '20']);
	front.strike(undefined);
	expect(wrongWith(struck, 'no rows', 20)).toBeUndefined();
	expect([struck.code, struck.stderr]).toEqual([1, expect.stringContaining(why)]);
	// A look at a process that ends at once may come too late where the system has no /proc.
	expect(struck.mostMb).toBeLessThan(300);
});

test('A4 pages without end for every device: the process stays below 300 MB and ends with its deadline', async () => {
	front.strike('/api/plugins/bgp/session/', attacks['pages without end']);
	const struck = await runAgainst(front, play.home(), ['netbox', 'get', 'bgp-peerings', 'devices', '*', 'cache', 'False', 'timeout', '8']);
	front.strike(undefined);
	expect(wrongWith(struck, 'no rows', 8)).toBeUndefined();
	expect([1, 6]).toContain(struck.code);
	expect(struck.mostMb).toBeLessThan(300);
});

test('D6 a file of an authority that is none is refused by name before anything is sent', async () => {
	const home = play.home();
	const {cert, key} = tlsFixture('self-signed');
	const files = {'der.pem': new X509Certificate(cert).raw, 'key.pem': key, 'empty.pem': '', 'large.pem': ' '.repeat(4_000_001)};
	for (const [name, content] of Object.entries(files)) writeFileSync(join(home, name), content);
	const before = front.asked();
	const run = (path: string) =>
		nf(['netbox', 'get', 'bgp-peerings', 'devices', 'fceos4'], {home, env: {NF_URL: front.url, NF_TOKEN: tokens.admin, NF_CA_FILE: path}});
	const said = await Promise.all([...Object.keys(files).map((name) => run(join(home, name))), run(home), run(join(home, 'none'))]);
	expect(said.map(({code}) => code)).toEqual(said.map(() => 10));
	expect(said.map(({stderr}) => /: ([^:]*)\.(?: convert|\n)/.exec(stderr)?.[1])).toEqual([
		'it is in DER, not in PEM',
		'it holds a private key and no certificate',
		'it is empty',
		'it is larger than 4 MB',
		'it is no file',
		'no such file',
	]);
	expect(front.asked()).toBe(before);
});

test('D4 the small name of a variable counts before the large one, even where it is set to nothing', async () => {
	// The lab answers by the names that it was given, and by those of loopback.
	const proxy = await startProxy((await play.lab({hosts: ['192.0.2.9:1']})).port);
	const run = (env: Readonly<Record<string, string>>, timeout = 30) =>
		nf(['-c', `netbox get bgp-peerings devices fceos4 timeout ${timeout}`], {
			home: play.home(),
			env: {NF_URL: 'http://192.0.2.9:1', NF_TOKEN: tokens.admin, ...env},
		});
	const through = await run({HTTP_PROXY: proxy.url, NO_PROXY: '192.0.2.0/24', no_proxy: ''});
	expect([through.code, through.stderr]).toEqual([0, '']);
	const asked = proxy.asked.length;
	expect(asked).toBeGreaterThan(0);
	const past = await run({HTTP_PROXY: proxy.url, NO_PROXY: ' 10.0.0.0/8 , 192.0.2.0/24 '}, 1);
	expect([5, 6]).toContain(past.code);
	expect(proxy.asked).toHaveLength(asked);
});
