import {readdirSync, readFileSync} from 'node:fs';
import {join, posix} from 'node:path';
import ts from 'typescript';
import {expect, test} from 'vitest';

/** How a file names another one: as values at its start, as types alone, or later by `import()`. */
type Import = {readonly from: string; readonly to: string; readonly how: 'values' | 'types' | 'later'};

/** What a room may import: rooms as values (types and `import()` too), rooms as types alone, packages with the files that may. */
type Rule = {
	/** A room alone, or with `/**` all rooms within it too. */
	readonly values: readonly string[];
	readonly types?: readonly string[];
	readonly later?: readonly string[];
	/** `*` is every file of the room. A file after `later:` may only use `import()`. */
	readonly packages?: Readonly<Record<string, readonly string[]>>;
	/** `node:` modules: all of them, or these in these files. */
	readonly node?: 'all' | Readonly<Record<string, readonly string[]>>;
};

/** What every room may import. */
const ground = ['core', 'text', 'output'];

/** The table of docs/architecture.md section 2, from the bottom up. A folder that is not named here is a stage of the room around it. */
const rules: Readonly<Record<string, Rule>> = {
	core: {values: ground, packages: {zod: ['zod-messages.ts']}},
	text: {
		values: ['core', 'text'],
		packages: {
			'fastest-levenshtein': ['did-you-mean.ts'],
			'ipaddr.js': ['address.ts'],
			'string-width': ['width.ts'],
			'unicode-segmenter': ['width.ts'],
		},
	},
	output: {values: ground},
	'language/tree': {values: ground, packages: {zod: ['schema.ts']}, node: {'node:fs': ['load.ts', 'checked.ts']}},
	'language/read': {values: [...ground, 'language/tree'], types: ['jobs']},
	'language/suggest': {values: [...ground, 'language/tree', 'language/read']},
	pipes: {values: ground, types: ['language/tree', 'language/read'], packages: {re2js: ['*']}},
	language: {values: [...ground, 'language/**', 'pipes']},
	format: {
		values: [...ground, 'jobs'],
		packages: {'csv-stringify': ['csv.ts'], yaml: ['yaml.ts', 'read-yaml.ts'], '@dagrejs/dagre': ['layout.ts']},
		node: {'node:util': ['theme.ts'], 'node:crypto': ['html.ts']},
	},
	terminal: {values: ground, node: {'node:readline': ['key-names.ts'], 'node:events': ['key-names.ts'], 'node:stream': ['key-stream.ts']}},
	jobs: {values: ground, types: ['language/**']},
	nats: {
		values: [...ground, 'jobs'],
		types: ['language/**'],
		packages: {
			'@nats-io/transport-node': ['*'],
			'@nats-io/jetstream': ['open.ts'],
			'@nats-io/kv': ['open.ts'],
			'@nats-io/obj': ['open.ts'],
		},
		node: 'all',
	},
	'netbox/transport': {
		values: ground,
		types: ['netbox'],
		packages: {undici: ['http.ts'], zod: ['validate.ts'], 'p-limit': ['http.ts', 'request-queue.ts'], '@noble/hashes': ['token.ts']},
		node: 'all',
	},
	'netbox/read': {values: [...ground, 'netbox/transport'], types: ['netbox'], packages: {zod: ['*']}},
	'netbox/write': {values: [...ground, 'netbox/transport', 'netbox/read'], types: ['netbox'], packages: {zod: ['outcome.ts']}},
	'netbox/schema': {values: [...ground, 'netbox/transport', 'netbox/read'], types: ['netbox'], packages: {zod: ['*']}},
	'netbox/api': {
		values: [...ground, 'netbox/transport', 'netbox/read', 'netbox/write', 'netbox/schema'],
		types: ['netbox'],
		packages: {zod: ['*'], 'p-limit': ['*']},
	},
	netbox: {values: [...ground, 'netbox/**'], packages: {zod: ['netbox.ts'], 'p-limit': ['client.ts']}},
	store: {
		values: [...ground, 'jobs'],
		packages: {
			'better-sqlite3': ['connection.ts', 'lock.ts', 'sqlite-failure.ts', 'sqlite-change.ts', 'spool.ts'],
			conf: ['document.ts'],
			'env-paths': ['later:paths.ts'],
			zod: ['entries.ts'],
			'@napi-rs/keyring': ['later:keychain.ts'],
		},
		node: 'all',
	},
	devices: {values: [...ground, 'netbox/**'], types: ['language/read', 'jobs']},
	peerings: {values: [...ground, 'netbox/**', 'devices'], types: ['store']},
	'peerings/freshness': {values: [...ground, 'netbox/**', 'devices', 'peerings'], types: ['store']},
	'peerings/reading': {
		values: [...ground, 'netbox/**', 'devices', 'peerings', 'peerings/freshness'],
		types: ['language/read', 'jobs', 'store'],
	},
	'peerings/pairs': {values: ground, types: ['peerings']},
	'peerings/check': {values: [...ground, 'netbox/**', 'devices', 'peerings', 'peerings/pairs', 'peerings/reading']},
	'peerings/compare': {values: [...ground, 'netbox/**', 'devices', 'peerings', 'peerings/reading'], types: ['language/read']},
	'peerings/explain': {values: [...ground, 'netbox/**', 'devices', 'peerings', 'peerings/pairs', 'peerings/check', 'peerings/reading']},
	'peerings/intent': {values: [...ground, 'netbox/**', 'devices', 'peerings', 'peerings/check', 'peerings/reading']},
	'peerings/topology': {values: [...ground, 'netbox/**', 'devices', 'peerings', 'peerings/pairs', 'peerings/check', 'peerings/reading']},
	config: {values: ground},
	'config/sessions': {values: [...ground, 'netbox/**', 'devices', 'peerings', 'peerings/pairs', 'peerings/check', 'peerings/reading', 'config']},
	changes: {values: [...ground, 'netbox/**', 'devices'], packages: {re2js: ['custom-patterns.ts']}, node: {'node:crypto': ['plan-file.ts']}},
	tasks: {
		values: [...ground, 'language/tree', 'netbox/**', 'devices', 'peerings/**', 'config/**', 'changes', 'tasks/**'],
		types: ['jobs', 'language/read', 'store'],
	},
	'tasks/show': {
		values: [...ground, 'language/tree', 'netbox/**', 'devices', 'peerings/**', 'config/**', 'changes', 'tasks/**', 'store'],
		types: ['jobs', 'language/read'],
	},
	watch: {values: [...ground, 'pipes'], types: ['language/**']},
	shell: {values: [...ground, 'language/**', 'terminal', 'pipes', 'format', 'jobs', 'watch']},
	lab: {values: ground, packages: {graphql: ['*'], re2js: ['patterns.ts', 'custom-patterns.ts']}, node: 'all'},
	view: {
		values: [...ground, 'shell', 'terminal', 'format', 'watch'],
		types: ['language/tree'],
		packages: {ink: ['*'], react: ['*'], enquirer: ['later:ask.ts']},
	},
	batch: {values: [...ground, 'language/**', 'pipes', 'format', 'jobs', 'watch'], node: 'all'},
	wiring: {
		values: [...ground, 'language/**', 'format', 'terminal', 'jobs', 'netbox/**', 'store', 'pipes', 'changes', 'tasks', 'lab', 'batch', 'nats'],
		types: ['shell'],
		later: ['shell', 'view'],
		node: 'all',
	},
	'main.ts': {values: ['wiring'], node: 'all'},
};

/** Files that only `import()` may load as values outside of their folder: each brings what a start must not wait for. */
const lazy = [
	'netbox/client.ts',
	'netbox/wide.ts',
	'netbox/transport/http.ts',
	'netbox/read/endpoints.ts',
	'wiring/lab.ts',
	'wiring/far/far-runner.ts',
	'wiring/run/run-worker.ts',
	'wiring/run/lab-serve.ts',
	'wiring/run/start.ts',
	'wiring/run/run-lines.ts',
	'wiring/run/run-prompt.ts',
	'view/interactive.tsx',
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
/** The innermost room of the table that a file is in. */
function roomOf(name: string): string {
	for (let path = name; path !== '.'; path = posix.dirname(path)) if (rules[path]) return path;
	return 'no room';
}
const isWithin = (room: string, names: readonly string[] = []): boolean =>
	names.some((name) => (name.endsWith('/**') ? `${room}/`.startsWith(name.slice(0, -2)) : room === name));
const packageOf = (name: string): string =>
	name
		.split('/')
		.slice(0, name.startsWith('@') ? 2 : 1)
		.join('/');
const told = ({from, to, how}: Import): string => `${from} imports ${to} (${how})`;

/** Whether the table allows it. */
function isAllowed({from, to, how}: Import): boolean {
	const room = roomOf(from);
	const rule = rules[room];
	if (!rule) return false;
	const file = posix.basename(from);
	if (to.startsWith('node:')) return rule.node === 'all' || rule.node?.[to]?.includes(file) === true || (how === 'types' && rule.node !== undefined);
	if (!isOurs(to)) {
		const may = rule.packages?.[packageOf(to)] ?? [];
		return may.includes('*') || may.includes(file) || (how !== 'values' && may.includes(`later:${file}`));
	}
	const target = roomOf(to);
	if (target === room || isWithin(target, rule.values)) return true;
	return (how === 'types' && isWithin(target, rule.types)) || (how === 'later' && isWithin(target, rule.later));
}

test('imports point down, and only as far as the table allows', () => {
	expect(imports.filter((one) => !isAllowed(one)).map(told)).toEqual([]);
	expect(Object.keys(rules).toSorted()).toEqual([...new Set(files.map(roomOf))].toSorted());
});

test('no circle of files leads through two folders, by types either', () => {
	expect(circles().filter((circle) => new Set(circle.map((name) => posix.dirname(name))).size > 1)).toEqual([]);
});

/** The files that import each other in a circle, each circle once (Tarjan). */
function circles(): string[][] {
	const found: string[][] = [];
	const [order, low, open] = [new Map<string, number>(), new Map<string, number>(), [] as string[]];
	const visit = (name: string): void => {
		order.set(name, order.size);
		low.set(name, order.size - 1);
		open.push(name);
		for (const {to} of imports.filter(({from, how, to}) => from === name && how !== 'later' && isOurs(to))) {
			if (!order.has(to)) visit(to);
			if (open.includes(to)) low.set(name, Math.min(low.get(name) ?? 0, low.get(to) ?? 0));
		}
		if (low.get(name) === order.get(name)) found.push(open.splice(open.indexOf(name)));
	};
	for (const name of files) if (!order.has(name)) visit(name);
	return found.filter((circle) => circle.length > 1);
}

test('src has no loose files but main.ts, and no folder has more than some twenty', () => {
	const filesOf = (folder: string): readonly string[] => files.filter((name) => posix.dirname(name) === folder);
	const folders = [...new Set(files.map((name) => posix.dirname(name)))];
	expect(filesOf('.')).toEqual(['main.ts']);
	expect(folders.filter((folder) => filesOf(folder).length > 25)).toEqual([]);
});

test('what is slow to load is loaded by import() alone', () => {
	const early = imports.filter(({from, to, how}) => how === 'values' && lazy.includes(to) && topOf(from) !== topOf(to));
	const inOne = imports.filter(({to, how}) => how === 'values' && lazy.includes(to) && to.startsWith('wiring/'));
	const allowed = (one: Import): boolean => one.to === 'netbox/read/endpoints.ts' && ['devices', 'peerings', 'tasks'].includes(topOf(one.from));
	expect([...early, ...inOne].filter((one) => !allowed(one)).map(told)).toEqual([]);
	expect(lazy.filter((name) => !isOurs(name))).toEqual([]);
});

const topOf = (name: string): string => name.split('/')[0] ?? '';

/** The files that import this name from that file. */
const takers = (name: string, of: string): readonly string[] =>
	[...trees].flatMap(([from, tree]) => {
		const named = tree.statements
			.filter(ts.isImportDeclaration)
			.filter((one) => resolve(from, (one.moduleSpecifier as ts.StringLiteral).text) === of);
		const names = named.flatMap(({importClause}) => {
			const bindings = importClause?.namedBindings;
			return bindings && ts.isNamedImports(bindings) ? bindings.elements.map((one) => (one.propertyName ?? one.name).text) : [];
		});
		return names.includes(name) ? [from] : [];
	});

test('a line is cut and walked by its one reading alone, and has one sentence, for which prompt and batch ask', () => {
	expect(takers('tokenize', 'language/read/tokenize.ts')).toEqual(['language/read/read-line.ts']);
	expect(takers('walk', 'language/read/walk.ts')).toEqual(['language/read/read-line.ts']);
	expect(takers('checkPipes', 'pipes/check.ts')).toEqual(['language/sentence-of.ts']);
	expect(takers('sentenceOf', 'language/sentence-of.ts').toSorted()).toEqual(['batch/batch.ts', 'shell/line/submit.ts']);
});

test('the marks of a prompt are written by the writer of the terminal alone', () => {
	expect(takers('marksFor', 'terminal/marks.ts')).toEqual(['view/interactive.tsx']);
	const written = [...trees].filter(([, tree]) => tree.getFullText().includes(']133;')).map(([name]) => name);
	expect(written).toEqual(['terminal/marks.ts']);
});

test('every file but the two entries, main.ts and netbox/open.ts, is imported by another', () => {
	const used = new Set(imports.map(({to}) => to));
	expect(files.filter((name) => !['main.ts', 'netbox/open.ts'].includes(name) && !used.has(name))).toEqual([]);
});

test('no import leads nowhere', () => {
	expect(imports.filter(({to}) => to.endsWith('no such file')).map(told)).toEqual([]);
});

test('no file is longer than 250 lines, but for generated ones', () => {
	const long = [...trees].filter(([name, tree]) => !name.endsWith('.generated.ts') && tree.getLineStarts().length - 1 > 250);
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

test('no name of a type means two things, but in the lab, which is a NetBox of its own, and in the kinds of each app, which it names itself', () => {
	const declared = [...trees].flatMap(([file, tree]) =>
		file.startsWith('lab/') || /^netbox\/kinds\/.*\.generated\.ts$/.test(file)
			? []
			: tree.statements.flatMap((node) => (ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node) ? [`${node.name.text} ${file}`] : [])),
	);
	const nameOf = (one: string): string => one.split(' ')[0] ?? '';
	expect(declared.filter((one) => declared.some((other) => other !== one && nameOf(other) === nameOf(one)))).toEqual([]);
});

/** Functions of more than 40 lines. A `create` or `open` is a list of the functions that it makes, a run is told from top to bottom, a switch is a table with a line or two for each case. */
const longFunctions: Readonly<Record<string, readonly string[]>> = {
	'makes a thing of several functions': [
		'nats/far-run.ts createFarRun',
		'nats/worker.ts startWorker',
		'netbox/transport/http.ts createTransport',
		'store/cache/memory-cache.ts createMemoryCache',
		'store/cache/sqlite-cache.ts createSqliteCache',
		'store/settings/instances.ts createInstances',
		'view/plain-page.ts openPlainPage',
		'wiring/complete/values.ts createValues',
		'wiring/directory.ts createDirectory',
		'wiring/run/perform.ts openPrompt',
		'wiring/services.ts createRunnerOfShell',
		'wiring/state.ts createState',
	],
	'tells a run from its beginning to its end': ['wiring/run/lab-serve.ts serveLab', 'wiring/run/run-lines.ts runLines'],
	'is a switch over all cases': [
		'shell/line/typing.ts obey',
		'terminal/line.ts applyEdit',
		'view/interactive.tsx perform',
		'wiring/complete/netbox-values.ts listingOf',
		'wiring/run/perform.ts perform',
	],
};

test('functions have at most 40 lines, but for those that are named here with a reason', () => {
	const long: string[] = [];
	for (const [file, tree] of trees) {
		const lineAt = (place: number): number => tree.getLineAndCharacterOfPosition(place).line;
		const visit = (node: ts.Node): void => {
			const body = ts.isFunctionLike(node) ? (node as {body?: ts.Node}).body : undefined;
			const name = (node as {name?: ts.Node}).name ?? (node.parent as {name?: ts.Node} | undefined)?.name;
			if (body && lineAt(node.end) - lineAt(node.getStart(tree)) + 1 > 40) long.push(`${file} ${name?.getText(tree) ?? 'without a name'}`);
			ts.forEachChild(node, visit);
		};
		visit(tree);
	}
	expect(long.toSorted()).toEqual(Object.values(longFunctions).flat().toSorted());
});

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

test('the events of a job are folded in one place', () => {
	const folds = places((node) => ts.isIdentifier(node) && node.text === 'applyJobEvent');
	expect([...new Set(folds.map((place) => place.split(':')[0]))]).toEqual(['jobs/job.ts', 'jobs/running-jobs.ts']);
	const listens = places((node) => ts.isPropertyAccessExpression(node) && node.getText() === 'runner.subscribe');
	// A worker passes them on, to where they are folded.
	expect(listens.map((place) => place.split(':')[0])).toEqual(['jobs/running-jobs.ts', 'nats/worker.ts']);
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
	'core/json-text.ts',
	'output/json-row.ts',
	'main.ts',
	'netbox/schema/known-paths.ts',
	'netbox/api/provision.ts',
	'peerings/freshness/proof.ts',
	...['cache', 'change', 'devices', 'hints', 'sessions', 'use'].map((name) => `store/cache/sqlite-${name}.ts`),
	'store/secrets/token-file.ts',
	'language/tree/checked.ts',
	'language/tree/consistency.ts',
	'wiring/netboxes.ts',
];

test('B3 A6 JSON from outside is read by parseJson and written by stringifyJson, in every file', () => {
	const native = places((node) => ts.isPropertyAccessExpression(node) && /^JSON\.(parse|stringify)$/.test(node.getText()));
	const names = new Set(native.map((place) => place.split(':')[0] ?? ''));
	expect([...names].filter((name) => !ownJson.includes(name) && name !== 'lab/reads/openapi/document.ts')).toEqual([]);
});
