/**
 * The same terminal, which says it has endless rows. Ink 6.8 wipes screen and scrollback as soon as its last frame is as high
 * as the screen, and a window made lower than an open menu is enough for that; `layout` keeps the frame low enough itself.
 */
export function tallOutput(stdout: NodeJS.WriteStream): NodeJS.WriteStream {
	return new Proxy(stdout, {
		get: (target, name) => {
			if (name === 'rows') return Number.MAX_SAFE_INTEGER;
			const value: unknown = Reflect.get(target, name, target);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
}
