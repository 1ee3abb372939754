import {failure} from '../../core/failure.js';
import {err, ok} from '../../core/result.js';
import {jsonSchemaOf} from '../../language/tree/json-schema.js';
import {type Leaf, leaves, taskLabel} from '../../language/tree/visit.js';
import {document, rows, text} from '../../output/output.js';
import {nearest} from '../../text/did-you-mean.js';
import {defineTask} from '../task.js';

/** Tasks with the commands that run them; of one task also its input and what it gives. */
export const run = defineTask('man.tasks', async ({name, brief}, {tree}) => {
	const all = leaves(tree).filter(({node}) => node.task !== undefined);
	if (name !== undefined) {
		const leaf = all.find(({node}) => node.task === name || taskLabel(node.task ?? '') === name);
		const names = all.map(({node}) => node.task ?? '');
		return leaf ? ok(document(describeTask(tree, leaf))) : err(failure.unknownPath(name, nearest(name, [...names, ...names.map(taskLabel)])));
	}
	if (brief === true) return ok(text([...new Set(all.map(({node}) => node.task))].join('\n')));
	return ok(
		rows(
			all.map(({path, node}) => ({task: node.task ?? '', command: path.join(' '), description: node.help})),
			['task', 'command', 'description'],
		),
	);
});

function describeTask(tree: Parameters<typeof jsonSchemaOf>[0], {path, node}: Leaf) {
	return {
		name: node.task ?? '',
		command: path.join(' '),
		description: node.man ?? node.help,
		input: jsonSchemaOf(tree, path),
		result: node.fields?.['session'] ? 'device -> session -> REST object of NetBox' : 'see the command',
		exit_codes: '0 ok, 1 failed, 2 usage, 3 refused, 4 not found, 5 unreachable, 6 timeout, 10 local file, 70 internal, 130 cancelled',
	};
}
