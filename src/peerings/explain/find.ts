import {failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {globPattern, matchesGlob} from '../../devices/selectors.js';
import type {Netbox, Query} from '../../netbox/netbox.js';
import {sessions as endpoint} from '../../netbox/read/endpoints.js';
import {receive} from '../reading/sessions.js';
import {type Session, typed} from '../session.js';

/** More sessions than this are too much to read side by side. */
const most = 50;

/** The sessions that a word means, read now: a name, a name with `*` and `?`, `id=27` or `#27`, or a key such as `ix #25`. An error where there is none, or too many. */
export async function sessionsNamed(netbox: Netbox, word: string, now: number): Promise<Result<readonly Session[]>> {
	const meaning = meaningOf(word);
	if (!meaning) return err(failure.usage('the name of a session is empty.', 'a session without a name is said by its id: id=27'));
	const found = await Promise.all(meaning.map(({query}) => netbox.list(endpoint, [query])));
	const meant = new Map<number, Session>();
	for (const [index, answer] of found.entries()) {
		if (!answer.ok) return answer;
		const sessions = receive(answer.value).map((one) => typed(one, now));
		// NetBox strips blanks at the ends of a value, and ignores a filter that it does not know.
		for (const session of sessions) if (meaning[index]?.isMeant(session)) meant.set(session.id, session);
	}
	if (meant.size === 0) return err(failure.noSession(word, `in "${netbox.name}"`, {hint: '"show bgp neighbors" lists the sessions'}));
	if (meant.size > most) return err(failure.usage(`"${word}" means ${meant.size} sessions: at most ${most} are explained.`, 'name fewer'));
	return ok([...meant.values()].toSorted((a, b) => a.id - b.id));
}

type Meaning = {readonly query: Query[number]; readonly isMeant: (session: Session) => boolean};

/** A word may be a name and a key at once. */
function meaningOf(word: string): readonly Meaning[] | undefined {
	if (word.trim() === '') return undefined;
	const [, digits] = /^(?:id=|#)(\d{1,15})$/.exec(word) ?? [];
	if (digits !== undefined) return [{query: ['id', Number(digits)], isMeant: ({id}) => id === Number(digits)}];
	const [, named, id] = /^(.+) #(\d{1,15})$/su.exec(word) ?? [];
	const byKey: readonly Meaning[] =
		id === undefined ? [] : [{query: ['id', Number(id)], isMeant: (one) => one.id === Number(id) && one.name === named}];
	const byName: Meaning = /[*?]/.test(word)
		? {query: ['name__iregex', globPattern(word)], isMeant: ({name}) => name !== null && matchesGlob(name, word)}
		: {query: ['name', word], isMeant: ({name}) => name === word};
	return [byName, ...byKey];
}
