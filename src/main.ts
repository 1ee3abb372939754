import {readFileSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {parseFlags, usage} from './wiring/run/flags.js';

/** What is closed when a run is over has ended by then, in ms. */
const lingerMs = 1000;

const packageFolder = join(import.meta.dirname, '..');
const {argv, env} = process;
const args = argv.slice(2);
// The words after it are those of another line, its flags too.
const flags = parseFlags(args[0] === 'completion' ? [] : args);
const {version} = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {readonly version: string};

/** At once: the streams of `process.stdout` take longer to load than all the rest of such an answer. */
async function answer(text: string): Promise<void> {
	let taken = 0;
	try {
		taken = writeSync(1, text);
	} catch {
		// It is full for now, or cannot be written.
	}
	const rest = Buffer.from(text).subarray(taken).toString();
	if (rest !== '') process.exitCode = await (await import('./wiring/run/start.js')).answerSlowly(rest);
}

const failed = (error: unknown): void => {
	throw error;
};

// Asked the most by other programs, and answered with nothing else loaded.
if (flags.ok && flags.value.help === 'program') answer(usage).catch(failed);
else if (flags.ok && flags.value.version) answer(`nf ${version}\n`).catch(failed);
else
	import('./wiring/run/start.js')
		.then(async ({start}) => {
			process.exitCode = await start({args, env, flags, version, packageFolder});
			// Whatever is still open: the run is over, and all that it wrote was taken.
			setTimeout(() => process.exit(), lingerMs).unref();
		})
		.catch(failed);
