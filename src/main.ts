import {readFileSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {parseFlags, usage} from './wiring/flags.js';
import {closedStdout} from './wiring/stop.js';

const packageFolder = join(import.meta.dirname, '..');
const {argv, env} = process;
const args = argv.slice(2);
// The words behind it are those of another line, its flags too.
const flags = parseFlags(args[0] === 'completion' ? [] : args);
const {version} = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {readonly version: string};

/** At once: the streams of `process.stdout` take longer to load than all the rest of such an answer. */
function answer(text: string): void {
	try {
		writeSync(1, text);
	} catch {
		// It is full for now, or nobody takes anything.
		process.stdout.on('error', () => {
			process.exitCode = closedStdout;
		});
		process.stdout.write(text);
	}
}

// Asked the most by other programs, and answered with nothing else loaded.
if (flags.ok && flags.value.help) answer(usage);
else if (flags.ok && flags.value.version) answer(`nf ${version}\n`);
else
	void import('./wiring/start.js').then(async ({start}) => {
		process.exitCode = await start({args, env, flags, version, packageFolder});
	});
