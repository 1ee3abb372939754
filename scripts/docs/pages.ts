import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/** A page of the project, by its path from the root of the repository. */
export type Page = {readonly path: string; readonly text: string};

/** What is wrong on a page, and where. */
export type Fault = {readonly path: string; readonly line: number; readonly why: string};

/** Every page that people read. */
export function loadPages(root: string): readonly Page[] {
	const inDocs = readdirSync(join(root, 'docs'), {recursive: true, encoding: 'utf8'}).map((path) => join('docs', path));
	const paths = ['README.md', 'CHANGELOG.md', ...inDocs.filter((path) => path.endsWith('.md')).toSorted()];
	return paths.map((path) => ({path, text: readFileSync(join(root, path), 'utf8')}));
}

/** The number of the line, from 1, in which a place of the text stands. */
export const lineAt = (text: string, place: number): number => text.slice(0, place).split('\n').length;
