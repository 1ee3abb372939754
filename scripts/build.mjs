// Bundles src/ into dist/: the program, the packages it loads late, the code that V8 makes of both, and the client of NetBox that
// others import, with its types. Says what it does on stderr only.
//   --if-stale   does nothing where dist/ is newer than every source
//   --watch      builds the program again on every change
// It builds beside dist/ and takes its place at the end, so that a shell that runs meanwhile goes on with what it began with.
import {existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const fresh = `${dist}.${process.pid}`;
const built = join(dist, 'metafile.json');

const newest = (path) =>
	statSync(path).isDirectory() ? Math.max(...readdirSync(path).map((name) => newest(join(path, name))), 0) : statSync(path).mtimeMs;
const isFresh = () =>
	existsSync(built) &&
	['src', 'bin', 'shell-tree.json', 'package.json', 'package-lock.json', 'scripts/build', 'scripts/build.mjs'].every(
		(path) => newest(join(root, path)) <= statSync(built).mtimeMs,
	);

const build = async () => {
	const [esbuild, {library, program, packages, treeReader}, {declare}, {writeLicenses}, {keepCode}] = await Promise.all([
		import('esbuild'),
		import('./build/bundles.mjs'),
		import('./build/declarations.mjs'),
		import('./build/licenses.mjs'),
		import('./build/code.mjs'),
	]);
	const results = await Promise.all([program, packages, library].map((options) => esbuild.build(options(root, fresh))));
	const outputs = Object.assign({}, ...results.map(({metafile}) => metafile.outputs));
	writeLicenses(root, fresh, outputs);
	await declare(root, join(fresh, 'types'));
	await checkTree(await esbuild.build(treeReader(root)));
	// Without it nf only starts more slowly: no install fails for that. A test looks whether it is there.
	await keepCode(root, fresh).catch((error) => process.stderr.write(`nf: no code is kept, starts are slower: ${error.message}\n`));
	writeFileSync(join(fresh, 'metafile.json'), JSON.stringify({outputs}).replaceAll(`${fresh.slice(root.length + 1)}/`, 'dist/'));
	takePlace(`${fresh}.old`);
};

/** Leaves the tree as the shell reads it beside the text it was read from; nothing where it is wrong, which each start says then. */
const checkTree = async ({outputFiles: [reader]}) => {
	const {parseTree} = await import(`data:text/javascript;base64,${Buffer.from(reader.contents).toString('base64')}`);
	const source = readFileSync(join(root, 'shell-tree.json'), 'utf8');
	const tree = parseTree(JSON.parse(source));
	if (tree.ok) writeFileSync(join(fresh, 'shell-tree.checked'), `${source}\0${JSON.stringify(tree.value)}`);
};

/** Two builds may end at once: the later one tries again. */
const takePlace = (aside, tries = 5) => {
	try {
		if (existsSync(dist)) renameSync(dist, aside);
		renameSync(fresh, dist);
	} catch (error) {
		if (tries === 0) throw error;
		takePlace(aside, tries - 1);
	} finally {
		rmSync(aside, {recursive: true, force: true});
	}
};

const watch = async () => {
	const [esbuild, {program}, {forgetCode}] = await Promise.all([import('esbuild'), import('./build/bundles.mjs'), import('./build/code.mjs')]);
	forgetCode(dist);
	const context = await esbuild.context({...program(root, dist), logLevel: 'info'});
	await context.watch();
};

if (process.argv.includes('--watch')) await watch();
else if (!process.argv.includes('--if-stale') || !isFresh()) {
	process.stderr.write('nf: building, once\n');
	await build().finally(() => rmSync(fresh, {recursive: true, force: true}));
}
