import {existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {outcomeOf} from '../../src/core/long-work.js';
import {appendToFile, checkTarget, fileExists, saveFile} from '../../src/store/files/files.js';
import {messageOf, temporaryFolder, unwrap} from '../support/database.js';

/** A home folder and, in it, the folder that nf was started in. */
function places() {
	const home = temporaryFolder();
	const cwd = join(home, 'work');
	mkdirSync(cwd);
	return {home, cwd};
}

const savedFile = (target: Parameters<typeof saveFile>[0]) => outcomeOf(saveFile(target));
const appendedTo = (target: Parameters<typeof appendToFile>[0]) => outcomeOf(appendToFile(target));

test('P12 save-overwrite a path begins where nf was started, or at home, and the file is its owner’s alone', () => {
	const at = places();
	expect(unwrap(savedFile({...at, path: 'peers.json', text: '{\n"é": 1\n}\n', overwrite: false}))).toEqual({lines: 3, bytes: 12});
	expect(unwrap(savedFile({...at, path: '~/peers.txt', text: 'no line feed', overwrite: false}))).toEqual({lines: 1, bytes: 12});
	expect(unwrap(savedFile({...at, path: join(at.home, 'empty'), text: '', overwrite: false}))).toEqual({lines: 0, bytes: 0});
	expect(readFileSync(join(at.cwd, 'peers.json'), 'utf8')).toBe('{\n"é": 1\n}\n');
	expect(readdirSync(at.home)).toEqual(['empty', 'peers.txt', 'work']);
	expect(statSync(join(at.home, 'peers.txt')).mode & 0o777).toBe(0o600);
});

test('P12 save-overwrite a file that exists is left alone unless told otherwise', () => {
	const at = places();
	const save = (text: string, overwrite: boolean) => savedFile({...at, path: 'peers.json', text, overwrite});
	unwrap(save('old', false));
	expect(messageOf(save('new', false))).toBe('"peers.json" exists: add "overwrite".');
	expect([fileExists({...at, path: 'peers.json'}), fileExists({...at, path: '~/peers.json'})]).toEqual([true, false]);
	expect(readFileSync(join(at.cwd, 'peers.json'), 'utf8')).toBe('old');
	unwrap(save('new', true));
	expect(readFileSync(join(at.cwd, 'peers.json'), 'utf8')).toBe('new');
});

test('P12 save-overwrite a failure leaves the old file, and nothing beside it', () => {
	const at = places();
	const long = 'x'.repeat(300);
	expect(messageOf(savedFile({...at, path: long, text: 'a', overwrite: true}))).toBe(`cannot write "${long}": the name is too long.`);
	expect(messageOf(savedFile({...at, path: 'none/peers.json', text: 'a', overwrite: true}))).toBe(
		'cannot write "none/peers.json": no such file or folder.',
	);
	expect(messageOf(savedFile({...at, path: '~', text: 'a', overwrite: true}))).toBe('cannot write "~": it is a folder.');
	expect(readdirSync(at.cwd)).toEqual([]);
});

test('P12 save-overwrite a device is never replaced by a file, and a link stays a link', () => {
	const at = places();
	expect(messageOf(savedFile({...at, path: '/dev/null', text: 'a', overwrite: true}))).toBe('cannot write "/dev/null": it is a device.');
	writeFileSync(join(at.home, 'real'), 'old');
	symlinkSync(join(at.home, 'real'), join(at.cwd, 'link'));
	unwrap(savedFile({...at, path: 'link', text: 'new', overwrite: true}));
	expect([lstatSync(join(at.cwd, 'link')).isSymbolicLink(), readFileSync(join(at.home, 'real'), 'utf8')]).toEqual([true, 'new']);
});

test('appending begins a file of its owner alone, and leaves out the heading after that', () => {
	const at = places();
	const append = (text: string, header: boolean) => unwrap(appendedTo({...at, path: 'peers.csv', text, header}));
	expect(append('device,session\nR1,a\n', true)).toEqual({lines: 2, bytes: 20});
	expect(append('device,session\nR2,b\n', true)).toEqual({lines: 1, bytes: 5});
	append('R3,c\n', false);
	expect(readFileSync(join(at.cwd, 'peers.csv'), 'utf8')).toBe('device,session\nR1,a\nR2,b\nR3,c\n');
	expect(statSync(join(at.cwd, 'peers.csv')).mode & 0o777).toBe(0o600);
});

test.skipIf(!existsSync('/dev/full'))('a full disk is told in prose', () => {
	const refused = appendedTo({...places(), path: '/dev/full', text: 'a', header: false});
	expect(messageOf(refused)).toBe('cannot write "/dev/full": no space left.');
});

test('P12 save-overwrite what stands in the way is told before a command runs as it is when the file is written', () => {
	const at = places();
	writeFileSync(join(at.cwd, 'old'), '');
	mkdirSync(join(at.cwd, 'folder'));
	for (const path of ['old', 'folder', 'no/x', 'old/x', '~', 'new', '~/new']) {
		for (const overwrite of [false, true]) {
			const before = checkTarget({...at, how: 'save', path, overwrite});
			const when = savedFile({...at, path: path === 'old' && overwrite ? 'also-new' : path, text: '', overwrite});
			expect([path, overwrite, before.ok || before.error]).toEqual([path, overwrite, when.ok || when.error]);
			if (path.endsWith('new')) break;
		}
		const later = checkTarget({...at, how: 'append', path, overwrite: false});
		const now = appendedTo({...at, path, text: '', header: false});
		expect([path, later.ok || later.error]).toEqual([path, now.ok || now.error]);
	}
});
