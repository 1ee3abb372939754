/** The own property of an object under a name from outside. `table[name]` would also find inherited ones: `constructor`, `toString`, `__proto__`. */
export const own = <Value>(table: {readonly [name: string]: Value}, name: string): Value | undefined =>
	Object.hasOwn(table, name) ? table[name] : undefined;
