import {readFileSync} from 'node:fs';
import {ok, type Result} from '../../core/result.js';
import type {CommandNode} from './schema.js';

/**
 * The tree at `path`: the one that was checked before where the file still has that text to the letter, so that a start need not load what checks
 * it. `local-io` where it cannot be read or is wrong. What the build left at `checkedPath` is a text of shell-tree.json that was found right, a byte
 * of nothing, and the tree it gave as JSON. Nothing freezes that tree, which takes a start as long as parsing it: those of `loadTree`, which tests
 * use, are frozen.
 */
export async function loadCheckedTree(path: string, checkedPath: string): Promise<Result<CommandNode>> {
	try {
		const [checked, source] = [readFileSync(checkedPath), readFileSync(path)];
		const end = source.length;
		if (checked[end] === 0 && source.equals(checked.subarray(0, end))) return ok(JSON.parse(checked.toString('utf8', end + 1)) as CommandNode);
	} catch {
		// Nothing was checked, or there is no tree: loading says so.
	}
	const {loadTree} = await import('./load.js');
	return loadTree(path);
}
