import {execFile} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, expect, test, vi} from 'vitest';

// Each runs a process or more.
vi.setConfig({testTimeout: 30_000});
const root = join(import.meta.dirname, '..');
const home = mkdtempSync(join(tmpdir(), 'nf-bundle-'));
afterAll(() => rmSync(home, {recursive: true, force: true}));

type Chunk = {readonly imports: readonly {readonly path: string; readonly kind: string}[]; readonly inputs: Readonly<Record<string, unknown>>};
const chunks = (JSON.parse(readFileSync(join(root, 'dist', 'metafile.json'), 'utf8')) as {outputs: Readonly<Record<string, Chunk>>}).outputs;

/** The chunks that are loaded with a chunk, itself included. */
function closure(name: string, seen = new Set<string>()): ReadonlySet<string> {
	if (seen.has(name)) return seen;
	seen.add(name);
	for (const {path, kind} of chunks[name]?.imports ?? []) if (kind === 'import-statement' && path in chunks) closure(path, seen);
	return seen;
}

/** What chunks are made of, and what they take from node_modules at run time: packages, and folders of src. */
function partsOf(names: Iterable<string>): ReadonlySet<string> {
	const parts = new Set<string>();
	for (const name of names) {
		const {inputs, imports} = chunks[name] ?? {inputs: {}, imports: []};
		const taken = imports.filter(({kind, path}) => kind === 'import-statement' && !(path in chunks) && !path.startsWith('node:'));
		for (const path of [...Object.keys(inputs), ...taken.map(({path}) => `node_modules/${path}`)]) {
			const [, part] = /(?:^|.*\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? /^(src\/[^/]+)\//.exec(path) ?? [];
			if (part !== undefined) parts.add(part);
		}
	}
	return parts;
}

const among = (parts: ReadonlySet<string>, names: readonly string[]): readonly string[] => names.filter((name) => parts.has(name));
const every = ['ink', 'react', 'undici', 'enquirer', 'better-sqlite3', 'conf', 'zod', 'yaml', 're2js', 'csv-stringify', 'string-width'];

/** The chunk made of this source file. */
function chunkOf(source: string): string {
	const [name] = Object.entries(chunks).find(([, {inputs}]) => source in inputs) ?? [];
	if (name === undefined) throw new Error(`no chunk holds ${source}`);
	return name;
}

test('a start that only answers with the version loads no package but the one that finds near words', () => {
	const start = partsOf(closure('dist/main.js'));
	expect([...start].sort()).toEqual(['fastest-levenshtein', 'src/wiring']);
});

test('what every command waits for holds no ink, react, undici, enquirer, SQLite, conf, zod, formats or lab', () => {
	const lines = partsOf(closure(chunkOf('src/wiring/run-lines.ts')));
	expect(among(lines, [...every, 'src/lab', 'src/view'])).toEqual([]);
	expect([...lines]).toEqual(expect.arrayContaining(['src/tree', 'src/language', 'src/batch']));
});

/** Writes down each module as it is resolved; the name of the file stands in a variable. */
const spy = `
import {appendFileSync} from 'node:fs';
import Module, {register} from 'node:module';
const hook = \`
	import {appendFileSync} from 'node:fs';
	export async function resolve(name, context, next) {
		const found = await next(name, context);
		appendFileSync(process.env.LOADED, found.url + '\\\\n');
		return found;
	}\`;
register('data:text/javascript,' + encodeURIComponent(hook));
const open = process.dlopen;
process.dlopen = (...words) => {
	appendFileSync(process.env.LOADED, words[1] + '\\n');
	return open.apply(process, words);
};
process.on('exit', () => appendFileSync(process.env.LOADED, Object.keys(Module._cache).join('\\n') + '\\n'));
`;

/** Runs nf and gives the parts that were loaded; a native module counts as its package. */
async function loadedBy(args: readonly string[]): Promise<ReadonlySet<string>> {
	const list = join(home, `loaded-${args.join('-').replace(/[^a-z0-9-]/gi, '_')}`);
	const {NODE_ENV: _, FORCE_COLOR: __, ...outer} = process.env;
	const env = {...outer, NF_HOME: home, NF_KEYCHAIN: 'off', NF_INSTANCE: 'lab', LOADED: list};
	await promisify(execFile)(process.execPath, [`--import=data:text/javascript,${encodeURIComponent(spy)}`, join(root, 'bin', 'nf.js'), ...args], {
		env,
	});
	const lines = readFileSync(list, 'utf8').split('\n');
	const ours = lines.map((line) => /\/(dist\/[^/]+\.js)$/.exec(line)?.[1]).filter((name) => name !== undefined);
	const native = lines.flatMap((line) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(line)?.[1] ?? []);
	const late = lines.flatMap((line) => /\/dist\/late\/(.+)\.cjs$/.exec(line)?.[1] ?? []);
	expect(ours).toContain('dist/main.js');
	return new Set([...partsOf(ours), ...native, ...late]);
}

const peerings = 'netbox get bgp-peerings devices fceos4'.split(' ');

test('one-shot loads no ink, react or enquirer', async () => {
	const parts = await loadedBy(peerings);
	expect(among(parts, ['ink', 'react', 'enquirer', 'src/view', 'src/shell'])).toEqual([]);
	expect(among(parts, ['undici', 'better-sqlite3', 'src/lab'])).toEqual(['undici', 'better-sqlite3', 'src/lab']);
});

test('O10 cache force of cached devices loads no undici and no lab', async () => {
	await loadedBy([...peerings, 'cache', 'refresh']);
	const parts = await loadedBy([...peerings, 'cache', 'force']);
	expect(among(parts, ['undici', 'src/lab', 'ink', 'react', 'enquirer'])).toEqual([]);
	expect(among(parts, ['better-sqlite3'])).toEqual(['better-sqlite3']);
});

test('a package that few runs need is loaded by what needs it, and by nothing else', async () => {
	expect(among(await loadedBy(['show', 'version']), every)).toEqual(['zod']);
	expect(among(await loadedBy(['-c', 'show version | yaml']), every)).toEqual(['zod', 'yaml']);
	expect(among(await loadedBy(['-c', 'show instances | match lab']), every)).toContain('re2js');
});

test('man tree loads no SQLite, undici, ink or lab', async () => {
	const parts = await loadedBy(['man', 'tree']);
	expect(among(parts, ['better-sqlite3', 'undici', 'ink', 'react', 'enquirer', 'src/lab', 'src/peerings'])).toEqual([]);
});
