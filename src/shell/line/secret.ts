import type {Result} from '../../core/result.js';
import type {ReadLine} from '../../language/read/read-line.js';
import type {Sentence} from '../../language/read/sentence.js';
import {showsSecret} from '../../text/secret-shape.js';

/** Whether a line must not be kept: text shaped like a token stands in it, or a secret option is given. */
export function holdsSecret({shown, walk}: ReadLine, said: Result<Sentence, unknown>): boolean {
	if (showsSecret(shown)) return true;
	if (!said.ok || said.value.kind !== 'run') return false;
	const {args} = said.value.command;
	return Object.entries(walk.node.args).some(([name, {secret}]) => secret && Object.hasOwn(args, name));
}
