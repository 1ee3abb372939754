import {readFileSync} from 'node:fs';
import {failure} from '../../core/failure.js';
import {parseJson} from '../../core/json-text.js';
import {err, ok, type Result} from '../../core/result.js';
import {inWords} from '../../core/zod-messages.js';
import {findTreeFault} from './consistency.js';
import {frozen} from './frozen.js';
import {CommandNode, TreeFile} from './schema.js';

/** The tree of a parsed shell-tree.json, or `local-io` that names the JSON path at fault (`children.show.help`). */
export function parseTree(json: unknown): Result<CommandNode> {
	const file = TreeFile.safeParse(json);
	if (!file.success) return wrong('the top', 'it is no JSON object');
	const {$schema: _, ...root} = file.data;
	const tree = CommandNode.safeParse(root, inWords);
	if (!tree.success) {
		const [issue] = tree.error.issues;
		return wrong(issue?.path.join('.') || 'the top', issue?.message ?? 'it has another shape');
	}
	const fault = findTreeFault(tree.data);
	return fault ? wrong(fault.path, fault.why) : ok(tree.data);
}

/** Reads, checks and deeply freezes the tree at `path`; `local-io` where it cannot be read or is wrong. */
export function loadTree(path: string): Result<CommandNode> {
	const json = readJson(path);
	if (!json.ok) return json;
	const tree = parseTree(json.value);
	return tree.ok ? ok(frozen(tree.value)) : tree;
}

function readJson(path: string): Result<unknown> {
	try {
		return ok(parseJson(readFileSync(path, 'utf8')));
	} catch (error) {
		return err(failure.localIo(`cannot read the command tree "${path}": ${error instanceof Error ? error.message : String(error)}.`));
	}
}

const wrong = (path: string, why: string): Result<never> => err(failure.localIo(`the command tree is wrong at ${path}: ${why.replace(/\.$/, '')}.`));
