// What esbuild makes of src/ and of the packages.
import {besideLibrary, lateEntries, latePackages, loading, nativePart, standIns, waitingForNothing} from './packages.mjs';

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
	// A name that a package is not bundled with would be missed only when it is used.
	logOverride: {'import-is-undefined': 'error'},
	legalComments: 'external',
	define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"', 'import.meta.dirname': '__dirname'},
});

/** Files that are loaded by `require` and wait for nothing. */
const commonJs = {format: 'cjs', outExtension: {'.js': '.cjs'}, supported: {'dynamic-import': false}};

/** Parts of the program that are read when a module of theirs is first imported, by what they hold of src/wiring. */
const parts = {program: ['run/start'], lab: ['lab', 'run/lab-serve']};

/** A part that is read when one of these functions of its module is first called: what draws is needed by those who cannot wait. */
const drawing = {module: './src/format/drawing/draw.js', importer: /src\/format\/format\.ts$/, names: ['draw', 'drawHere']};

/**
 * main.cjs, which answers with the version, lab.cjs and drawing.cjs, which few runs need, and program.cjs, the rest: each module of it
 * is run when it is first imported.
 */
export const program = (root, outdir) => ({
	...common(root, outdir),
	...commonJs,
	entryPoints: [{in: 'src/main.ts', out: 'main'}, ...[...Object.keys(parts), 'drawing'].map((part) => ({in: `part/${part}`, out: part}))],
	sourcemap: true,
	plugins: [partsLater(root), latePackages],
	external: ['@napi-rs/keyring', '../bin/load.js'],
});

const partsLater = (root) => ({
	name: 'parts-later',
	setup: ({onResolve, onLoad}) => {
		for (const [part, modules] of Object.entries(parts)) {
			const contents = modules.map((name) => `export * from './src/wiring/${name}.js';`).join('\n');
			onResolve({filter: new RegExp(`^part/${part}$`)}, () => ({path: part, namespace: 'part'}));
			onLoad({filter: new RegExp(`^${part}$`), namespace: 'part'}, () => ({contents, resolveDir: root}));
			const names = modules.map((name) => name.replace('run/', '')).join('|');
			const imported = new RegExp(`^\\.{1,2}/(wiring/)?(run/)?(${names})\\.js$`);
			onResolve({filter: imported}, ({kind}) => (kind === 'dynamic-import' ? {path: part, namespace: 'later'} : undefined));
		}
		onLoad({filter: /^/, namespace: 'later'}, ({path}) => ({contents: `module.exports = ${loading(`${path}.cjs`)};`}));
		onResolve({filter: /^part\/drawing$/}, () => ({path: 'drawing', namespace: 'part'}));
		onLoad({filter: /^drawing$/, namespace: 'part'}, () => ({contents: `export * from '${drawing.module}';`, resolveDir: root}));
		onResolve({filter: /\/drawing\/draw\.js$/}, ({importer}) =>
			drawing.importer.test(importer) ? {path: 'drawing', namespace: 'on-call'} : undefined,
		);
		onLoad({filter: /^/, namespace: 'on-call'}, () => ({contents: standIns('drawing.cjs', drawing.names)}));
	},
});

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

/**
 * The client of NetBox as others import it. It shares the files of undici and zod with the program; nothing else is to be installed. `netbox.js` does
 * nothing but export what the other files have, so that a bundler takes those alone of which something is used.
 */
export const library = (root, outdir) => ({
	...common(root, outdir),
	entryPoints: {
		netbox: 'src/netbox/open.ts',
		'netbox-connect': 'src/netbox/connect.ts',
		'netbox-or-throw': 'src/netbox/or-throw.ts',
		'netbox-json': 'src/core/json-text.ts',
		'netbox-numbers': 'src/core/exact-number.ts',
		'netbox-writable': 'src/netbox/write/writable.ts',
	},
	splitting: true,
	chunkNames: 'netbox-[hash]',
	format: 'esm',
	sourcemap: true,
	plugins: [besideLibrary],
});

/** What reads and checks the command tree, in memory. */
export const treeReader = (root) => ({
	...common(root, root),
	entryPoints: {tree: 'src/language/tree/load.ts'},
	format: 'esm',
	write: false,
});
