import {type Failure, failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {globPattern, matchesGlob} from '../../devices/selectors.js';
import type {Netbox, Query} from '../../netbox/netbox.js';
import {sessions as endpoint, sessionTraces} from '../../netbox/read/endpoints.js';
import {foldName} from '../../text/case-fold.js';
import {didYouMean, nearest} from '../../text/did-you-mean.js';
import {receive} from '../reading/sessions.js';
import {type Session, typed} from '../session.js';

/** More sessions than this are too much to read side by side. */
const most = 50;

/** The sessions that a word means, read now: a name, a name with `*` and `?`, `id=27` or `#27`, or a key such as `ix #25`. An error where there is none, or too many. */
export async function sessionsNamed(netbox: Netbox, word: string, now: number): Promise<Result<readonly Session[]>> {
	const meaning = meaningOf(word);
	if (!meaning) return err(failure.usage('the name of a session is empty.', 'a session without a name is said by its id: id=27'));
	const exact = await readMeant(netbox, meaning, now);
	if (!exact.ok) return exact;
	const found = exact.value.size > 0 || /[*?]/.test(word) ? exact : await readMeant(netbox, [butForCase(word)], now);
	if (!found.ok) return found;
	const meant = found.value;
	if (meant.size === 0) return err(await notFound(netbox, word));
	if (meant.size > most) return err(failure.usage(`"${word}" means ${meant.size} sessions: at most ${most} are explained.`, 'name fewer'));
	return ok([...meant.values()].toSorted((a, b) => a.id - b.id));
}

async function readMeant(netbox: Netbox, meaning: readonly Meaning[], now: number): Promise<Result<ReadonlyMap<number, Session>>> {
	const found = await Promise.all(meaning.map(({query}) => netbox.list(endpoint, [query])));
	const meant = new Map<number, Session>();
	for (const [index, answer] of found.entries()) {
		if (!answer.ok) return answer;
		const sessions = receive(answer.value).map((one) => typed(one, now));
		// NetBox strips blanks at the ends of a value, and ignores a filter that it does not know.
		for (const session of sessions) if (meaning[index]?.isMeant(session)) meant.set(session.id, session);
	}
	return ok(meant);
}

/** No session: near names are those that begin alike. */
async function notFound(netbox: Netbox, word: string): Promise<Failure> {
	const begin = word.slice(0, 3);
	const page = /[*?#=]/.test(word)
		? undefined
		: await netbox.page(sessionTraces, [
				['name__isw', begin],
				['limit', 1000],
				['fields', traceFields],
			]);
	const names = page?.ok ? page.value.results.flatMap(({name}) => name ?? []) : [];
	return failure.noSession(word, `in "${netbox.name}"`, {
		hint: didYouMean(nearest(word, names)).trim() || '"show bgp neighbors" lists the sessions',
		candidates: nearest(word, names),
	});
}

/** netbox-bgp below 0.19 answers no session without its policies (test/support/netbox/facts.md 1.6). */
const traceFields = 'id,name,last_updated,import_policies,export_policies';

/** A session of this name but for case, which is meant where none is spelt so. */
const butForCase = (word: string): Meaning => ({query: ['name__ie', word], isMeant: ({name}) => name !== null && foldName(name) === foldName(word)});

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
