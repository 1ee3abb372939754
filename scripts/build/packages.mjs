// Packages as files of their own, dist/late/*.cjs, so that a run reads and runs only those it needs.
import {readFileSync} from 'node:fs';

/** Read when an export is first used: what is taken of them, functions and classes. */
const onUse = {
	'@dagrejs/dagre': ['Graph', 'layout'],
	conf: ['default'],
	'csv-stringify/sync': ['stringify'],
	graphql:
		'GraphQLError Kind Lexer Source TokenKind TypeInfo buildSchema executeSync getNamedType parse print specifiedRules validate visit visitWithTypeInfo'.split(
			' ',
		),
	'ipaddr.js': ['default'],
	re2js: ['RE2JS', 'RE2JSSyntaxException'],
	'string-width': ['default'],
	'unicode-segmenter/grapheme': ['splitGraphemes'],
	yaml: ['Scalar', 'isAlias', 'isMap', 'isScalar', 'isSeq', 'parseDocument', 'stringify'],
};

/** What is taken of zod. */
const zodNames =
	'_default array boolean catch enum exactOptional int json looseObject maxLength minLength minimum nullable nullish number object optional overwrite record refine regex strictObject string union unknown url'.split(
		' ',
	);

/** Read with the first module of ours that imports them; those of one file are read together. */
const onImport = {
	'@nats-io/jetstream': 'nats',
	'@nats-io/kv': 'nats',
	'@nats-io/obj': 'nats',
	'@nats-io/transport-node': 'nats',
	'better-sqlite3': 'better-sqlite3',
	enquirer: 'enquirer',
	ink: 'ui',
	react: 'ui',
	'react/jsx-runtime': 'ui',
	undici: 'undici',
	'zod/mini': 'zod',
};

const fileOf = (name) => `late/${(onImport[name] ?? name).replace('/', '-')}.cjs`;
const keyOf = (name) => name.replace(/\W/g, '_');

/** Several packages in one file, each under a name of its own. */
function together(file) {
	const names = Object.keys(onImport).filter((name) => onImport[name] === file);
	return names.map((name) => `export * as ${keyOf(name)} from '${name}';`).join('\n');
}
const isTogether = (file) => file === 'ui' || file === 'nats';

/** What is in a file, where it is not all that one package exports. */
const contentOf = {
	nats: together('nats'),
	ui: together('ui'),
	// The rest of it is `fetch` and what belongs to that, which loads the one that Node has too.
	undici: `
		const Dispatcher = require('undici/lib/dispatcher/dispatcher');
		Object.assign(Dispatcher.prototype, require('undici/lib/api'));
		module.exports = {
			Agent: require('undici/lib/dispatcher/agent'),
			EnvHttpProxyAgent: require('undici/lib/dispatcher/env-http-proxy-agent'),
			Pool: require('undici/lib/dispatcher/pool'),
			buildConnector: require('undici/lib/core/connect'),
		};`,
	zod: `export {${zodNames.join(', ')}} from 'zod/mini';`,
};

/** The text that loads a file of dist/ from another. */
export const loading = (file) => `require('../bin/load.js').load(require('node:path').join(__dirname, '${file}'))`;

/** A module whose exports, by these names, stand in for those of a file of dist/ until they are used. */
export const standIns = (file, names) => `
	const load = () => ${loading(file)};
	const standIn = (name) => new Proxy(function () {}, {
		apply: (_, self, words) => Reflect.apply(load()[name], self, words),
		construct: (_, words) => Reflect.construct(load()[name], words),
		get: (_, key) => load()[name][key],
	});
	${names.map((one) => (one === 'default' ? `export default standIn('default');` : `export const ${one} = standIn('${one}');`)).join('\n')}
`;

/** A module that is what the package is; where only some names are taken of it, another name is an error of the build. */
const whole = (name) => {
	if (name !== 'zod/mini') return `module.exports = ${loading(fileOf(name))}${isTogether(onImport[name]) ? `.${keyOf(name)}` : ''};`;
	return `const all = ${loading(fileOf(name))};\n${taken(zodNames)}`;
};

/** Packages become what loads their files. */
export const latePackages = {
	name: 'late-packages',
	setup: ({onResolve, onLoad}) => {
		const names = [...Object.keys(onUse), ...Object.keys(onImport)];
		onResolve({filter: new RegExp(`^(${names.join('|')})$`)}, ({path}) => ({path, namespace: 'late'}));
		onLoad({filter: /^/, namespace: 'late'}, ({path: name}) => ({contents: name in onUse ? standIns(fileOf(name), onUse[name]) : whole(name)}));
	},
};

/** What the client of NetBox takes of undici. */
const undiciNames = ['Agent', 'EnvHttpProxyAgent', 'Pool', 'buildConnector'];

/** For the client, an ES module: packages become imports of their files. */
export const besideLibrary = {
	name: 'beside-library',
	setup: ({onResolve, onLoad}) => {
		const names = {undici: undiciNames, 'zod/mini': zodNames};
		onResolve({filter: /^(undici|zod\/mini)$/}, ({path}) => ({path, namespace: 'beside'}));
		onResolve({filter: /^\.\/late\//, namespace: 'beside'}, ({path}) => ({path, external: true}));
		onLoad({filter: /^/, namespace: 'beside'}, ({path: name}) => ({contents: `import all from './${fileOf(name)}';\n${taken(names[name])}`}));
	},
};

/** Each name as an export of its own, taken of `all`. */
const taken = (names) => names.map((one) => `const _${one} = all.${one}; export {_${one} as ${one}};`).join('\n');

/** better-sqlite3 looks for its native part by the file that asks for it; it is where npm put it, and throws as it did where it is not. */
export const nativePart = {
	name: 'native-part',
	setup: ({onResolve, onLoad}) => {
		onResolve({filter: /^bindings$/}, ({path}) => ({path, namespace: 'native'}));
		onLoad({filter: /^/, namespace: 'native'}, () => ({contents: "module.exports = (name) => require('better-sqlite3/build/Release/' + name);"}));
	},
};

/**
 * CommonJS cannot wait at the top level, where ink waits for its devtools and yoga-layout for its WebAssembly, which that takes
 * out of itself with `fetch`: a whole HTTP client is loaded for it. There are no devtools here, and the WebAssembly is at hand.
 */
export const waitingForNothing = {
	name: 'waiting-for-nothing',
	setup: ({onLoad}) => {
		const change = (filter, text) => onLoad({filter}, ({path}) => ({contents: text(readFileSync(path, 'utf8'))}));
		change(/ink\/build\/reconciler\.js$/, (text) => replaced(text, /isDev\(\)/g, 'false'));
		change(/yoga-layout\/dist\/src\/index\.js$/, (text) => replaced(text, 'await loadYoga()', 'loadYoga()'));
		// Asked as it is loaded, which throws for a user without a home; conf is told the folder and never asks.
		change(/env-paths\/index\.js$/, (text) => replaced(replaced(text, 'const homedir = os.homedir();', ''), /(?<!os\.)\bhomedir\b/g, 'os.homedir()'));
		// A letter beyond ASCII in a pattern, where esbuild leaves it: the whole file would be held with two bytes a letter.
		change(/@nats-io\/jetstream\/lib\/jsclient\.js$/, (text) => replaced(text, 'µ', '\\u00b5'));
		change(/yoga-wasm-base64-esm\.js$/, atOnce);
	},
};

/** The WebAssembly as the module that its loader fills, ready when that returns. */
function atOnce(text) {
	const [, bytes] = /"data:application\/octet-stream;base64,([^"]+)"/.exec(text) ?? [];
	if (bytes === undefined) throw new Error('yoga-layout holds no WebAssembly where it held it');
	return `${replaced(text, bytes, '').replace('export default loadYoga', '')}
		export default () => {
			const yoga = {
				instantiateWasm: (imports, done) => {
					done(new WebAssembly.Instance(new WebAssembly.Module(Buffer.from('${bytes}', 'base64')), imports));
					return {};
				},
			};
			loadYoga(yoga);
			return yoga;
		};`;
}

/** The text is that of a package, and may be another one some day. */
function replaced(text, what, by) {
	const changed = text.replaceAll(what, by);
	if (changed === text) throw new Error(`a package no longer holds ${String(what).slice(0, 40)}`);
	return changed;
}

/** Entry points of the files in dist/late. */
export const lateEntries = [
	...Object.keys(onUse).map((name) => ({
		file: fileOf(name),
		content: `export * from '${name}'; ${onUse[name].includes('default') ? `export {default} from '${name}';` : ''}`,
	})),
	...[...new Set(Object.values(onImport))].map((file) => ({
		file: `late/${file}.cjs`,
		content: contentOf[file] ?? `module.exports = require('${Object.keys(onImport).find((name) => onImport[name] === file)}');`,
	})),
];
