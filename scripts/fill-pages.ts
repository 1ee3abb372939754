// Writes into the pages of its arguments what the commands of their transcripts print, where that is not what stands there.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {labDataset} from '../src/lab/dataset/lab.js';
import {startLab} from '../src/lab/http/server.js';
import {loadPages} from './docs/pages.js';
import {type Heard, readPage} from './docs/reader.js';
import {filled} from './docs/transcripts.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = process.argv.slice(2);
const lab = await startLab({dataset: labDataset()});
const home = mkdtempSync(join(tmpdir(), 'nf-pages-'));
const token = '0123456789abcdef0123456789abcdef01234567';
const env = {PATH: process.env['PATH'] ?? '', HOME: home, TERM: 'xterm-256color', LANG: 'C.UTF-8', TZ: 'UTC', NO_COLOR: '1', NF_KEYCHAIN: 'off'};
const desk = {binary: join(root, 'bin/nf.js'), columns: 108, instead: [['https://netbox.example.com', lab.url]] as const};

try {
	for (const page of loadPages(root).filter(({path}) => wanted.includes(path))) {
		const folder = join(home, page.path.replaceAll('/', '-'));
		mkdirSync(folder);
		const heard = await readPage(page, {...desk, home: folder, env: {...env, PROD_NETBOX_TOKEN: token}});
		writeFileSync(join(root, page.path), heard.reduceRight(fill, page.text));
	}
} finally {
	await lab.close();
	rmSync(home, {recursive: true, force: true});
}

/** From the last transcript to the first: the lines before it stay where they are. */
function fill(text: string, {transcript, printed, faults}: Heard): string {
	if (faults.length === 0) return text;
	const {path, line, command, shown} = transcript;
	const lines = filled(transcript, printed);
	console.log(`${path}:${line}: ${command}${lines === undefined ? ': mend this by hand' : ''}\n${faults.map(({why}) => why).join('\n')}\n`);
	return lines === undefined
		? text
		: text
				.split('\n')
				.toSpliced(line, shown.length, ...lines)
				.join('\n');
}
