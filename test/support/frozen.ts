/** The same value, which nobody can change any more, nor anything in it. */
export function frozen<Value>(value: Value): Value {
	if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
	return value;
}
