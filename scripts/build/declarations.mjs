// The types of the client, for those who import the package.
import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import typescript from 'typescript';

/** The declarations of what the package exports, doc comments included, and what they name. Types are checked elsewhere. */
export const declare = async (root, outDir) => {
	const {config} = typescript.readConfigFile(join(root, 'tsconfig.json'), typescript.sys.readFile);
	const {options} = typescript.convertCompilerOptionsFromJson(config.compilerOptions, root);
	const emit = {noEmit: false, declaration: true, emitDeclarationOnly: true, stripInternal: true, rootDir: join(root, 'src'), outDir};
	const entry = join(root, 'src/netbox/open.ts');
	const program = typescript.createProgram([entry], {...options, ...emit});
	program.emit();
	standAlone(outDir);
	writeFileSync(join(outDir, 'netbox/open.d.cts'), forCommonJs(program.getTypeChecker(), program.getSourceFile(entry)));
	const reached = declarationsFrom(join(outDir, 'netbox/open.d.ts'));
	for (const name of declarationsIn(outDir)) if (!reached.has(join(outDir, name))) rmSync(join(outDir, name));
};

const declarationsIn = (folder) => readdirSync(folder, {recursive: true}).filter((name) => name.endsWith('.d.ts'));

/** A file of declarations, and those that it names, and so on. */
const declarationsFrom = (path, reached = new Set()) => {
	if (reached.has(path)) return reached;
	reached.add(path);
	const named = readFileSync(path, 'utf8').matchAll(/from '(\.[^']+)\.js'|import\("(\.[^"]+)\.js"\)/g);
	for (const [, from, of] of named) declarationsFrom(join(dirname(path), `${from ?? of}.d.ts`), reached);
	return reached;
};

/** Neither "dom" nor @types/node is needed: of the platform's types the declarations name this one alone. */
const standAlone = (outDir) => {
	const file = join(outDir, 'core/abort-signal.d.ts');
	writeFileSync(
		file,
		`/** The AbortSignal of the platform, or, where its types are not known, what is needed of one. */
export type AbortSignal = typeof globalThis extends {AbortSignal: {prototype: infer Signal}} ? Signal : {readonly aborted: boolean};
`,
	);
	for (const name of declarationsIn(outDir)) {
		const path = join(outDir, name);
		const text = readFileSync(path, 'utf8');
		if (path === file || !/\bAbortSignal\b/.test(text)) continue;
		const from = relative(dirname(path), file)
			.replace(/^(?!\.)/, './')
			.replace(/\.d\.ts$/, '.js');
		writeFileSync(path, `import type {AbortSignal} from '${from}';\n${text}`);
	}
};

/** For those who require the package, which Node can from 20.19 on: the same, for TypeScript takes an ES module for none of theirs. */
const forCommonJs = (checker, entry) => {
	const {Alias, Class, Function: Callable, Variable} = typescript.SymbolFlags;
	const values = checker
		.getExportsOfModule(checker.getSymbolAtLocation(entry))
		.map((symbol) => [symbol.name, symbol.flags & Alias ? checker.getAliasedSymbol(symbol) : symbol])
		.filter(([, {flags}]) => flags & (Callable | Class | Variable));
	const lines = values.map(([name, symbol]) => {
		const doc = typescript.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/g, ' ');
		const isClass = symbol.flags & Class;
		return `/** ${doc} */\nexport declare const ${name}: typeof client.${name};\n${isClass ? `export type ${name} = client.${name};\n` : ''}`;
	});
	const how = "with {'resolution-mode': 'import'}";
	return `import type * as client from './open.js' ${how};\nexport type * from './open.js' ${how};\n${lines.join('')}`;
};
