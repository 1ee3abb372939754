// Packs the client of NetBox alone, as the package nf-shell-netbox, which depends on nothing:
//   node scripts/pack-client.mjs [FOLDER]
// The tarball goes to the folder, here where none is named. What is packed is what was built.
import {execFileSync} from 'node:child_process';
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

const root = join(import.meta.dirname, '..');
const to = resolve(process.argv[2] ?? '.');
const folder = mkdtempSync(join(tmpdir(), 'nf-client-'));
try {
	const {version, license, engines, exports, sideEffects} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	const manifest = {
		...{name: 'nf-shell-netbox', version, license, engines, type: 'module', sideEffects},
		description: 'A typed client of NetBox: REST, GraphQL, branches and plugins',
		exports: {'.': exports['.'], './package.json': './package.json'},
	};
	writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
	const ofClient = readdirSync(join(root, 'dist')).filter((name) => /^netbox.*\.js$/.test(name));
	for (const name of [...ofClient, 'late/undici.cjs', 'late/zod.cjs', 'types', 'THIRD-PARTY-LICENSES.txt'])
		cpSync(join(root, 'dist', name), join(folder, 'dist', name), {recursive: true});
	cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
	cpSync(join(root, 'docs/client.md'), join(folder, 'README.md'));
	execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', to], {cwd: folder, stdio: ['ignore', 'inherit', 'ignore']});
} finally {
	rmSync(folder, {recursive: true});
}
