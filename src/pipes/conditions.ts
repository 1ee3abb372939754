import {failure} from '../core/failure.js';
import {filtered, type Work} from '../core/long-work.js';
import type {Condition} from '../language/read/sentence.js';
import type {FieldType} from '../language/tree/schema.js';
import {type ConditionFault, faultOf, typeByRows} from './comparing.js';
import type {Data} from './data.js';
import {typeOf} from './field-types.js';
import {pathsOf} from './fields.js';
import {createFilter, type TypedCondition} from './where.js';

/** The rows that meet the conditions; if the rows show that a condition is impossible, no rows and its fault. */
export function* filterBy(data: Data, conditions: readonly Condition[]): Work<Data> {
	const typed: TypedCondition[] = [];
	for (const condition of conditions) {
		const paths = pathsOf(condition.field, data.fields);
		const known = typeOf(condition.field, data.fields, data.types);
		const seen = known ?? typeByRows(data.rows, paths);
		const type = seen ?? typeFor(condition);
		// What is known beforehand was looked at when the line was read, unless the line is that of another command.
		const fault = known ? faultOf(condition, known) : seen && faultOf(condition, asked(condition, seen));
		if (fault) return {...data, rows: [], isFiltered: true, fault: failureOf(condition, fault)};
		typed.push({condition, paths, type});
	}
	return {...data, isFiltered: true, rows: yield* filtered(data.rows, createFilter(typed, data.now))};
}

/** If no row has a value, any type finds nothing. */
const typeFor = ({op}: Condition): FieldType => ({type: op === 'in' ? 'address' : 'text'});

/** A column of texts that all happen to be addresses may be compared with another text. */
const asked = ({op}: Condition, seen: FieldType): FieldType => (seen.type === 'address' && (op === '=' || op === '!=') ? {type: 'text'} : seen);

const failureOf = ({field, op}: Condition, fault: ConditionFault) =>
	'operators' in fault ? failure.badOperator(field, op, fault.operators) : failure.badValue(fault.word, field, fault.expected);
