import {readdirSync, readFileSync} from 'node:fs';
import {join, posix} from 'node:path';
import ts from 'typescript';
import {expect, test} from 'vitest';

/** How a file names another one: as values at its start, as types alone, or later by `import()`. */
type Import = {readonly from: string; readonly to: string; readonly how: 'values' | 'types' | 'later'};

/** What a folder may import: folders as values (types and `import()` too), folders as types alone, packages with the files that may. */
type Rule = {
	readonly values: readonly string[];
	readonly types?: readonly string[];
	readonly later?: readonly string[];
	/** `*` is every file of the folder. A file after `later:` may only use `import()`. */
	readonly packages?: Readonly<Record<string, readonly string[]>>;
	/** `node:` modules: all of them, or these in these files. */
	readonly node?: 'all' | Readonly<Record<string, readonly string[]>>;
};

/** The table of docs/architecture.md section 2, from the bottom up. `shared` are the files of src itself. */
const rules: Readonly<Record<string, Rule>> = {
	shared: {
		values: ['shared'],
		packages: {'fastest-levenshtein': ['nearest.ts'], zod: ['in-words.ts'], 'string-width': ['width.ts'], 'unicode-segmenter': ['width.ts']},
	},
	tree: {values: ['shared'], packages: {zod: ['schema.ts']}, node: {'node:fs': ['load.ts', 'checked.ts']}},
	language: {values: ['shared', 'tree']},
	format: {
		values: ['shared'],
		packages: {'csv-stringify': ['csv.ts'], yaml: ['yaml.ts']},
		node: {'node:util': ['theme.ts']},
	},
	terminal: {values: ['shared'], node: {'node:readline': ['keys.ts'], 'node:events': ['keys.ts'], 'node:stream': ['key-stream.ts']}},
	jobs: {values: ['shared'], types: ['language']},
	netbox: {values: ['shared'], packages: {undici: ['http.ts'], zod: ['*'], 'p-limit': ['*'], '@noble/hashes': ['token.ts']}, node: 'all'},
	store: {
		values: ['shared'],
		packages: {
			'better-sqlite3': ['connection.ts', 'lock.ts', 'sqlite-failure.ts', 'sqlite-change.ts', 'spool.ts'],
			conf: ['document.ts'],
			'env-paths': ['later:paths.ts'],
			zod: ['entries.ts'],
			'@napi-rs/keyring': ['later:keychain.ts'],
		},
		node: 'all',
	},
	pipes: {values: ['shared'], types: ['tree', 'language'], packages: {re2js: ['*'], 'ipaddr.js': ['address.ts']}},
	peerings: {values: ['shared', 'netbox'], types: ['language', 'store']},
	tasks: {values: ['shared', 'tree', 'netbox', 'peerings', 'store'], types: ['jobs', 'language']},
	shell: {values: ['shared', 'tree', 'language', 'terminal', 'pipes', 'format'], types: ['jobs']},
	lab: {values: ['shared'], packages: {graphql: ['*'], re2js: ['lookups.ts']}, node: 'all'},
	view: {
		values: ['shared', 'shell', 'terminal', 'format'],
		types: ['jobs'],
		packages: {ink: ['*'], react: ['*'], enquirer: ['later:ask.ts']},
	},
	batch: {values: ['shared', 'tree', 'language', 'pipes', 'format'], types: ['jobs'], node: 'all'},
	interactive: {values: ['shared', 'shell', 'view', 'terminal'], packages: {ink: ['*'], react: ['*']}},
	wiring: {
		values: ['shared', 'tree', 'language', 'format', 'terminal', 'jobs', 'netbox', 'store', 'pipes', 'tasks', 'lab', 'batch'],
		types: ['shell'],
		later: ['shell', 'view', 'interactive'],
		node: 'all',
	},
	main: {values: ['wiring'], node: 'all'},
};

/** Files that only `import()` may load as values outside of their folder: each brings what a start must not wait for. */
const lazy = [
	'netbox/client.ts',
	'netbox/wide.ts',
	'netbox/http.ts',
	'netbox/endpoints.ts',
	'wiring/lab.ts',
	'wiring/lab-serve.ts',
	'wiring/start.ts',
	'wiring/run-lines.ts',
	'wiring/run-prompt.ts',
	'interactive.tsx',
];

const source = join(import.meta.dirname, '..', 'src');
const files = readdirSync(source, {recursive: true})
	.map((name) => String(name).replaceAll('\\', '/'))
	.filter((name) => /\.tsx?$/.test(name));
const trees = new Map(files.map((name) => [name, ts.createSourceFile(name, readFileSync(join(source, name), 'utf8'), ts.ScriptTarget.ES2022, true)]));
const imports = [...trees].flatMap(([name, tree]) => importsOf(name, tree));

function importsOf(from: string, file: ts.SourceFile): Import[] {
	const found: Import[] = [];
	const add = (specifier: ts.Node | undefined, how: Import['how']): void => {
		if (specifier && ts.isStringLiteral(specifier)) found.push({from, to: resolve(from, specifier.text), how});
	};
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.isTypeOnly ? 'types' : 'values');
		if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly ? 'types' : 'values');
		if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, 'types');
		if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], 'later');
		ts.forEachChild(node, visit);
	};
	visit(file);
	return found;
}

/** A file of src by its path, anything else as it is written. */
function resolve(from: string, specifier: string): string {
	if (!specifier.startsWith('.')) return specifier;
	const path = posix.join(posix.dirname(from), specifier).replace(/\.js$/, '');
	return files.find((name) => name === `${path}.ts` || name === `${path}.tsx`) ?? `${path}: no such file`;
}

const isOurs = (name: string): boolean => files.includes(name);
const folderOf = (name: string): string =>
	name.includes('/') ? (name.split('/')[0] ?? '') : name.startsWith('main.') ? 'main' : name.startsWith('interactive.') ? 'interactive' : 'shared';
const packageOf = (name: string): string =>
	name
		.split('/')
		.slice(0, name.startsWith('@') ? 2 : 1)
		.join('/');
const told = ({from, to, how}: Import): string => `${from} imports ${to} (${how})`;

/** Whether the table allows it. */
function isAllowed({from, to, how}: Import): boolean {
	const folder = folderOf(from);
	const rule = rules[folder];
	if (!rule) return false;
	const file = posix.basename(from);
	if (to.startsWith('node:')) return rule.node === 'all' || rule.node?.[to]?.includes(file) === true || (how === 'types' && rule.node !== undefined);
	if (!isOurs(to)) {
		const may = rule.packages?.[packageOf(to)] ?? [];
		return may.includes('*') || may.includes(file) || (how !== 'values' && may.includes(`later:${file}`));
	}
	const target = folderOf(to);
	if (target === folder || rule.values.includes(target)) return true;
	return (how === 'types' && rule.types?.includes(target) === true) || (how === 'later' && rule.later?.includes(target) === true);
}

test('imports point down, and only as far as the table allows', () => {
	expect(imports.filter((one) => !isAllowed(one)).map(told)).toEqual([]);
	expect(Object.keys(rules)).toEqual(expect.arrayContaining([...new Set(files.map(folderOf))]));
});

test('what is slow to load is loaded by import() alone', () => {
	const early = imports.filter(({from, to, how}) => how === 'values' && lazy.includes(to) && folderOf(from) !== folderOf(to));
	const inOne = imports.filter(({to, how}) => how === 'values' && lazy.includes(to) && to.startsWith('wiring/'));
	const allowed = (one: Import): boolean => one.to === 'netbox/endpoints.ts' && ['peerings', 'tasks'].includes(folderOf(one.from));
	expect([...early, ...inOne].filter((one) => !allowed(one)).map(told)).toEqual([]);
	expect(lazy.filter((name) => !isOurs(name))).toEqual([]);
});

test('every file but the two entries, main.ts and netbox/open.ts, is imported by another', () => {
	const used = new Set(imports.map(({to}) => to));
	expect(files.filter((name) => !['main.ts', 'netbox/open.ts'].includes(name) && !used.has(name))).toEqual([]);
});

test('no import leads nowhere', () => {
	expect(imports.filter(({to}) => to.endsWith('no such file')).map(told)).toEqual([]);
});

test('no file is longer than 250 lines', () => {
	const generated = 'tasks/registry.generated.ts';
	const long = [...trees].filter(([name, tree]) => name !== generated && tree.getLineStarts().length - 1 > 250);
	expect(long.map(([name]) => name)).toEqual([]);
});

/** The places of a file where the check holds, as `file:line`. */
function places(holds: (node: ts.Node) => boolean): readonly string[] {
	return [...trees].flatMap(([name, tree]) => {
		const found: string[] = [];
		const visit = (node: ts.Node): void => {
			if (holds(node)) found.push(`${name}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
			ts.forEachChild(node, visit);
		};
		visit(tree);
		return found;
	});
}

test('exports have names', () => {
	const isDefault = (node: ts.Node): boolean =>
		ts.isExportAssignment(node) || (node.kind === ts.SyntaxKind.DefaultKeyword && !ts.isDefaultClause(node));
	expect(places(isDefault)).toEqual([]);
});

test('nobody writes to the console', () => {
	expect(places((node) => ts.isPropertyAccessExpression(node) && node.expression.getText() === 'console')).toEqual([]);
});

test('only main.ts reads the variables and the arguments of the process', () => {
	const reads = places(
		(node) => ts.isPropertyAccessExpression(node) && node.expression.getText() === 'process' && /^(env|argv)$/.test(node.name.text),
	);
	expect(reads.filter((place) => !place.startsWith('main.ts:'))).toEqual([]);
});

test('importing does nothing: at module level nothing is awaited or made but tables, except in main.ts', () => {
	const isTop = (node: ts.Node): boolean => ts.findAncestor(node, ts.isFunctionLike) === undefined;
	const isTable = (node: ts.Node): boolean => ts.isNewExpression(node) && /^(Set|Map)$/.test(node.expression.getText());
	const acts = places((node) => (ts.isAwaitExpression(node) || ts.isNewExpression(node)) && isTop(node) && !isTable(node));
	expect(acts.filter((place) => !place.startsWith('main.ts:'))).toEqual([]);
});

test('A10 a switch over kinds of things knows every kind: without a default for the rest, or with one that tsc refuses', () => {
	const open: string[] = [];
	for (const [file, tree] of trees) {
		const visit = (node: ts.Node): void => {
			const over = ts.isSwitchStatement(node) && ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : '';
			if (ts.isSwitchStatement(node) && /^(type|kind|severity|state)$/.test(over)) {
				const last = node.caseBlock.clauses.at(-1);
				if (last && ts.isDefaultClause(last) && !/satisfies never/.test(last.getText(tree))) open.push(`${file}: ${node.expression.getText(tree)}`);
			}
			ts.forEachChild(node, visit);
		};
		visit(tree);
	}
	expect(open).toEqual([]);
});

/** What these read and write is their own: ids, names, settings of theirs, and rows that are known to hold no other numbers. */
const ownJson = [
	'format/json.ts',
	'json-text.ts',
	'laid.ts',
	'main.ts',
	'netbox/api/known-paths.ts',
	'netbox/api/provision.ts',
	'peerings/proof.ts',
	...['cache', 'change', 'devices', 'hints', 'sessions', 'use'].map((name) => `store/sqlite-${name}.ts`),
	'store/token-file.ts',
	'tree/checked.ts',
	'tree/consistency.ts',
	'wiring/netboxes.ts',
];

test('B3 A6 JSON from outside is read by parseJson and written by stringifyJson, in every file', () => {
	const native = places((node) => ts.isPropertyAccessExpression(node) && /^JSON\.(parse|stringify)$/.test(node.getText()));
	const names = new Set(native.map((place) => place.split(':')[0] ?? ''));
	expect([...names].filter((name) => !ownJson.includes(name) && name !== 'lab/openapi.ts')).toEqual([]);
});
