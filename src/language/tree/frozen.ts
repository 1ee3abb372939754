/** The same value, which can no longer be changed anywhere inside. */
export function frozen<Value extends object>(value: Value): Value {
	for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) frozen(part);
	return Object.freeze(value);
}
