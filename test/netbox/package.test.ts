import {execFile} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {transformSync} from 'esbuild';
import typescript from 'typescript';
import {expect, onTestFinished, test} from 'vitest';
import {netbox, orThrow} from '../../src/netbox/open.js';
import {appNames} from '../../src/netbox/read/object-types.js';
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
const faultsOf = (program: typescript.Program, file?: typescript.SourceFile): readonly string[] =>
	typescript.getPreEmitDiagnostics(program, file).map(({messageText}) => typescript.flattenDiagnosticMessageText(messageText, ' '));

test('docs/client.md has examples', () => {
	expect(examples.length).toBeGreaterThanOrEqual(6);
});

test('docs/client.md has an example of every call', () => {
	const nb = orThrow(netbox({url: 'http://127.0.0.1:1', token: 't'}));
	const {dcim, branching, ...rest} = nb;
	const apps = new Set(Object.keys(appNames));
	// Of these only the shell knows: they are no part of the types that are published.
	const internal = new Set(['objectFields', 'relationsTo', 'keptLists', 'send']);
	const calls = [
		...Object.keys(rest),
		...Object.keys(dcim.sites),
		...Object.keys(branching).filter((name) => name !== 'changes' && name !== 'branchEvents'),
	];
	const code = examples.map((example) => example.code).join('\n');
	const named = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(code);
	expect(calls.filter((name) => !apps.has(name) && !internal.has(name) && !named(name))).toEqual([]);
	for (const name of ['changed', 'ExactNumber', 'netbox', 'orThrow', 'parseJson', 'provision', 'stringifyJson', 'writable'])
		expect(code).toContain(name);
});

test.each(examples)(
	'the example of "$title" compiles and runs against a NetBox',
	async (example) => {
		const {code} = example;
		const lab = await startedLab();
		const folder = project();
		expect(checkedOnce().examples[examples.indexOf(example)]).toEqual([]);
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

const samples: readonly (readonly [what: string, code: string, fault: string | undefined])[] = [
	['a device has a name', `export const name: string | null | undefined = ${devices("{name__ic: 'leaf'}", '{pageSize: 5}')}[0]?.name;`, undefined],
	['a filter of devices must exist', `export const rows = ${devices("{nmae: 'leaf'}", '{}')};`, "'nmae' does not exist in type"],
	[
		'where fields are chosen no other is promised',
		`export const name: string = ${devices('{}', "{fields: ['id']}")}[0]!.name;`,
		"Property 'name' does not exist",
	],
	['a device has a site', `export const site: string = ${devices('{}', '{}')}[0]!.site.name;`, undefined],
	['a status is one of some', `export const is = ${devices('{}', '{}')}[0]!.status.value === 'aktive';`, 'have no overlap'],
	['what may be null says so', `export const site = ${devices('{}', '{}')}[0]!.tenant.name;`, "is possibly 'null'"],
	['a filter takes what NetBox takes', `export const rows = ${devices("{status: 'aktive'}", '{}')};`, `'"aktive"' is not assignable`],
	['an id is a number', `export const rows = ${devices("{site_id: '1'}", '{}')};`, "'string' is not assignable"],
	['fields that were chosen are there', `export const name: string | null = ${devices('{}', "{fields: ['name']}")}[0]!.name;`, undefined],
	['fields must exist', `export const rows = ${devices('{}', "{fields: ['nmae']}")};`, '\'"nmae"\' is not assignable'],
	['what is left out is not there', `export const site = ${devices('{}', "{omit: ['site']}")}[0]!.site;`, "Property 'site' does not exist"],
	['a body has no other names', "export const made = await nb.dcim.sites.create({name: 'a', slug: 'a', facilty: 'x'});", "'facilty' does not exist"],
	['a body needs what NetBox needs', "export const made = await nb.dcim.sites.create({name: 'a'});", "Property 'slug' is missing"],
	['a change says a part', "export const made = await nb.dcim.sites.update(1, {status: 'planned', tags: [1, {slug: 'x'}]});", undefined],
	['lists of plugins have types', 'export const name: string = orThrow(await nb.bgp.peerGroups.list())[0]!.name;', undefined],
	['a list that nobody writes takes no body', 'export const made = await nb.core.objectChanges.create({});', 'is not assignable'],
	['kinds have names', "import type {dcim} from 'nf-shell/netbox';\nexport const name = (site: dcim.Site): string => site.slug;", undefined],
	['a list must exist', 'export const list = nb.dcim.noSuchList;', "Property 'noSuchList' does not exist"],
];

type Checked = {readonly samples: readonly (readonly string[])[]; readonly examples: readonly (readonly string[])[]};
let checked: Checked | undefined;

/** The faults that a compiler finds in each sample and in each example, by one program: it reads the types once. */
function checkedOnce(): Checked {
	if (checked) return checked;
	const folder = project();
	const written = (kind: string, codes: readonly string[]): readonly string[] =>
		codes.map((code, place) => {
			const file = join(folder, `${kind}-${place}.ts`);
			writeFileSync(file, code);
			return file;
		});
	const files = {
		samples: written(
			'sample',
			samples.map(([, code]) => opened + code),
		),
		examples: written(
			'example',
			examples.map(({code}) => code),
		),
	};
	const options = {...compiled, typeRoots: [join(folder, 'node_modules/@types')]};
	const program = typescript.createProgram([...files.samples, ...files.examples], options, host);
	const faults = (file: string): readonly string[] => faultsOf(program, program.getSourceFile(file));
	checked = {samples: files.samples.map(faults), examples: files.examples.map(faults)};
	return checked;
}

test.each(samples.map(([what, , fault], place) => ({what, fault, place})))(
	'G8 the types of the package: $what',
	({fault, place}) => {
		expect(checkedOnce().samples[place]?.join()).toEqual(fault === undefined ? '' : expect.stringContaining(fault));
	},
	60_000,
);
