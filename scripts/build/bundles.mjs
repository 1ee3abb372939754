// What esbuild makes of src/ and of the packages.
import {lateEntries, latePackages, loading, nativePart, waitingForNothing} from './packages.mjs';

const common = (root, outdir) => ({
	absWorkingDir: root,
	outdir,
	bundle: true,
	platform: 'node',
	target: 'node20',
	metafile: true,
	minifyWhitespace: true,
	minifySyntax: true,
	logLevel: 'warning',
	define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"', 'import.meta.dirname': '__dirname'},
});

/** Files that are loaded by `require` and wait for nothing. */
const commonJs = {format: 'cjs', outExtension: {'.js': '.cjs'}, supported: {'dynamic-import': false}};

/** main.cjs, which answers with the version, and program.cjs, the rest: each module of it is run when it is first imported. */
export const program = (root, outdir) => ({
	...common(root, outdir),
	...commonJs,
	entryPoints: {main: 'src/main.ts', program: 'src/wiring/start.ts'},
	sourcemap: true,
	plugins: [programLater, latePackages],
	external: ['@napi-rs/keyring', '../bin/load.js'],
});

const programLater = {
	name: 'program-later',
	setup: ({onResolve, onLoad}) => {
		onResolve({filter: /\/wiring\/start\.js$/}, ({path}) => ({path, namespace: 'program'}));
		onLoad({filter: /^/, namespace: 'program'}, () => ({contents: `module.exports = ${loading('program.cjs')};`}));
	},
};

/** The packages of dist/late. */
export const packages = (root, outdir) => ({
	...common(root, outdir),
	...commonJs,
	entryPoints: lateEntries.map(({file}) => ({in: file, out: file.replace('.cjs', '')})),
	plugins: [waitingForNothing, nativePart, entries(root)],
	external: ['react-devtools-core', 'better-sqlite3/build/*'],
});

const entries = (root) => ({
	name: 'late-entries',
	setup: ({onResolve, onLoad}) => {
		onResolve({filter: /^late\//}, ({path}) => ({path, namespace: 'entry'}));
		onLoad({filter: /^/, namespace: 'entry'}, ({path}) => ({contents: lateEntries.find(({file}) => file === path).content, resolveDir: root}));
	},
});

/** The client of NetBox as others import it; its packages are theirs to install. */
export const library = (root, outdir) => ({
	...common(root, outdir),
	entryPoints: {netbox: 'src/netbox/open.ts'},
	format: 'esm',
	sourcemap: true,
	packages: 'external',
});

/** What reads and checks the command tree, in memory. */
export const treeReader = (root) => ({
	...common(root, root),
	entryPoints: {tree: 'src/tree/load.ts'},
	format: 'esm',
	write: false,
});
