import {readSafe} from '../../../changes/hidden.js';
import type {Page} from '../../../netbox/netbox.js';
import {type Json, type Meta, type Output, type Row, rows} from '../../../output/output.js';

/** What a page was asked by, and what it cost. */
type PageRequest = {readonly offset: number; readonly fields: readonly string[] | undefined; readonly meta: Meta};

/** The rows of a page without their secrets; where the limit cut the list, that is said. `usual` are the columns where no fields were asked for. */
export function pageOutput({count, results}: Page<Row>, usual: readonly string[], {offset, fields, meta}: PageRequest): Output {
	const truncated = offset + results.length < count;
	const safe = readSafe(results as readonly Json[]);
	const notes = [...(truncated ? [`showing ${results.length} of ${count}`] : []), ...safe.notes];
	return {...rows(safe.value as readonly Row[], fields ?? usual), notes, meta: {...meta, truncated}};
}
