import {type Dirent, readdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import type {OfferedValue} from '../../shell/message.js';

/** Where the user's paths begin. */
export type PathRoots = {readonly home: string | undefined; readonly cwd: string};

/**
 * Files and folders in a folder as the user has begun to write it (`~/peers/`, empty for the folder where nf was started): folders end in a slash. An
 * unreadable folder offers nothing; hidden files are left out.
 */
export function fileValues(written: string, {home, cwd}: PathRoots): readonly OfferedValue[] {
	const isHome = home !== undefined && written.startsWith('~/');
	const folder = isHome ? join(home, written.slice(2)) : resolve(cwd, written);
	return entriesOf(folder)
		.filter(({name}) => !name.startsWith('.'))
		.map((entry) => (entry.isDirectory() ? {text: `${written}${entry.name}/`, help: 'folder', open: true} : {text: written + entry.name, help: ''}))
		.toSorted((a, b) => (a.text < b.text ? -1 : 1));
}

function entriesOf(folder: string): readonly Dirent[] {
	try {
		return readdirSync(folder, {withFileTypes: true});
	} catch {
		return [];
	}
}
