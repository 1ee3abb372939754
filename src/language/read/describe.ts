import {anyOf} from '../../text/did-you-mean.js';
import {shownValue} from '../tree/keyword.js';
import type {OptionSpec} from './pipe-specs.js';

/** What an option wants, as prose for errors: `a whole number from 1 to 86400`. */
export function expectedOf(spec: OptionSpec): string {
	switch (spec.type) {
		case 'integer':
			return anyOf([...choicesOf(spec), wholeNumber(spec)]);
		case 'boolean':
		case 'enum':
			return anyOf(choicesOf(spec));
		case 'device-list':
			return 'a device name';
		case 'assignments':
			return 'FIELD=VALUE, as in status=offline';
		case 'json':
			return 'JSON';
		case 'conditions':
			return 'a condition such as status=active';
		case 'string':
			return spec.expects ?? (spec.source === 'fields' ? 'a field' : 'a word');
		default:
			return spec.type satisfies never;
	}
}

/** The words that an option takes, as people type them; an integer takes numbers besides. */
export const choicesOf = ({type, values}: OptionSpec): readonly string[] => (type === 'boolean' ? ['True', 'False'] : Object.keys(values ?? {}));

/** Whether nothing but these words is a value. */
export const isClosed = ({type}: OptionSpec): boolean => type === 'boolean' || type === 'enum';

/** The bracket column of verbose help: `[string list, required]`, `[integer 1-86400]`. */
export function typeColumn(spec: OptionSpec): string {
	const parts = [
		shapeOf(spec),
		...(spec.required ? ['required'] : spec.oneOf === undefined ? [] : ['one required']),
		...(spec.default === undefined ? [] : [`default ${shownValue(spec.default)}`]),
	];
	return `[${parts.join(', ')}]`;
}

/** The sign for a value that is not chosen from a closed set: `string`, `integer`. */
export function placeholderOf({type}: OptionSpec): string {
	switch (type) {
		case 'string':
		case 'device-list':
			return 'string';
		case 'conditions':
			return 'condition';
		case 'assignments':
			return 'field=value';
		case 'boolean':
		case 'enum':
		case 'integer':
		case 'json':
			return type;
		default:
			return type satisfies never;
	}
}

function shapeOf(spec: OptionSpec): string {
	const many = spec.many || spec.type === 'device-list' ? ' list' : '';
	const words = spec.type === 'boolean' ? [] : choicesOf(spec);
	const open = spec.type === 'enum' ? [] : [placeholderOf(spec) + range(spec)];
	return [...words, ...open].join('|') + many;
}

function range({minimum, maximum}: OptionSpec): string {
	if (minimum !== undefined && maximum !== undefined) return ` ${minimum}-${maximum}`;
	if (minimum !== undefined) return ` from ${minimum}`;
	return maximum === undefined ? '' : ` up to ${maximum}`;
}

function wholeNumber({minimum, maximum}: OptionSpec): string {
	const from = minimum === undefined ? '' : ` from ${minimum}`;
	if (maximum === undefined) return `a whole number${from}`;
	return `a whole number${from} ${minimum === undefined ? 'up to' : 'to'} ${maximum}`;
}
