import type {Result} from '../../core/result.js';
import type {Sentence} from '../../language/read/sentence.js';
import type {CommandNode} from '../../language/tree/schema.js';
import {findNode} from '../../language/tree/visit.js';

/** How NetBox writes tokens: v2 since 4.5 as `nbt_<key>.<secret>`, v1 as 40 hexadecimal digits. */
const token = /\bnbt_\w+\.\w+|\b[0-9a-f]{40}\b/i;

/** Whether a line must not be kept: text shaped like a token stands in it, or a secret option is given. */
export function holdsSecret(tree: CommandNode, line: string, read: Result<Sentence, unknown>): boolean {
	if (token.test(line)) return true;
	if (!read.ok || read.value.kind !== 'run') return false;
	const {path, args} = read.value.command;
	return Object.entries(findNode(tree, path)?.args ?? {}).some(([name, {secret}]) => secret && Object.hasOwn(args, name));
}
