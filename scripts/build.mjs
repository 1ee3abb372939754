// Bundles src/ into dist/: the program, and the client of NetBox that others import, with its types; everything heavy in lazy
// chunks. Says what it does on stderr only.
//   --if-stale   does nothing where dist/ is newer than every source
//   --watch      builds again on every change
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
	['src', 'shell-tree.json', 'package.json', 'package-lock.json', 'scripts/build.mjs'].every(
		(path) => newest(join(root, path)) <= statSync(built).mtimeMs,
	);

/** Packages that few runs need, and what is taken of them: each is a file of its own, read when an export is first used. */
const late = {
	conf: ['default'],
	'csv-stringify/sync': ['stringify'],
	re2js: ['RE2JS', 'RE2JSSyntaxException'],
	'string-width': ['default'],
	yaml: ['Scalar', 'stringify'],
};
const fileOf = (name) => `late/${name.replace('/', '-')}.cjs`;

const lateImports = {
	name: 'late-imports',
	setup: ({onResolve, onLoad}) => {
		onResolve({filter: new RegExp(`^(${Object.keys(late).join('|')})$`)}, ({path}) => ({path, namespace: 'late'}));
		onLoad({filter: /^/, namespace: 'late'}, ({path: name}) => ({contents: standIns(name)}));
	},
};

/** A module whose exports, functions and classes, stand in for those of the package. */
const standIns = (name) => `
	import {createRequire} from 'node:module';
	const load = createRequire(import.meta.url);
	const standIn = (name) => new Proxy(function () {}, {
		apply: (_, self, words) => Reflect.apply(load('./${fileOf(name)}')[name], self, words),
		construct: (_, words) => Reflect.construct(load('./${fileOf(name)}')[name], words),
		get: (_, key) => load('./${fileOf(name)}')[name][key],
	});
	${late[name].map((one) => (one === 'default' ? `export default standIn('default');` : `export const ${one} = standIn('${one}');`)).join('\n')}
`;

const lateFiles = (outdir) => ({
	absWorkingDir: root,
	entryPoints: Object.keys(late).map((name) => ({in: name, out: fileOf(name).replace('.cjs', '')})),
	outdir,
	bundle: true,
	format: 'cjs',
	outExtension: {'.js': '.cjs'},
	platform: 'node',
	target: 'node20',
	minifyWhitespace: true,
	minifySyntax: true,
	logLevel: 'warning',
});

const optionsFor = (outdir) => ({
	absWorkingDir: root,
	entryPoints: {main: 'src/main.ts', netbox: 'src/netbox/open.ts', tree: 'src/tree/load.ts'},
	outdir,
	bundle: true,
	splitting: true,
	format: 'esm',
	platform: 'node',
	target: 'node20',
	sourcemap: true,
	metafile: true,
	minifyWhitespace: true,
	minifySyntax: true,
	logLevel: 'warning',
	plugins: [lateImports],
	external: ['better-sqlite3', '@napi-rs/keyring', 'react-devtools-core'],
	define: {'process.env.NODE_ENV': '"production"'},
	// CommonJS inside the bundle (ink's and undici's dependencies) asks for node modules by require.
	banner: {js: "import {createRequire as __createRequire} from 'node:module'; const require = __createRequire(import.meta.url);"},
});

/** The declarations of what `nf-shell/netbox` exports, doc comments included. Types are checked elsewhere. */
const declare = async (outDir) => {
	const {default: typescript} = await import('typescript');
	const {config} = typescript.readConfigFile(join(root, 'tsconfig.json'), typescript.sys.readFile);
	const {options} = typescript.convertCompilerOptionsFromJson(config.compilerOptions, root);
	const emit = {noEmit: false, declaration: true, emitDeclarationOnly: true, rootDir: join(root, 'src'), outDir};
	typescript.createProgram([join(root, 'src/netbox/open.ts')], {...options, ...emit}).emit();
};

const build = async () => {
	const esbuild = await import('esbuild');
	const [result] = await Promise.all([esbuild.build(optionsFor(fresh)), esbuild.build(lateFiles(fresh))]);
	await declare(join(fresh, 'types'));
	await checkTree();
	writeFileSync(join(fresh, 'metafile.json'), JSON.stringify(result.metafile).replaceAll(`${fresh.slice(root.length + 1)}/`, 'dist/'));
	takePlace(`${fresh}.old`);
};

/** Leaves the tree as the shell reads it beside the text it was read from; nothing where it is wrong, which each start says then. */
const checkTree = async () => {
	const {parseTree} = await import(join(fresh, 'tree.js'));
	const source = readFileSync(join(root, 'shell-tree.json'), 'utf8');
	const tree = parseTree(JSON.parse(source));
	if (tree.ok) writeFileSync(join(fresh, 'shell-tree.json'), JSON.stringify({source, tree: tree.value}));
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

if (process.argv.includes('--watch')) {
	const esbuild = await import('esbuild');
	const context = await esbuild.context({...optionsFor(dist), logLevel: 'info'});
	await context.watch();
} else if (!process.argv.includes('--if-stale') || !isFresh()) {
	process.stderr.write('nf: building, once\n');
	await build().finally(() => rmSync(fresh, {recursive: true, force: true}));
}
