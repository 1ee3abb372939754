import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {openApp, type ProgramRun} from '../../src/wiring/app.js';

test('a tree whose command names a task that there is none of is refused as it is loaded, with its place and what was meant', async () => {
	const packageFolder = mkdtempSync(join(tmpdir(), 'nf-tree-'));
	onTestFinished(() => rmSync(packageFolder, {recursive: true}));
	const leaf = {help: 'Shows something', task: 'show.versio', runs: 'here', examples: ['show one']};
	writeFileSync(join(packageFolder, 'shell-tree.json'), JSON.stringify({help: 'r', children: {show: {help: 's', children: {one: leaf}}}}));
	const run = {packageFolder} as ProgramRun;
	expect(await openApp(run, {keepOutputs: false, attended: 'nobody'} as never)).toMatchObject({
		error: {
			code: 'local-io',
			message: 'the command tree is wrong at children.show.children.one.task: there is no task "show.versio". Did you mean "show.version"?',
		},
	});
});
