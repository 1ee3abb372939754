import {afterAll, expect, test} from 'vitest';
import {asEnv, createPlayground, nf, tokens} from './nf.js';

const play = createPlayground();
afterAll(play.close);

test('B3 numbers keep their digits from NetBox through the cache to stdout, and from a script to NetBox', async () => {
	const lab = await play.lab();
	const home = play.home();
	const data = '{"extra_attributes": {"big": 9223372036854775807, "far": [1e400, -0]}}';
	const lines = [
		`netbox crud update object-type plugins.bgp.session object-id 1 data ${data} yes | json compact`,
		'netbox get bgp-peerings devices fceos4 | first 1 | json compact',
		'netbox get bgp-peerings devices fceos4 cache force verbose-result | json compact',
		'netbox rest path /api/plugins/bgp/session/ params {"id": 1} | json compact',
	];
	const run = await nf(['--keep-going', '-f', '-'], {home, env: asEnv(lab), stdin: `${lines.join('\n')}\n`});
	const kept = '{"big":9223372036854775807,"far":[1e400,-0]}';
	expect([
		run.code,
		run.stdout
			.split('\n')
			.slice(0, -1)
			.map((line) => line.split(kept).length - 1),
	]).toEqual([0, [1, 1, 1, 1]]);
	const answer = await fetch(`${lab.url}/api/plugins/bgp/session/1/`, {headers: {authorization: `Token ${tokens.admin}`}});
	expect(await answer.text()).toContain(`"extra_attributes":${kept}`);
});
