import type {ResolvedBody} from '../../../../changes/related/related.js';
import type {Item} from '../../../../netbox/read/item.js';
import type {Json} from '../../../../output/output.js';
import {isList, isRow} from '../../../../output/row-values.js';
import type {SaidFields} from './said-fields.js';

/** What shall become of one session: lists of which objects are added and taken away are made from those that it has. */
export function changeFor(row: Item, {body, named}: ResolvedBody, edits: SaidFields['edits']): ResolvedBody {
	const changed: Record<string, Json> = {...body};
	const names: Record<string, Json> = {...named};
	for (const [field, {added}] of edits) {
		const said = rowsIn(named[field]);
		const gone = new Set(said.slice(added).map(({id}) => id));
		const there = rowsIn(row[field]).filter(({id}) => !gone.has(id));
		const has = new Set(there.map(({id}) => id));
		const next = [...there, ...said.slice(0, added).filter(({id}) => !has.has(id))];
		changed[field] = next.map(({id}) => id);
		names[field] = next;
	}
	return {body: changed, named: names};
}

const rowsIn = (value: Json | undefined): readonly Item[] =>
	isList(value) ? (value as readonly Json[]).filter((one): one is Item => isRow(one) && typeof one['id'] === 'number') : [];
