import {describe, expect, onTestFinished, test} from 'vitest';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {createFaults} from '../../src/lab/faults/draw.js';
import {parseFault} from '../../src/lab/faults/faults.js';
import {passingNames} from '../../src/lab/faults/kinds.js';
import {type RunningLab, startLab} from '../../src/lab/http/server.js';
import {call} from './client.js';
import {faultOf} from './faulty.js';

async function start(fault: string, seed = 1): Promise<RunningLab> {
	const lab = await startLab({dataset: labDataset(), faults: [faultOf(fault)], seed});
	onTestFinished(lab.close);
	return lab;
}

describe('a fault is read from its text', () => {
	test('with value, path and share or count', () => {
		expect(faultOf('503@/api/dcim/:3')).toEqual({kind: '503', path: '/api/dcim/', times: 3});
		expect(faultOf('reset:20%')).toEqual({kind: 'reset', share: 0.2});
		expect(faultOf('reset:0.5%')).toEqual({kind: 'reset', share: 0.005});
		expect(faultOf('base-path=/netbox')).toEqual({kind: 'base-path', value: '/netbox'});
		expect(faultOf('clock-skew=-60')).toEqual({kind: 'clock-skew', value: '-60'});
	});
	test.each([
		['nonsense', 'KIND[=VALUE][@PATH][:20%|:3]'],
		['resset', 'Did you mean "reset"?'],
		['latency=soon', 'the value of "latency" is a whole number'],
		['reset=5', '"reset" takes no value'],
	])('%s is refused', (text, why) => {
		expect(parseFault(text)).toMatchObject({ok: false, error: {code: 'usage', message: expect.stringContaining(why)}});
	});
});

describe('which requests are struck', () => {
	test('the first ones to a path, then the real answer comes', async () => {
		const {url} = await start('503@/api/dcim/:2');
		const statuses = [];
		for (const path of ['dcim/sites/', 'plugins/bgp/session/1/', 'dcim/sites/', 'dcim/sites/']) statuses.push((await call(url, 'GET', path)).status);
		expect(statuses).toEqual([503, 200, 503, 200]);
	});

	test('a share of them: the same ones for the same seed, others for another', async () => {
		const run = async (seed: number): Promise<string> => {
			const {url} = await start('502:50%', seed);
			let drawn = '';
			for (let i = 0; i < 20; i += 1) drawn += (await call(url, 'GET', 'status/')).status === 502 ? 'x' : '.';
			return drawn;
		};
		const first = await run(1);
		expect([first.includes('x'), first.includes('.')]).toEqual([true, true]);
		expect(await run(1)).toBe(first);
		expect(await run(2)).not.toBe(first);
	});

	test('with mixed, by any kind that strikes single requests, drawn anew each time', () => {
		const draw = createFaults([faultOf('mixed')], 1);
		const drawn = Array.from({length: 500}, () => draw('/api/status/').map(({kind}) => kind)).flat();
		expect([...new Set(drawn)].toSorted()).toEqual(passingNames.toSorted());
		expect(drawn).toHaveLength(500);
	});
});
