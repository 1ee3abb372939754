import {failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {Filter} from '../../../netbox/schema/filters.js';
import type {Json} from '../../../output/output.js';
import {isPlain, isRow} from '../../../output/row-values.js';

/**
 * The filters of a command, or the values of another `option`, one JSON object: `{"site": ["ams1", "fra1"], "status": "active"}`.
 * Which names there are is NetBox's to say.
 */
export function readFilter(filters: Json | undefined, option = 'filters'): Result<Filter> {
	if (filters === undefined) return ok({});
	if (!isRow(filters)) return err(failure.usage(`"${option}" must be one JSON object.`));
	const nested = Object.entries(filters).find(([, value]) => ![value].flat().every(isPlain));
	if (nested)
		return err(
			failure.usage(
				`the ${option === 'filters' ? 'filter' : 'parameter'} "${nested[0]}" must be a text, a number, a truth value, null or a list of these.`,
			),
		);
	return ok(filters as Filter);
}
