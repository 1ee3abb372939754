import type {ChildProcess} from 'node:child_process';
import {createInterface} from 'node:readline';
import {asEnv, startNf} from '../../test/e2e/nf.js';
import type {Place} from './stand.js';

/** What a line gave: its JSON, absent where it failed, and as it was written; and what was said on stderr. */
type Said = {readonly json: unknown; readonly text: string; readonly stderr: string};

/** nf as a script's: lines in, answers out, one at a time. */
export type Piped = {
	readonly process: ChildProcess;
	/** Rejects where the process ended before it answered. */
	readonly say: (line: string) => Promise<Said>;
	/** Ends it and gives its code. */
	readonly close: () => Promise<number | null>;
};

/** Nothing but `pwd` prints this, so it ends an answer, whatever that is. */
const mark = '/';

/** Starts nf with lines from a pipe. */
export function openPiped({home, url = '', token}: Place & {readonly token?: string}): Piped {
	const child = startNf(['--keep-going', '-f', '-'], {home, env: asEnv({url}, token)});
	const over = new Promise<number | null>((resolve) => child.on('close', resolve));
	let stderr = '';
	child.stderr?.setEncoding('utf8').on('data', (text: string) => {
		stderr += text;
	});
	child.stdin?.on('error', () => undefined);
	const lines = createInterface({input: child.stdout ?? process.stdin})[Symbol.asyncIterator]();
	return {
		process: child,
		say: async (line) => {
			child.stdin?.write(`${line} | json compact\npwd\n`);
			let json: unknown;
			let text = '';
			for (let next = await lines.next(); next.value !== mark; next = await lines.next()) {
				if (next.done) throw new Error(`nf ended at "${line}": ${stderr}`);
				text += next.value;
				json = JSON.parse(next.value);
			}
			const said = stderr;
			stderr = '';
			return {json, text, stderr: said};
		},
		close: () => {
			child.stdin?.end();
			return over;
		},
	};
}
