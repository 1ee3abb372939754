import type {Answer} from '../http/answer.js';
import {forget, tableOf, type World} from '../model/tables.js';

/** Takes back every write of an answer that is a refusal, or of a crash, as the server's transaction does. */
export function atomically(world: World, work: () => Answer): Answer {
	const saved = [...world.tables].map(([path, table]) => [path, new Map(table)] as const);
	const restore = (): void => {
		for (const [path, before] of saved) {
			const table = tableOf(world, path);
			table.clear();
			for (const [id, record] of before) table.set(id, record);
		}
		forget(world);
	};
	try {
		const made = work();
		if (made.status >= 400) restore();
		return made;
	} catch (thrown) {
		restore();
		throw thrown;
	}
}
