// Makes docs/session.svg: a conversation with the built shell, on the embedded lab, as a terminal of 108 x 24 shows it.
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {maskTimes} from './picture/mask.js';
import {play, type Step} from './picture/play.js';
import {drawSvg} from './picture/svg.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const home = mkdtempSync(join(tmpdir(), 'nf-picture-'));

const hasRow = (rows: readonly string[], start: string): boolean => rows.some((row) => row.startsWith(start));
const lastPrompt = (rows: readonly string[]): string | undefined => rows.findLast((row) => row.startsWith('nf#'));

const session: readonly Step[] = [
	{type: '', until: (rows) => lastPrompt(rows) === 'nf#'},
	{type: 'net ge bgp dev fceos4\r', until: (rows) => hasRow(rows, 'fceos4 - ') && lastPrompt(rows) === 'nf#'},
	{type: 'net ge bgp dev leaf[1-4] site=ams1 | s\t', until: (rows) => hasRow(rows, '>save')},
];

if (!existsSync(join(root, 'dist', 'main.cjs'))) throw new Error('nothing is built: run "npm run build" first');
try {
	const shot = await play(session, {
		file: process.execPath,
		args: ['bin/nf.js'],
		cwd: root,
		env: {PATH: process.env['PATH'] ?? '', HOME: home, NF_HOME: home, TERM: 'xterm-256color', LANG: 'C.UTF-8', TZ: 'UTC'},
		columns: 108,
		rows: 24,
	});
	writeFileSync(
		join(root, 'docs', 'session.svg'),
		drawSvg({...shot, rows: maskTimes(shot.rows)}, 'nf: BGP peerings of a device, and the pipes that the next one may take'),
	);
} finally {
	rmSync(home, {recursive: true, force: true});
}
