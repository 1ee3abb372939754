// Makes docs/session.svg: a conversation with the built shell, on the embedded lab, as a terminal of 108 x 36 shows it.
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
	{type: 'net ge bgp dev site=fra1\r', until: (rows) => hasRow(rows, '2 devices, 3 sessions: ') && lastPrompt(rows) === 'nf#'},
	{
		type: 'show bgp neighbors devices leaf* | where status!=active | select session,id,status,remote\r',
		until: (rows) => hasRow(rows, '1 device, 1 session: ') && lastPrompt(rows) === 'nf#',
	},
	{
		type: 'netbox crud update object-type session object-id 17 data {"status": "active"}\r',
		until: (rows) => rows.some((row) => row.includes('[y/N]')),
	},
];

if (!existsSync(join(root, 'dist', 'main.cjs'))) throw new Error('nothing is built: run "npm run build" first');
try {
	const shot = await play(session, {
		file: process.execPath,
		args: ['bin/nf.js'],
		cwd: root,
		env: {PATH: process.env['PATH'] ?? '', HOME: home, NF_HOME: home, TERM: 'xterm-256color', LANG: 'C.UTF-8', TZ: 'UTC'},
		columns: 108,
		rows: 36,
	});
	writeFileSync(
		join(root, 'docs', 'session.svg'),
		drawSvg(
			{...shot, rows: maskTimes(shot.rows)},
			'nf: the sessions of a site, those of some devices that are not active, and a write that is shown before it is asked for',
		),
	);
} finally {
	rmSync(home, {recursive: true, force: true});
}
