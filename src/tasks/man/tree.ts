import {ok} from '../../core/result.js';
import {drawTree} from '../../language/tree/man.js';
import {findPath} from '../../language/tree/visit.js';
import {text} from '../../output/output.js';
import {defineTask} from '../task.js';

/** The tree of commands and options, whole or from one place down. */
export const run = defineTask('man.tree', async ({path = []}, {tree}) => {
	const found = findPath(tree, path);
	return found.ok ? ok(text(drawTree(tree, found.value))) : found;
});
