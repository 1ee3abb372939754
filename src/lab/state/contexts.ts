import type {KindIndex} from '../kinds/all.js';
import type {Scene} from '../model/context.js';
import type {World} from '../model/tables.js';
import type {Profile} from '../profiles.js';

/** The scene of one request; nothing in it is hidden until its caller is known. */
export function createScene({index, profile}: {readonly index: KindIndex; readonly profile: Profile}, world: World, origin: string): Scene {
	const kindOf: Scene['kindOf'] = (path) => {
		const kind = index.keptAt(path);
		if (kind === undefined) throw new Error(`no kind at ${path}`);
		return kind;
	};
	return {world, profile, origin, kindOf, kindOfType: index.ofType, sees: () => () => true, objectTypes: () => index.types};
}
