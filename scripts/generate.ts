import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {loadTree} from '../src/language/tree/load.js';
import {generatedFiles} from './generated-files.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const isCheck = process.argv.includes('--check');

const tree = loadTree(join(root, 'shell-tree.json'));
if (tree.ok) generatedFiles(tree.value).forEach(settle);
else fail(tree.error.message);

function settle({path, text}: {readonly path: string; readonly text: string}): void {
	const file = join(root, path);
	if (read(file) === text) return;
	if (isCheck) {
		fail(`${path} is not fresh: run "npm run generate"`);
		return;
	}
	mkdirSync(dirname(file), {recursive: true});
	writeFileSync(file, text);
}

function read(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return undefined;
	}
}

function fail(message: string): void {
	console.error(message);
	process.exitCode = 1;
}
