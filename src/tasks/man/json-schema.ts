import {ok} from '../../core/result.js';
import {jsonSchemaOf} from '../../language/tree/json-schema.js';
import {findPath} from '../../language/tree/visit.js';
import {document} from '../../output/output.js';
import {defineTask} from '../task.js';

/** JSON Schema of a command's options; without a path, of every command. */
export const run = defineTask('man.json-schema', async ({path = []}, {tree}) => {
	const found = findPath(tree, path);
	return found.ok ? ok(document(jsonSchemaOf(tree, found.value))) : found;
});
