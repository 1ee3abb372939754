/** What is published, unpacked into a folder where nothing else is installed but what it depends on. */
import {execFile, execFileSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, posix} from 'node:path';
import {promisify} from 'node:util';
import {build} from 'esbuild';
import typescript from 'typescript';
import {afterAll, beforeAll, expect, test} from 'vitest';

const root = join(import.meta.dirname, '../..');
const home = mkdtempSync(join(tmpdir(), 'nf-package-'));
const installed = join(home, 'node_modules', 'nf-shell');
const inPackage = (path: string): string => readFileSync(join(installed, path), 'utf8');

beforeAll(() => {
	// What is packed is what was built: no script of npm's builds it again.
	execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', home], {cwd: root, stdio: 'ignore'});
	const [tarball = ''] = readdirSync(home).filter((name) => name.endsWith('.tgz'));
	mkdirSync(installed, {recursive: true});
	execFileSync('tar', ['-xzf', join(home, tarball), '-C', installed, '--strip-components=1']);
	for (const name of Object.keys((JSON.parse(inPackage('package.json')) as {dependencies: object}).dependencies))
		symlinkSync(join(root, 'node_modules', name), join(home, 'node_modules', name));
}, 60_000);
afterAll(() => rmSync(home, {recursive: true, force: true}));

/** Runs the program as it was published; what it keeps is in a folder of its own. */
const nf = async (args: readonly string[], program = installed): Promise<string> => {
	const env = {PATH: process.env['PATH'] ?? '', HOME: home, NF_HOME: join(home, 'state'), NF_KEYCHAIN: 'off'};
	return (await promisify(execFile)(process.execPath, [join(program, 'bin/nf.js'), ...args], {cwd: home, env})).stdout;
};

test('E1 depends only on the package that cannot be bundled, and ships nothing that only tests need', () => {
	const {dependencies, optionalDependencies} = JSON.parse(inPackage('package.json')) as Record<string, Record<string, string>>;
	expect([Object.keys(dependencies ?? {}), Object.keys(optionalDependencies ?? {})]).toEqual([['better-sqlite3'], ['@napi-rs/keyring']]);
	const files = readdirSync(installed, {recursive: true, encoding: 'utf8'});
	expect(files.filter((path) => /metafile|\.map$|\.LEGAL\.txt$|\.test\.|^(src|test|scripts|bench)\b/.test(path))).toEqual([]);
	expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'CHANGELOG.md', 'man/nf.1', 'dist/THIRD-PARTY-LICENSES.txt']));
});

test('E1 gives its manual page in the form in which npm installs one', () => {
	// A text in place of the list is taken by npm as it is, and then passed over.
	expect((JSON.parse(inPackage('package.json')) as {man: unknown}).man).toEqual(['./man/nf.1']);
});

test('E1 has the name by which README installs it', () => {
	const {name, version} = JSON.parse(inPackage('package.json')) as {name: string; version: string};
	expect(inPackage('README.md')).toContain(`npm install -g ./${name}-${version}.tgz\n`);
});

test('E1 ships a licence text of every package of which it holds code', () => {
	const {outputs} = JSON.parse(readFileSync(join(root, 'dist/metafile.json'), 'utf8')) as {outputs: Record<string, {inputs: object}>};
	const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs));
	const folders = new Set(inputs.flatMap((path) => /((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path.replace(/^[\w-]+:/, ''))?.[1] ?? []));
	expect(folders.size).toBeGreaterThan(40);
	const sections = inPackage('dist/THIRD-PARTY-LICENSES.txt').split(`\n${'='.repeat(80)}\n`);
	for (const folder of folders) {
		const {name, version, license} = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Record<string, string>;
		const [section] = sections.filter((text) => text.trimStart().startsWith(`${name} ${version} (${license})\n`));
		expect(section, folder).toMatch(/Copyright|©/i);
		expect(section?.length, folder).toBeGreaterThan(600);
	}
});

test('E1 runs where nothing else is installed', async () => {
	expect(await nf(['--version'])).toMatch(/^nf \d/);
	const peerings = await nf(['netbox', 'get', 'bgp-peerings', 'devices', 'fceos4']);
	expect(Object.keys((JSON.parse(peerings) as Record<string, object>)['fceos4'] ?? {})).toHaveLength(3);
	for (const form of ['yaml', 'csv', 'table']) expect(await nf(['-c', `show instances | ${form}`])).toContain('lab');
	expect(await nf(['-c', 'set cli output json', '-c', 'show instances | match lab'])).toContain('lab');
});

test('E1 the client runs, and its types name nothing but each other, where nothing else is installed', async () => {
	const types = readdirSync(join(installed, 'dist/types'), {recursive: true, encoding: 'utf8'}).filter((path) => path.endsWith('.d.ts'));
	const named = types.flatMap((path) =>
		[...inPackage(`dist/types/${path}`).matchAll(/(?:from |import\()['"]([^'"]+)['"]/g)].map(([, name = '']) => ({path, name})),
	);
	expect(named.length).toBeGreaterThan(50);
	const missing = named.filter(({path, name}) => !types.includes(posix.join(posix.dirname(path), name).replace(/\.js$/, '.d.ts')));
	expect(missing).toEqual([]);
	const code = `import {netbox, orThrow} from 'nf-shell';
		import * as same from 'nf-shell/netbox';
		const nb = orThrow(netbox({url: 'http://127.0.0.1:1', token: 't'}));
		const {ok, error} = await nb.dcim.devices.list({});
		console.log(ok, error.code, same.netbox === netbox);
		await nb.close();`;
	writeFileSync(join(home, 'sample.mjs'), code);
	const {stdout} = await promisify(execFile)(process.execPath, ['sample.mjs'], {cwd: home});
	expect(stdout).toBe('false unreachable true\n');
});

/** The client packed alone, unpacked where nothing else is. */
const clientAlone = (): string => {
	const folder = mkdtempSync(join(home, 'alone-'));
	execFileSync(process.execPath, ['scripts/pack-client.mjs', folder], {cwd: root, stdio: 'ignore'});
	const [tarball = ''] = readdirSync(folder);
	const at = join(folder, 'node_modules/nf-shell-netbox');
	mkdirSync(at, {recursive: true});
	execFileSync('tar', ['-xzf', join(folder, tarball), '-C', at, '--strip-components=1']);
	return folder;
};

test('G9 the client alone is one package: it is imported and required, its types need no others, and one function of it is small', async () => {
	const folder = clientAlone();
	const manifest = JSON.parse(readFileSync(join(folder, 'node_modules/nf-shell-netbox/package.json'), 'utf8')) as Record<string, unknown>;
	expect([manifest['dependencies'], manifest['optionalDependencies'], manifest['peerDependencies'], manifest['sideEffects']]).toEqual([
		...[undefined, undefined, undefined, false],
	]);
	const show = 'console.log(Object.keys(client).filter((name) => name !== "default" && name !== "module.exports").sort().join());';
	writeFileSync(join(folder, 'sample.mjs'), `import * as client from 'nf-shell-netbox';${show}`);
	writeFileSync(join(folder, 'sample.cjs'), `const client = require('nf-shell-netbox');${show}`);
	const names = 'ExactNumber,changed,netbox,orThrow,parseJson,provision,stringifyJson,writable\n';
	for (const file of ['sample.mjs', 'sample.cjs']) {
		const {stdout} = await promisify(execFile)(process.execPath, [file], {cwd: folder});
		expect(stdout).toBe(names);
	}
	expect(standingAlone(folder)).toEqual([]);
	const stdin = {contents: "import {writable} from 'nf-shell-netbox'; console.log(writable({id: 1}));", resolveDir: folder};
	const {outputFiles} = await build({stdin, bundle: true, minify: true, format: 'esm', platform: 'node', write: false});
	expect(outputFiles[0]?.contents.length).toBeLessThan(5_000);
}, 60_000);

/** The faults that a compiler finds in users of the client who have no types of Node and none of a browser, in each way to resolve a module. */
function standingAlone(folder: string): readonly string[] {
	const code = `const nb = client.orThrow(client.netbox({url: 'x', token: 't'}));
		export const name = async (): Promise<string | null> => client.orThrow(await nb.dcim.devices.get(1))?.name ?? null;
		export const big = (value: unknown): boolean => value instanceof client.ExactNumber;`;
	const write = (name: string): string => {
		writeFileSync(join(folder, name), `import * as client from 'nf-shell-netbox';\n${code}`);
		return join(folder, name);
	};
	const plain = {strict: true, noEmit: true, types: [], lib: ['lib.es2023.d.ts'], target: typescript.ScriptTarget.ES2022};
	const {ModuleKind, ModuleResolutionKind, resolveModuleName, sys} = typescript;
	const files = [write('of-module.mts'), write('of-script.cts')];
	const faults = typescript
		.getPreEmitDiagnostics(typescript.createProgram(files, {...plain, module: ModuleKind.Node16}))
		.map(({messageText}) => typescript.flattenDiagnosticMessageText(messageText, ' '));
	// The other ways differ in what they find alone.
	const others = [ModuleResolutionKind.NodeNext, ModuleResolutionKind.Bundler].map(
		(moduleResolution) =>
			resolveModuleName('nf-shell-netbox', join(folder, 'of-module.mts'), {moduleResolution}, sys).resolvedModule?.resolvedFileName,
	);
	return [...faults, ...others.filter((file) => !/\/types\/netbox\/open\.d\.c?ts$/.test(file ?? '')).map((file) => `found ${file}`)];
}

test('E2 kept code with a flipped bit, cut short or emptied is compiled anew', async () => {
	const copy = join(home, 'copy', 'nf-shell');
	cpSync(installed, copy, {recursive: true});
	symlinkSync(join(home, 'node_modules'), join(home, 'copy', 'node_modules'));
	const path = join(copy, 'dist/program.cjs.code');
	const whole = readFileSync(path);
	const version = await nf(['show', 'version', '|', 'json'], copy);
	const flipped = (place: number): Buffer => {
		const code = Buffer.from(whole);
		code[place] = (code[place] ?? 0) ^ 0x10;
		return code;
	};
	for (const damaged of [...[7, 40, 100_000, whole.length - 1].map(flipped), whole.subarray(0, 5_000), Buffer.alloc(0)]) {
		writeFileSync(path, damaged);
		expect(await nf(['show', 'version', '|', 'json'], copy)).toBe(version);
	}
});

test('E2 a program that was edited to the same length is what runs', async () => {
	const copy = join(home, 'edited', 'nf-shell');
	cpSync(installed, copy, {recursive: true});
	symlinkSync(join(home, 'node_modules'), join(home, 'edited', 'node_modules'));
	const path = join(copy, 'dist/program.cjs');
	const text = readFileSync(path, 'utf8');
	const said = (await nf(['-c', 'nosuch'], copy).catch(({stderr}: {stderr: string}) => stderr)).trim();
	expect(said).toContain('unknown command');
	writeFileSync(path, text.replaceAll('unknown command', 'UNKNOWN COMMAND'));
	expect(await nf(['-c', 'nosuch'], copy).catch(({stderr}: {stderr: string}) => stderr)).toContain('UNKNOWN COMMAND');
});

test('E2 no file that is shipped holds the path of the folder that it was built in', () => {
	const files = readdirSync(join(installed, 'dist'), {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
	const paths = files.map((entry) => join(entry.parentPath, entry.name));
	expect(paths.filter((path) => path.endsWith('.code')).length).toBeGreaterThan(3);
	expect(paths.filter((path) => readFileSync(path).includes(root))).toEqual([]);
});
