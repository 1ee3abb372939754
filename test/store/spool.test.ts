import {execFile} from 'node:child_process';
import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {expect, test} from 'vitest';
import {createHolding} from '../../src/output/json-row.js';
import type {Row} from '../../src/output/output.js';
import {openSpool} from '../../src/store/jobs/spool.js';
import {temporaryFolder} from '../support/database.js';

test('rows come back as they were kept, in any order and as often as they are asked', () => {
	const spool = openSpool();
	const rows: readonly Row[] = [{id: 1, name: 'a\u0000b \ud83d\ude00'}, {}, {'5': null, list: [{deep: [1.5, true]}]}];
	const hold = createHolding();
	const kept = rows.map((row, index) => spool.keep(index === 0 ? hold(row) : {row}));
	expect(kept.toReversed().map(({row}) => row)).toEqual(rows.toReversed());
	expect(kept[0]?.row).toEqual(rows[0]);
	expect(Object.keys(kept[2]?.row ?? {})).toEqual(['5', 'list']);
	expect(kept.map(({laid}) => laid)).toEqual([JSON.stringify(rows[0], undefined, 4), undefined, undefined]);
});

/** A process of its own, with a folder of its own for temporary files. */
const inFolder = (folder: string, script: string): Promise<{stdout: string}> =>
	promisify(execFile)(process.execPath, scriptOf(script), inPackage(folder));
const scriptOf = (script: string): string[] => ['--import', 'tsx', '--input-type=module', '-e', script];
const inPackage = (folder: string) => ({cwd: join(import.meta.dirname, '../..'), env: {...process.env, TMPDIR: folder, TSX_DISABLE_CACHE: '1'}});
const many = `import {openSpool} from './src/store/jobs/spool.ts';
const spool = openSpool();
const kept = Array.from({length: 20_000}, (_, id) => spool.keep({row: {id, text: 'x'.repeat(1000)}}));`;

test('what is kept leaves the memory for a file that nobody else can see, and nothing stays behind', async () => {
	const folder = temporaryFolder();
	const {stdout} = await inFolder(
		folder,
		`${many}
		import {readdirSync, readlinkSync} from 'node:fs';
		const open = readdirSync('/proc/self/fd').map((fd) => { try { return readlinkSync('/proc/self/fd/' + fd); } catch { return ''; } });
		console.log(JSON.stringify([open.filter((path) => path.startsWith(process.env.TMPDIR) && path.endsWith('(deleted)')).length, kept[19_999].row.id]));`,
	);
	expect(JSON.parse(stdout)).toEqual([existsSync('/proc/self/fd') ? 1 : 0, 19_999]);
	expect(readdirSync(folder)).toEqual([]);
});

test('a row that is kept is in the memory no more', async () => {
	const {stdout} = await inFolder(
		temporaryFolder(),
		`import {openSpool} from './src/store/jobs/spool.ts';
		import {setFlagsFromString} from 'node:v8';
		import {runInNewContext} from 'node:vm';
		setFlagsFromString('--expose-gc');
		const spool = openSpool();
		const seen = [];
		const kept = Array.from({length: 100}, (_, id) => {
			const row = {id, text: 'x'.repeat(1000)};
			seen.push(new WeakRef(row));
			return spool.keep({row});
		});
		await new Promise((resolve) => setImmediate(resolve));
		runInNewContext('gc')();
		console.log(JSON.stringify([seen.filter((row) => row.deref() !== undefined).length, kept[7].row.id]));`,
	);
	expect(JSON.parse(stdout)).toEqual([0, 7]);
});

test('a disk that is full, and one that takes nothing at all, lose no row', async () => {
	for (const kilobytes of [5000, 0]) {
		const {stdout} = await promisify(execFile)(
			'bash',
			[
				'-c',
				`ulimit -f ${kilobytes}; exec "$0" "$@"`,
				process.execPath,
				...scriptOf(`${many}
			console.log(JSON.stringify(kept.filter(({row}, id) => row.id !== id || row.text.length !== 1000).length));`),
			],
			inPackage(temporaryFolder()),
		);
		expect(JSON.parse(stdout)).toBe(0);
	}
	const {stdout} = await inFolder(join(temporaryFolder(), 'missing'), `${many} console.log(kept[19_999].row.id);`);
	expect(JSON.parse(stdout)).toBe(19_999);
});

test('a file is closed when nobody can read its rows any more', async () => {
	const {stdout} = await inFolder(
		temporaryFolder(),
		`import {openSpool} from './src/store/jobs/spool.ts';
		import {readdirSync} from 'node:fs';
		import {setFlagsFromString} from 'node:v8';
		import {runInNewContext} from 'node:vm';
		setFlagsFromString('--expose-gc');
		const open = () => readdirSync('/dev/fd').length;
		const before = open();
		for (let times = 0; times < 20; times += 1) openSpool().keep({row: {id: times}}).row;
		const during = open();
		for (let turn = 0; turn < 200 && open() > before; turn += 1) {
			await new Promise((resolve) => setImmediate(resolve));
			runInNewContext('gc')();
		}
		console.log(JSON.stringify([during - before, open() - before]));`,
	);
	expect(JSON.parse(stdout)).toEqual([20, 0]);
});
