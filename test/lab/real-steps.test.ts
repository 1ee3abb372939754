import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type Server, servers} from './both.js';
import {panelScripts} from './panel-scripts.js';
import {scripts} from './scripts.js';
import {keepTold, play, toldBefore} from './steps.js';
import {valueScripts} from './value-scripts.js';

/** With NF_RECORD_STEPS what the real server answers becomes the recording. */
const isRecording = process.env['NF_RECORD_STEPS'] !== undefined;

describe.each(servers)('what %s answers, request by request', {timeout: 240_000}, (_, open) => {
	let server: Server;
	beforeAll(async () => {
		server = await open();
	});
	afterAll(() => server.close());

	for (const [name, steps] of Object.entries({...scripts, ...valueScripts, ...panelScripts})) {
		test(`F4 F5 F6 ${name}: as it was recorded of a real NetBox`, async () => {
			const told = await play(server.url, steps);
			if (isRecording && !server.isLab) keepTold(name, told);
			const wanted = toldBefore(name);
			expect(wanted.length).toBe(steps.length);
			expect(steps.map((step, index) => [...step.slice(0, 3), told[index]])).toEqual(
				steps.map((step, index) => [...step.slice(0, 3), wanted[index]]),
			);
		});
	}
});
