import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {type Fault, lineAt, type Page} from './pages.js';

/** Links to files that are not there, and files named in the text that are not there. */
export const checkLinks = (root: string, page: Page): readonly Fault[] => [...brokenLinks(root, page), ...missingFiles(root, page)];

function brokenLinks(root: string, {path, text}: Page): Fault[] {
	return [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)]
		.filter(([, target = '']) => !existsSync(join(root, dirname(path), target)))
		.map(({1: target, index}) => ({path, line: lineAt(text, index), why: `the link leads to nothing: ${target}`}));
}

/** `src/peerings/freshness/proof.ts`, or `view/layout.ts` for a file below src. Patterns and folders of other projects are not meant. */
function missingFiles(root: string, {path, text}: Page): Fault[] {
	return [...text.matchAll(/`((?:[\w-]+\/)+[\w.-]*\.(?:tsx?|mjs|json|md))`/g)]
		.filter(([, file = '']) => ![root, join(root, 'src')].some((folder) => existsSync(join(folder, file))))
		.map(({1: file, index}) => ({path, line: lineAt(text, index), why: `there is no file ${file}`}));
}
