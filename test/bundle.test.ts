import {execFile, execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, expect, test, vi} from 'vitest';

// Each runs a process or more.
vi.setConfig({testTimeout: 30_000});
const root = join(import.meta.dirname, '..');
const home = mkdtempSync(join(tmpdir(), 'nf-bundle-'));
afterAll(() => rmSync(home, {recursive: true, force: true}));

const every = ['ui', 'undici', 'enquirer', 'better-sqlite3', 'conf', 'zod', 'yaml', 're2js', 'csv-stringify-sync', 'string-width', '@dagrejs-dagre'];

/** Writes down the files of node_modules and the modules of Node that were loaded, and the statements that SQLite made ready; the name of the list stands in a variable. */
const spy = `
const {writeFileSync} = require('node:fs');
const {dlopen} = process;
const loaded = [];
process.dlopen = (...words) => {
	loaded.push(words[1]);
	dlopen.apply(process, words);
	const {prototype} = words[0].exports.Database ?? {};
	const prepare = prototype?.prepare;
	if (prepare) prototype.prepare = function (sql, ...rest) {
		loaded.push('statement ' + sql.trim().replace(/\\s+/g, ' '));
		return prepare.call(this, sql, ...rest);
	};
};
const builtin = () => process.moduleLoadList.map((name) => name.replace('NativeModule ', 'node:'));
process.on('exit', () => writeFileSync(process.env.LOADED, [...loaded, ...builtin(), ...Object.keys(require.cache)].join('\\n')));
`;

/** A script as V8 saw it: each module of ours that waits to be imported is a function with the name of its file. */
type Script = {
	readonly url: string;
	readonly functions: readonly {readonly functionName: string; readonly ranges: readonly {readonly count: number}[]}[];
};

/** Runs nf and gives what was run: files of dist/late, packages and modules of Node by their names, modules of src/ by their paths, statements by their text. */
async function runBy(args: readonly string[]): Promise<ReadonlySet<string>> {
	const folder = mkdtempSync(join(home, 'run-'));
	const [preload, list, coverage] = [join(folder, 'spy.cjs'), join(folder, 'loaded'), join(folder, 'coverage')];
	writeFileSync(preload, spy);
	const {NODE_ENV: _, FORCE_COLOR: __, ...outer} = process.env;
	const env = {...outer, NF_HOME: home, NF_KEYCHAIN: 'off', NF_INSTANCE: 'lab', LOADED: list, NODE_V8_COVERAGE: coverage};
	await promisify(execFile)(process.execPath, ['-r', preload, join(root, 'bin', 'nf.js'), ...args], {env});
	const lines = readFileSync(list, 'utf8');
	const others = lines.split('\n').filter((line) => /^(?:node:|statement )/.test(line));
	const packages = lines.matchAll(/node_modules\/((?:@[^/]+\/)?[^/\n]+)\//g);
	const scripts = readdirSync(coverage).flatMap((name) => (JSON.parse(readFileSync(join(coverage, name), 'utf8')) as {result: Script[]}).result);
	const late = scripts.flatMap(({url}) => /\/dist\S*\/late\/(.+)\.cjs$/.exec(url)?.[1] ?? []);
	const ours = scripts
		.flatMap(({functions}) => functions)
		.filter(({functionName, ranges}) => /^(?:src\/|makePatterns$)/.test(functionName) && ranges[0]?.count !== 0);
	return new Set([...late, ...ours.map(({functionName}) => functionName), ...[...packages].map(([, name]) => name ?? ''), ...others]);
}

const among = (run: ReadonlySet<string>, names: readonly string[]): readonly string[] => names.filter((name) => run.has(name));
const within = (run: ReadonlySet<string>, folder: string): readonly string[] => [...run].filter((name) => name.startsWith(`${folder}/`));

const peerings = 'netbox get bgp-peerings devices fceos4'.split(' ');

test('a start that only answers with the version runs a handful of our modules, and no package but the one that finds near words', async () => {
	expect([...(await runBy(['--version']))].filter((name) => !name.startsWith('node:'))).toEqual([]);
	const {outputs} = JSON.parse(readFileSync(join(root, 'dist', 'metafile.json'), 'utf8')) as {outputs: Record<string, {inputs: object}>};
	const inputs = Object.keys(outputs['dist/main.cjs']?.inputs ?? {});
	expect(inputs.flatMap((path) => /^node_modules\/([^/]+)/.exec(path)?.[1] ?? [])).toEqual(['fastest-levenshtein']);
	expect(inputs.length).toBeLessThan(20);
});

test('what was built is run with the code that V8 kept of it', () => {
	const names = ['program.cjs', 'late/undici.cjs', 'late/zod.cjs', 'late/ui.cjs'];
	// In a process of its own: where something has set a flag of V8 before, kept code is another V8's.
	const script = `const {load, loaded} = require('./bin/load.js');
		const paths = ${JSON.stringify(names)}.map((name) => require('node:path').join(process.cwd(), 'dist', name));
		for (const path of paths) load(path);
		console.log(JSON.stringify(paths.map((path) => loaded.get(path)?.script.cachedDataRejected)));
		process.exit();`;
	const told = execFileSync(process.execPath, ['-e', script], {cwd: root, encoding: 'utf8', env: {...process.env, NF_HOME: home}});
	expect(JSON.parse(told)).toEqual(names.map(() => false));
});

test('what is read at each start is ASCII, which V8 holds with one byte a letter, and no lab and nothing that draws', () => {
	const files = readdirSync(join(root, 'dist'), {recursive: true}).filter(
		(name): name is string => typeof name === 'string' && name.endsWith('.cjs'),
	);
	expect(files).toContain('program.cjs');
	expect(files.filter((name) => /[^\0-\x7F]/.test(readFileSync(join(root, 'dist', name), 'utf8')))).toEqual([]);
	const {outputs} = JSON.parse(readFileSync(join(root, 'dist', 'metafile.json'), 'utf8')) as {outputs: Record<string, {inputs: object}>};
	expect(Object.keys(outputs['dist/program.cjs']?.inputs ?? {}).filter((path) => /^src\/(?:lab|format\/drawing)\//.test(path))).toEqual([]);
	expect(Object.keys(outputs['dist/drawing.cjs']?.inputs ?? {})).toContain('src/format/drawing/draw.ts');
});

test('a file that is loaded may hold letters beyond ASCII', () => {
	const {load} = createRequire(import.meta.url)('../bin/load.js') as {load: (path: string) => unknown};
	const path = join(home, 'letters.cjs');
	writeFileSync(path, "module.exports = '└ü'.replace(/[└]/, 'yes ');");
	expect(load(path)).toBe('yes ü');
});

test('one-shot runs no ink, react or enquirer', async () => {
	const run = await runBy(peerings);
	expect(among(run, ['ui', 'enquirer'])).toEqual([]);
	expect([...within(run, 'src/view'), ...within(run, 'src/shell')]).toEqual([]);
	expect(among(run, ['undici', 'better-sqlite3', 'src/lab/http/server.ts'])).toEqual(['undici', 'better-sqlite3', 'src/lab/http/server.ts']);
});

test('O10 cache-force cache force of cached devices runs no undici and no lab', async () => {
	await runBy([...peerings, 'cache', 'refresh']);
	const run = await runBy([...peerings, 'cache', 'force']);
	expect(among(run, every)).toEqual(['better-sqlite3', 'zod']);
	expect([...within(run, 'src/lab'), ...within(run, 'src/view')]).toEqual([]);
	// Of the wide client nothing; of the ways to read peerings this one.
	expect(within(run, 'src/netbox/api')).toEqual([]);
	expect(among(run, ['src/peerings/reading/forced.ts'])).toHaveLength(1);
	expect(
		among(
			run,
			['checked', 'uncached', 'dry-run', 'prefetch', 'batch'].map((name) => `src/peerings/reading/${name}.ts`),
		),
	).toEqual([]);
	// The man pages and the checks of a tree are for others.
	expect(among(run, ['src/language/tree/consistency.ts', 'src/language/tree/man.ts'])).toEqual([]);
	// Six are the codec of what is kept of the job: its events are written as it ends. Seven make the table.
	expect(within(run, 'src').length).toBeLessThan(254);
});

test('O10 cache-force a command over the network runs of the wide client what it asks', async () => {
	await runBy(peerings);
	const run = await runBy(peerings);
	expect(within(run, 'src/netbox/api').length).toBeLessThan(6);
	expect(
		among(
			run,
			['netbox/wide', 'netbox/write/writer', ...['forced', 'uncached', 'dry-run'].map((name) => `peerings/reading/${name}`)].map(
				(name) => `src/${name}.ts`,
			),
		),
	).toEqual([]);
});

test('O10 cache-force cache force prepares the statements that it needs, and makes nothing for what few runs do', async () => {
	await runBy([...peerings, 'cache', 'refresh']);
	const run = await runBy([...peerings, 'cache', 'force']);
	const statements = [...run].filter((name) => name.startsWith('statement '));
	expect(statements.length).toBeLessThan(30);
	// Of what changes a cache, that it served is all that is written.
	const written = statements.filter((text) => /(?:INSERT|UPDATE|DELETE).*\b(?:device|session|scope|shown|name_state)\b/.test(text));
	expect(written.map((text) => /UPDATE (\w+) SET (\w+)/.exec(text)?.slice(1))).toEqual([
		['scope', 'hits'],
		['device', 'used_at'],
	]);
	// The patterns of Unicode of `src/text/clean.ts`.
	expect(readFileSync(join(root, 'dist', 'program.cjs'), 'utf8')).toContain('function makePatterns(');
	expect(run).not.toContain('makePatterns');
	expect(among(run, ['node:perf_hooks', 'node:v8', 'node:crypto', 'node:http', 'node:child_process'])).toEqual([]);
});

test('a package that few runs need is run by what needs it, and by nothing else', async () => {
	expect(among(await runBy(['show', 'version']), every)).toEqual(['zod']);
	expect(among(await runBy(['-c', 'netbox get topology devices fceos4 | display svg']), ['@dagrejs-dagre'])).toHaveLength(1);
	expect(among(await runBy(['-c', 'show version | yaml']), every)).toEqual(['zod', 'yaml']);
	expect(among(await runBy(['-c', 'show instances | match lab']), every)).toContain('re2js');
});

test('RN1 no-nats without NF_NATS nothing of NATS is run, neither its package nor a module of ours', async () => {
	const run = await runBy([...peerings, 'workers', 'any']);
	expect([...among(run, ['nats']), ...within(run, 'src/nats'), ...within(run, 'src/wiring/far')]).toEqual([]);
	expect(readdirSync(join(root, 'dist', 'late'))).toContain('nats.cjs');
});

test('man tree runs no SQLite, undici, ink or lab', async () => {
	const run = await runBy(['man', 'tree']);
	expect(among(run, ['better-sqlite3', 'undici', 'ui', 'enquirer'])).toEqual([]);
	expect(['src/lab', 'src/peerings', 'src/netbox', 'src/view'].flatMap((folder) => within(run, folder))).toEqual(['src/netbox/transport/url.ts']);
});
