import {err, ok} from '../../core/result.js';
import {type Row, rows} from '../../output/output.js';
import {cellText} from '../../output/row-values.js';
import {duplicateOf, isSessionList} from '../../peerings/same-session.js';
import {defineTask} from '../task.js';
import {carryOut, openTarget, type Plan, type Target} from './write/write.js';
import {readObjects} from './write/write-data.js';
import {fieldFault} from './write/write-fields.js';
import {ownName} from './write/write-rows.js';

/** Creates objects of any kind; what they say is checked before it is sent. */
export const run = defineTask('netbox.crud_create', async (args, context) => {
	const bodies = readObjects(args.data);
	if (!bodies.ok) return bodies;
	const opened = await openTarget(args, context);
	if (!opened.ok) return opened;
	const target = opened.value;
	const rules = await target.collection.fields('create');
	if (!rules.ok) return rules;
	const fault = fieldFault(bodies.value, {what: target.what, rules: rules.value, isNew: true}) ?? (await duplicate(bodies.value, target));
	return fault ? err(fault) : carryOut(planOf(bodies.value, target), target, {args, context});
});

const duplicate = async (bodies: readonly Row[], {path, collection, instance}: Target) =>
	isSessionList(path) ? duplicateOf(bodies, collection, instance) : undefined;

function planOf(bodies: readonly Row[], target: Target): Plan {
	const {collection, options} = target;
	const [first = {}, ...others] = bodies;
	const names = [...new Set(bodies.flatMap((body) => Object.keys(body)))];
	return {
		verb: 'create',
		labels: bodies.map((body, place) => [`item ${place + 1}`, ...nameOf(body)].join(' ')),
		preview: {count: bodies.length, preview: bodies},
		rows: bodies,
		// What is to be approved is neither hidden nor cut.
		columns: names.map((name) => ({name, paths: [name], rank: 'key'})),
		send: async () => {
			if (others.length > 0) return collection.createMany(bodies, options);
			const made = await collection.create(first, options);
			return made.ok ? ok([made.value]) : made;
		},
		output: (made) => rows(made, ['id', 'display', 'status', 'description', 'url']),
		explain: () => duplicate(bodies, target),
	};
}

/** ` (AMS1)`, where an object says what it is called. */
function nameOf(body: Row): readonly string[] {
	const name = ownName(body);
	return name === null ? [] : [`(${cellText(name)})`];
}
