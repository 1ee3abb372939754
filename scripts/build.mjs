// Bundles src/ into dist/: the program, and the client of NetBox that others import, with its types; everything heavy in lazy
// chunks. Says what it does on stderr only.
//   --if-stale   does nothing where dist/ is newer than every source
//   --watch      builds again on every change
// It builds beside dist/ and takes its place at the end, so that a shell that runs meanwhile goes on with what it began with.
import {existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const fresh = `${dist}.${process.pid}`;
const built = join(dist, 'metafile.json');

const newest = (path) =>
	statSync(path).isDirectory() ? Math.max(...readdirSync(path).map((name) => newest(join(path, name))), 0) : statSync(path).mtimeMs;
const isFresh = () =>
	existsSync(built) &&
	['src', 'package.json', 'package-lock.json', 'scripts/build.mjs'].every((path) => newest(join(root, path)) <= statSync(built).mtimeMs);

const optionsFor = (outdir) => ({
	absWorkingDir: root,
	entryPoints: {main: 'src/main.ts', netbox: 'src/netbox/open.ts'},
	outdir,
	bundle: true,
	splitting: true,
	format: 'esm',
	platform: 'node',
	target: 'node20',
	sourcemap: true,
	metafile: true,
	logLevel: 'warning',
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
	const result = await esbuild.build(optionsFor(fresh));
	await declare(join(fresh, 'types'));
	writeFileSync(join(fresh, 'metafile.json'), JSON.stringify(result.metafile).replaceAll(`${fresh.slice(root.length + 1)}/`, 'dist/'));
	takePlace(`${fresh}.old`);
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
