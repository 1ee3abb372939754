import {type Failure, failure} from '../../core/failure.js';
import type {Json, Row} from '../../output/output.js';
import {cellText} from '../../output/row-values.js';
import type {DependentList, Dependents} from './dependents.js';
import type {OnDelete} from './on-delete.js';

/** How many there are at least: an object may name what goes by several fields, and of many not all ids are known. */
function atLeast(lists: readonly DependentList[]): number {
	const names = [...new Set(lists.map(({list}) => list))];
	const counts = names.map((name) => {
		const ofList = lists.filter(({list}) => list === name);
		const told = new Set(ofList.flatMap(({some}) => some.map(({id}) => id)));
		return Math.max(told.size, ...ofList.map(({count}) => count));
	});
	return counts.reduce((sum, count) => sum + count, 0);
}

/** What is said of dependents above the question, line by line. Nothing found is never said as "none". */
export function dependentLines(found: Dependents, count: number): readonly string[] {
	const {lists, unasked} = found;
	const it = count === 1 ? 'it' : 'them';
	const refusal = refusedBy(found);
	const verdict = refusal.length > 0 ? [`NetBox will refuse to delete ${it} (409): ${neededBy(refusal, it)}`] : [];
	const head = headOf(found, it);
	const rest = unasked.length > 0 ? [`not asked: ${unasked.slice(0, mostReasons).join('; ')}${unasked.length > mostReasons ? '; …' : ''}`] : [];
	return [...verdict, head, ...lists.map((list) => `  ${lineOf(list)}`), ...rest];
}

const mostReasons = 4;

function headOf({lists, isTold, asked, unasked}: Dependents, it: string): string {
	const total = atLeast(lists);
	if (total > 0) return `at least ${total} ${total === 1 ? 'object depends' : 'objects depend'} on ${it}:`;
	if (asked > 0) return `nothing that could be asked names ${it} (${asked} ${asked === 1 ? 'field' : 'fields'} of other objects); there may be more`;
	if (isTold && unasked.length === 0) return `the schema knows no field of other objects that names ${it}; there may be more`;
	return `what depends on ${it} is not known`;
}

/** `plugins.bgp.session: 3 by peer_group, which becomes empty: a (1), b (2), c (3)`. */
function lineOf({list, field, count, some, onDelete, through, isWithin}: DependentList): string {
	const names = some.map((row) => `${cellText(row['display'] ?? null)} (${row.id})`).join(', ');
	const more = count > some.length ? ` and ${count - some.length} more` : '';
	const of = through === undefined ? '' : ` of ${through} that go too`;
	const fate = onDelete === undefined ? '' : `, ${isWithin && onDelete === 'refused' ? among : fates[onDelete]}`;
	return `${list}: ${count} by ${field}${of}${fate}: ${names}${more}`;
}

const fates: {readonly [Does in OnDelete]: string} = {
	refused: 'for which NetBox refuses the deletion',
	deleted: 'which go too',
	emptied: 'which stay and lose it',
};

const among = 'which are among those to be deleted: by their order NetBox may refuse';

/** The dependents for which NetBox refuses the deletion, whatever else is so. */
const refusedBy = ({lists}: Pick<Dependents, 'lists'>): readonly DependentList[] =>
	lists.filter(({onDelete, isWithin}) => onDelete === 'refused' && !isWithin);

/** `3 ipam.vlans need it by "site"`. */
const neededBy = (lists: readonly DependentList[], it: string): string =>
	lists
		.map(({list, field, count, through}) => {
			const what = through === undefined ? it : `${through} that go too`;
			return `${count} ${list} ${count === 1 ? 'needs' : 'need'} ${what} by "${field}"`;
		})
		.join('; ');

/** Why NetBox will refuse to delete objects; undefined where nothing that was found stands against it. */
export function deletionRefusal(found: Dependents, {what, ids}: {readonly what: string; readonly ids: readonly number[]}): Failure | undefined {
	const refusal = refusedBy(found);
	if (refusal.length === 0) return undefined;
	const which = ids.length === 1 ? `${what} ${ids[0]}` : `${ids.length} objects of ${what}`;
	return failure.willRefuse(which, neededBy(refusal, ids.length === 1 ? 'it' : 'them'));
}

/** The same as JSON; `on_delete` is null where it is not known. */
export const dependentsJson = ({lists, asked, unasked}: Dependents): Json => ({
	will_refuse: refusedBy({lists}).length > 0,
	at_least: atLeast(lists),
	lists: lists.map(
		({list, field, count, some, onDelete, through}): Row => ({
			...{object_type: list, field, count, on_delete: onDelete ?? null, ...(through !== undefined && {through})},
			some: some.map(({id, display = null}) => ({id, display})),
		}),
	),
	fields_asked: asked,
	not_asked: [...unasked],
});
