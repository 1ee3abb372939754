import {document} from '../../output.js';
import {ok} from '../../result.js';
import {jsonSchemaOf} from '../../tree/json-schema.js';
import {findPath} from '../../tree/visit.js';
import {defineTask} from '../task.js';

/** JSON Schema of a command's options; without a path, of every command. */
export const run = defineTask('man.json-schema', async ({path = []}, {tree}) => {
	const found = findPath(tree, path);
	return found.ok ? ok(document(jsonSchemaOf(tree, found.value))) : found;
});
