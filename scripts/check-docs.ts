// Checks the pages people read: links, names of files, and transcripts, each of which is run on the embedded lab as built.
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {checkLinks} from './docs/links.js';
import {printOnTerminal} from './docs/on-terminal.js';
import {type Fault, loadPages} from './docs/pages.js';
import {compareTranscript, transcriptsOf} from './docs/transcripts.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const home = mkdtempSync(join(tmpdir(), 'nf-docs-'));
const env = {PATH: process.env['PATH'] ?? '', HOME: home, NF_HOME: home, TERM: 'xterm-256color', LANG: 'C.UTF-8', TZ: 'UTC'};

const pages = loadPages(root);
const faults: Fault[] = pages.flatMap((page) => checkLinks(root, page));
try {
	for (const transcript of pages.flatMap(transcriptsOf)) {
		const args = ['bin/nf.js', '--no-color', '--instance', 'lab', '-c', transcript.command];
		faults.push(...compareTranscript(transcript, await printOnTerminal(args, {cwd: root, env, columns: 108})));
	}
} finally {
	rmSync(home, {recursive: true, force: true});
}
for (const {path, line, why} of faults) console.error(`${path}:${line}: ${why}`);
process.exitCode = faults.length > 0 ? 1 : 0;
