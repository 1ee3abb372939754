import {execFile} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {transformSync} from 'esbuild';
import typescript from 'typescript';
import {expect, onTestFinished, test} from 'vitest';
import {adminToken, startedLab} from './api/support.js';

const root = join(import.meta.dirname, '../..');
const examples = readFileSync(join(root, 'docs/client.md'), 'utf8')
	.split('\n## ')
	.flatMap((section) => [...section.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => ({title: section.split('\n')[0] ?? '', code})));

/** A project in a folder of its own that has installed this package. */
function project(): string {
	const folder = mkdtempSync(join(tmpdir(), 'nf-client-'));
	onTestFinished(() => rmSync(folder, {recursive: true}));
	mkdirSync(join(folder, 'node_modules/@types'), {recursive: true});
	symlinkSync(root, join(folder, 'node_modules/nf-shell'));
	symlinkSync(join(root, 'node_modules/@types/node'), join(folder, 'node_modules/@types/node'));
	writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
	return folder;
}

const compiled: typescript.CompilerOptions = {
	module: typescript.ModuleKind.NodeNext,
	target: typescript.ScriptTarget.ES2022,
	strict: true,
	noEmit: true,
	skipLibCheck: true,
	types: ['node'],
};
const host = typescript.createCompilerHost(compiled);
const read = host.getSourceFile;
const declarations = new Map<string, typescript.SourceFile | undefined>();
/** Declarations are the same for every project, and read once. */
host.getSourceFile = (path, ...how) => {
	if (!path.startsWith(root)) return read(path, ...how);
	if (!declarations.has(path)) declarations.set(path, read(path, ...how));
	return declarations.get(path);
};

/** The faults that a compiler finds in a file of such a project. */
function faultsIn(folder: string, code: string): readonly string[] {
	const file = join(folder, 'sample.ts');
	writeFileSync(file, code);
	const program = typescript.createProgram([file], {...compiled, typeRoots: [join(folder, 'node_modules/@types')]}, host);
	return typescript.getPreEmitDiagnostics(program).map(({messageText}) => typescript.flattenDiagnosticMessageText(messageText, ' '));
}

test('docs/client.md has examples', () => {
	expect(examples.length).toBeGreaterThanOrEqual(6);
});

test.each(examples)(
	'the example of "$title" compiles and runs against a NetBox',
	async ({code}) => {
		const lab = await startedLab();
		const folder = project();
		expect(faultsIn(folder, code)).toEqual([]);
		writeFileSync(join(folder, 'sample.mjs'), transformSync(code, {loader: 'ts', format: 'esm', target: 'node20'}).code);
		const env = {PATH: process.env['PATH'] ?? '', NETBOX_URL: lab.url, NETBOX_TOKEN: adminToken};
		const {stdout, stderr} = await promisify(execFile)(process.execPath, ['sample.mjs'], {cwd: folder, env});
		expect(stderr).toBe('');
		expect(stdout).not.toMatch(/\bnever\b/);
	},
	60_000,
);

const opened = "import {netbox, orThrow} from 'nf-shell/netbox';\nconst nb = orThrow(netbox({url: 'https://netbox.example', token: 't'}));\n";
const devices = (filter: string, options: string) => `orThrow(await nb.dcim.devices.list(${filter}, ${options}))`;

test.each([
	['a device has a name', `export const name: string | null | undefined = ${devices("{name__ic: 'leaf'}", '{pageSize: 5}')}[0]?.name;`, undefined],
	['a filter of devices must exist', `export const rows = ${devices("{nmae: 'leaf'}", '{}')};`, "'nmae' does not exist in type"],
	[
		'where fields are chosen no other is promised',
		`export const name: string = ${devices('{}', "{fields: ['id']}")}[0]!.name;`,
		"is not assignable to type 'string'",
	],
	['a list must exist', 'export const list = nb.dcim.noSuchList;', "Property 'noSuchList' does not exist"],
])(
	'the types of the package: %s',
	(_, code, fault) => {
		const faults = faultsIn(project(), opened + code).join();
		expect(faults).toEqual(fault === undefined ? '' : expect.stringContaining(fault));
	},
	60_000,
);
