import {readFileSync} from 'node:fs';
import {ok, type Result} from '../../core/result.js';
import {frozen} from './frozen.js';
import type {CommandNode} from './schema.js';

/** A text of shell-tree.json that was found right, and the tree it gave. Written by the build. */
type CheckedTree = {readonly source: string; readonly tree: CommandNode};

/**
 * The tree at `path`, deeply frozen: the one that was checked before where the file still has that text to the letter, so that
 * a start need not load what checks it. `local-io` where it cannot be read or is wrong.
 */
export async function loadCheckedTree(path: string, checkedPath: string): Promise<Result<CommandNode>> {
	try {
		const checked = JSON.parse(readFileSync(checkedPath, 'utf8')) as CheckedTree;
		if (checked.source === readFileSync(path, 'utf8')) return ok(frozen(checked.tree));
	} catch {
		// Nothing was checked, or there is no tree: loading says so.
	}
	const {loadTree} = await import('./load.js');
	return loadTree(path);
}
