// Bundles src/ into dist/: the program, and the client of NetBox that others import, with its types; everything heavy in lazy
// chunks. Says what it does on stderr only.
//   --if-stale   does nothing where dist/ is newer than every source
//   --watch      builds again on every change
import {existsSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import * as esbuild from 'esbuild';
import typescript from 'typescript';

const root = join(import.meta.dirname, '..');
const built = join(root, 'dist', 'metafile.json');

const newest = (path) =>
	statSync(path).isDirectory() ? Math.max(...readdirSync(path).map((name) => newest(join(path, name))), 0) : statSync(path).mtimeMs;
const isFresh = () =>
	existsSync(built) &&
	['src', 'package.json', 'package-lock.json', 'scripts/build.mjs'].every((path) => newest(join(root, path)) <= statSync(built).mtimeMs);

const options = {
	absWorkingDir: root,
	entryPoints: {main: 'src/main.ts', netbox: 'src/netbox/open.ts'},
	outdir: 'dist',
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
};

/** The declarations of what `nf-shell/netbox` exports, doc comments included. Types are checked elsewhere. */
const declare = () => {
	const {config} = typescript.readConfigFile(join(root, 'tsconfig.json'), typescript.sys.readFile);
	const {options} = typescript.convertCompilerOptionsFromJson(config.compilerOptions, root);
	const emit = {noEmit: false, declaration: true, emitDeclarationOnly: true, rootDir: join(root, 'src'), outDir: join(root, 'dist', 'types')};
	typescript.createProgram([join(root, 'src/netbox/open.ts')], {...options, ...emit}).emit();
};

if (process.argv.includes('--watch')) {
	const context = await esbuild.context({...options, logLevel: 'info'});
	await context.watch();
} else if (!process.argv.includes('--if-stale') || !isFresh()) {
	process.stderr.write('nf: building, once\n');
	rmSync(join(root, 'dist'), {recursive: true, force: true});
	const result = await esbuild.build(options);
	declare();
	writeFileSync(built, JSON.stringify(result.metafile));
}
