import {Readable} from 'node:stream';
import {expect, test} from 'vitest';
import {readLines} from '../../src/wiring/run/script-lines.js';

test('E6 message-style a script that comes as it is read ends with a failure where it becomes too large, and no more of it is taken', async () => {
	let taken = 0;
	function* comments() {
		for (; taken < 80; taken += 1) yield Buffer.from(`#${' '.repeat(499_998)}\n#${' '.repeat(499_998)}\n`);
	}
	const lines: number[] = [];
	let failed: unknown;
	for await (const line of readLines({name: 'standard input', bytes: Readable.from(comments(), {highWaterMark: 1})})) {
		if (line.ok) lines.push(line.value.length);
		else failed = line.error;
	}
	expect(failed).toMatchObject({code: 'local-io', message: 'cannot read standard input: it is larger than 64 MB.'});
	expect([lines.length, taken < 70]).toEqual([128, true]);
});
