import {spawn} from 'node:child_process';
import {join} from 'node:path';
import {createInterface} from 'node:readline';

type Plain = null | boolean | number | string | readonly Plain[] | {readonly [name: string]: Plain};

/** A shell inside NetBox's own Django, for what no REST call does. */
export type Django = {
	/** Runs Python that sees these values as variables and each model by its name; gives what it calls `result`, or rejects with its traceback. */
	readonly run: (code: string, values?: Readonly<Record<string, Plain>>) => Promise<unknown>;
	readonly close: () => Promise<void>;
};

/** Opens it on the server that `up` started and that listens at this URL. */
export function openDjango(url: string): Django {
	const child = spawn('bash', [join(import.meta.dirname, 'up'), 'django'], {
		env: {...process.env, NF_NETBOX_PORT: new URL(url).port},
		stdio: ['pipe', 'pipe', 'ignore'],
	});
	const over = new Promise<void>((resolve) => child.on('close', () => resolve()));
	const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]();
	child.stdin.on('error', () => undefined);
	let last: Promise<unknown> = Promise.resolve();
	const ask = async (line: string): Promise<unknown> => {
		child.stdin.write(`${line}\n`);
		const next = await lines.next();
		if (next.done) throw new Error('the Django shell ended');
		const answer = JSON.parse(next.value) as {readonly result?: unknown; readonly error?: string};
		if (answer.error !== undefined) throw new Error(answer.error);
		return answer.result;
	};
	return {
		run: (code, values = {}) => {
			const answer = last.then(() => ask(JSON.stringify({code: plain(code), values})));
			last = answer.catch(() => undefined);
			return answer;
		},
		close: () => {
			child.stdin.end();
			return over;
		},
	};
}

/** Without the tabs that the text has because of where it stands. */
function plain(code: string): string {
	const lines = code.split('\n').filter((line) => line.trim() !== '');
	const margin = Math.min(...lines.map((line) => line.length - line.trimStart().length));
	return lines.map((line) => line.slice(margin)).join('\n');
}
