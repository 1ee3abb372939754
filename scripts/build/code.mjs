// What V8 makes of the program, kept beside each file of it, so that a start compiles nothing; bin/load.js reads it.
import {execFile, spawn} from 'node:child_process';
import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {promisify} from 'node:util';

/** Runs the program as it is usually run, and keeps the code of what that ran. The NetBox is another process, to keep no code of it. */
export const keepCode = async (root, dist) => {
	const home = mkdtempSync(join(tmpdir(), 'nf-build-'));
	const run = join(root, 'scripts/build/run.cjs');
	const lab = spawn(process.execPath, [run, dist, 'lab', 'serve'], {stdio: ['ignore', 'pipe', 'ignore']});
	try {
		const said = createInterface(lab.stdout)[Symbol.asyncIterator]();
		const [url, user] = [await said.next(), await said.next()].map(({value}) => value);
		if (user === undefined) throw new Error('the lab did not start');
		const token = user.replace('admin ', '');
		const env = {PATH: process.env.PATH, NF_HOME: home, NF_KEYCHAIN: 'off', NF_URL: url, NF_TOKEN: token, NODE_ENV: 'production'};
		await promisify(execFile)(process.execPath, [run, dist], {env});
	} finally {
		lab.kill();
		rmSync(home, {recursive: true, force: true});
	}
};

/** For files that are written again and again. */
export const forgetCode = (dist) => {
	for (const name of readdirSync(dist, {recursive: true})) if (name.endsWith('.code')) rmSync(join(dist, name));
};
