import {ExactNumber} from '../../core/exact-number.js';

/** The type of a value as Python calls it. */
export function typeName(value: unknown): string {
	if (value === null) return 'NoneType';
	if (Array.isArray(value)) return 'list';
	if (value instanceof ExactNumber) return /^-?\d+$/.test(value.digits) ? 'int' : 'float';
	const names: {readonly [type: string]: string} = {string: 'str', boolean: 'bool', object: 'dict'};
	return names[typeof value] ?? (Number.isInteger(value) ? 'int' : 'float');
}
