// Makes the pictures of the pages, or those that are named: `npm run picture -- session`. Each is a conversation with the built shell in a terminal.
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {knownCredentials} from '../src/lab/access/credentials.js';
import {scaleDataset} from '../src/lab/dataset/scale.js';
import {startLab} from '../src/lab/http/server.js';
import {maskTimes} from './picture/mask.js';
import {play} from './picture/play.js';
import {type Scene, savedPictures, scenes} from './picture/scenes.js';
import {drawSvg} from './picture/svg.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = process.argv.slice(2);
const known = [...Object.keys(scenes), ...Object.keys(savedPictures)];
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) throw new Error(`there is no picture ${unknown.join(', ')}: ${known.join(', ')}`);
if (!existsSync(join(root, 'dist', 'main.cjs'))) throw new Error('nothing is built: run "npm run build" first');
for (const [name, scene] of Object.entries(scenes)) if (wanted.length === 0 || wanted.includes(name)) await draw(scene);
for (const [name, picture] of Object.entries(savedPictures)) if (wanted.length === 0 || wanted.includes(name)) save(picture);

function save({file, command}: (typeof savedPictures)[string]): void {
	const home = mkdtempSync(join(tmpdir(), 'nf-picture-'));
	const env = {PATH: process.env['PATH'] ?? '', HOME: home, NF_HOME: home, LANG: 'C.UTF-8', TZ: 'UTC'};
	const line = `${command} | save ${join(root, 'docs', file)} overwrite`;
	execFileSync(process.execPath, ['bin/nf.js', '-c', line], {cwd: root, env, stdio: ['ignore', 'ignore', 'pipe']});
	rmSync(home, {recursive: true, force: true});
}

async function draw({file, title, steps, columns, rows, scale}: Scene): Promise<void> {
	const home = mkdtempSync(join(tmpdir(), 'nf-picture-'));
	const lab = scale && (await startLab({dataset: scaleDataset(scale.devices), latencyMs: scale.latencyMs}));
	const [token] = knownCredentials.tokens;
	const netbox = lab && token ? {NF_URL: lab.url, NF_TOKEN: token.secret} : {};
	try {
		const shot = await play(steps, {
			file: process.execPath,
			args: ['bin/nf.js'],
			cwd: root,
			env: {PATH: process.env['PATH'] ?? '', HOME: home, NF_HOME: home, TERM: 'xterm-256color', LANG: 'C.UTF-8', TZ: 'UTC', ...netbox},
			columns,
			rows,
		});
		const path = join(root, 'docs', file);
		mkdirSync(dirname(path), {recursive: true});
		writeFileSync(path, drawSvg({...shot, rows: maskTimes(shot.rows)}, title));
	} finally {
		await lab?.close();
		rmSync(home, {recursive: true, force: true});
	}
}
