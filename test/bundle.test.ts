import {execFile} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, expect, test} from 'vitest';

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
		for (const path of [...Object.keys(inputs), ...imports.filter(({kind}) => kind === 'import-statement').map(({path}) => `node_modules/${path}`)]) {
			const [, part] = /(?:^|.*\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path) ?? /^(src\/[^/]+)\//.exec(path) ?? [];
			if (part !== undefined) parts.add(part);
		}
	}
	return parts;
}

const heavy = ['ink', 'react', 'undici', 'enquirer', 'better-sqlite3', 'conf', 'src/lab', 'src/view'];
const among = (parts: ReadonlySet<string>, names: readonly string[]): readonly string[] => names.filter((name) => parts.has(name));

test('what every start waits for holds no ink, react, undici, enquirer, SQLite, conf or lab', () => {
	const start = partsOf(closure('dist/main.js'));
	expect(among(start, heavy)).toEqual([]);
	expect([...start]).toEqual(expect.arrayContaining(['src/tree', 'src/language', 'src/batch']));
});

/** Writes down each module as it is resolved; the name of the file stands in a variable. */
const spy = `
import {appendFileSync} from 'node:fs';
import {register} from 'node:module';
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
	expect(ours).toContain('dist/main.js');
	return new Set([...partsOf(ours), ...native]);
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

test('man tree loads no SQLite, undici, ink or lab', async () => {
	const parts = await loadedBy(['man', 'tree']);
	expect(among(parts, ['better-sqlite3', 'undici', 'ink', 'react', 'enquirer', 'src/lab', 'src/peerings'])).toEqual([]);
});
