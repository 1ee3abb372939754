import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {fileValues} from '../../src/wiring/complete/file-values.js';
import {temporaryFolder} from '../support/database.js';

function folders() {
	const [home, cwd] = [temporaryFolder(), temporaryFolder()];
	mkdirSync(join(cwd, 'lab'));
	for (const path of [join(cwd, 'peers.json'), join(cwd, '.hidden'), join(cwd, 'lab', 'x.csv'), join(home, 'mine.txt')]) writeFileSync(path, '');
	return {home, cwd};
}

test('H14 value-sources files and folders where nf was started, in a folder below, and at home', () => {
	const at = folders();
	expect(fileValues('', at)).toEqual([
		{text: 'lab/', help: 'folder', open: true},
		{text: 'peers.json', help: ''},
	]);
	expect(fileValues('lab/', at)).toEqual([{text: 'lab/x.csv', help: ''}]);
	expect(fileValues('~/', at)).toEqual([{text: '~/mine.txt', help: ''}]);
	expect(fileValues(`${at.cwd}/lab/`, at)).toEqual([{text: `${at.cwd}/lab/x.csv`, help: ''}]);
});

test('H14 value-sources a folder that is not there has nothing', () => {
	expect(fileValues('nothing/', folders())).toEqual([]);
});
