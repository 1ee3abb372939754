import type {Environment, Step} from '../environment.js';
import type {Message} from '../message.js';
import type {State} from '../state.js';
import {completeNow, openEarly, refreshMenu, suggest} from './menu.js';
import {helpNow} from './question-mark.js';

/** Values came: kept, shown in an open menu, and given to the TAB or `?` that waits for them at this very line. */
export function valuesCame(environment: Environment, state: State, message: Message & {readonly type: 'values'}): Step {
	const {source, values, title, failure, early, partial} = message;
	const before = state.values.get(source);
	// NetBox said more before.
	if (early && before && before.title === undefined) return [state];
	if (before?.values === values && before.title === title && !failure && !state.wanting) return [state];
	// A source that fails keeps what it said before.
	const known =
		failure && state.values.has(source)
			? state.values
			: new Map(state.values).set(source, {
					values,
					...(title !== undefined && {title}),
					...(partial && {partial}),
				});
	const kept: State = {...state, values: known};
	const [next, ...effects] = early ? [answeredEarly(environment, kept)] : answered(environment, kept, source);
	return [failure ? {...next, notice: `cannot list ${source}: ${failure.message}`} : next, ...effects];
}

/** Nothing that was said of values is offered any more: TAB and `?` ask anew. */
export const forgetValues = (state: State): Step => [{...state, values: new Map()}, {type: 'forget-values'}];

function answered(environment: Environment, kept: State, source: string): Step {
	if (!kept.wanting) return [kept.overlay?.kind === 'menu' ? refreshMenu(environment, kept, kept.overlay) : kept];
	const {key, line, sources} = kept.wanting;
	const missing = sources.filter((name) => name !== source);
	if (missing.length > 0) return [{...kept, wanting: {key, line, sources: missing}}];
	const ready: State = {...kept, wanting: undefined};
	return key === 'complete' ? completeNow(environment, ready) : helpNow(environment, ready);
}

function answeredEarly(environment: Environment, kept: State): State {
	return kept.wanting?.key === 'complete' ? openEarly(kept, suggest(environment, kept)) : kept;
}
