import * as z from 'zod/mini';
import {CommandNode} from '../src/language/tree/schema.js';
import {commandsPage} from './commands-page.js';
import {generatedKinds} from './kinds/generated-kinds.js';
import {keptSchema} from './kinds/reduced.js';
import {labPage} from './lab-page.js';
import {manPage} from './man-page.js';
import {registryOf} from './registry.js';

/** A file that follows from the tree, the kinds of the lab or a schema of NetBox, by its path from the root of the repository. */
export type GeneratedFile = {readonly path: string; readonly text: string};

/** Every file that follows from the tree, from the kinds of the lab, or, as the types of the client, from the schema of NetBox. */
export const generatedFiles = (tree: CommandNode): readonly GeneratedFile[] => [
	{path: 'src/tasks/registry.generated.ts', text: registryOf(tree)},
	{path: 'docs/shell-tree.schema.json', text: `${JSON.stringify(treeSchema(), undefined, 2)}\n`},
	{path: 'docs/commands.md', text: commandsPage(tree)},
	{path: 'docs/lab.md', text: labPage()},
	{path: 'man/nf.1', text: manPage(tree)},
	...generatedKinds(keptSchema()),
];

/** The JSON Schema of shell-tree.json: a node, that may also name its schema. */
function treeSchema(): object {
	const {$schema, ...node} = z.toJSONSchema(z.object({root: CommandNode}), {io: 'input'});
	const definitions = node.$defs ?? {};
	const [[name = '', root = {}] = []] = Object.entries(definitions);
	const top = {...root, properties: {$schema: {type: 'string'}, ...root.properties}};
	return {$schema, title: 'Command tree of nf', ...top, $defs: {[name]: root}};
}
