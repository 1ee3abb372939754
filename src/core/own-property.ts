/**
 * What an object itself has under a name that came from outside. `table[name]` would also find what every object inherits: `constructor`,
 * `toString`, `__proto__`.
 */
export const own = <Value>(table: {readonly [name: string]: Value}, name: string): Value | undefined =>
	Object.hasOwn(table, name) ? table[name] : undefined;
