import {type Failure, failure} from '../../core/failure.js';
import type {Group} from '../../output/output.js';
import {cellText} from '../../output/row-values.js';
import type {Session} from '../session.js';
import {typed} from '../session.js';
import type {Reading} from './read.js';
import {receive, type SessionRow} from './sessions.js';

/** The sessions that are the other halves of some, under their devices, and what is to be said of them. */
type OtherHalves = {
	/** The groups with the other halves below them, each under its device. */
	readonly beside: (groups: readonly Group[]) => readonly Group[];
	readonly errors: readonly Failure[];
	readonly notes: readonly string[];
};

export const noOthers: OtherHalves = {beside: (groups) => groups, errors: [], notes: []};

/** Finds the sessions that have the hosts of these sessions the other way round, but those that are among them. That they could not be read is an error. */
export async function readOthers(groups: readonly Group[], {sessionsAt}: Pick<Reading, 'sessionsAt'>): Promise<OtherHalves> {
	const all = groups.flatMap(({rows}) => receive(rows.map(({held}) => held.row as SessionRow)).map((one) => typed(one, 0)));
	const remotes = all.flatMap(({remote}) => (remote?.kind === 'address' ? [remote] : []));
	if (remotes.length === 0) return noOthers;
	const found = await sessionsAt(remotes);
	if (!found.ok) return {...noOthers, errors: [failure.notRead(['the other halves'], found.error)]};
	const {sessions, twinsHidden, unread} = found.value;
	const shown = new Set(all.map(({id}) => id));
	const others = sessions.filter((session) => !shown.has(session.id) && all.some((one) => areHalves(one, session)));
	const notes = [
		...(twinsHidden ? ['this token may not list addresses: an other half may be written in another one of the same host'] : []),
		...(unread ? ['what is not cached of the other halves could not be asked for'] : []),
	];
	return {beside: (near) => others.reduce(withSession, near), errors: [], notes};
}

/** Whether two sessions have the same two hosts, each as its own. */
const areHalves = (one: Session, other: Session): boolean =>
	one.remote?.kind === 'address' &&
	other.remote?.kind === 'address' &&
	one.local?.host === other.remote.host &&
	other.local?.host === one.remote.host;

const holderOf = ({held}: Session): string => {
	const {device, virtualmachine = null} = held.row;
	return cellText((device as {name?: string} | null)?.name ?? null) || cellText(virtualmachine) || 'no device';
};

const keyOf = ({id, name}: Session): string => name ?? `#${id}`;

/** The groups with a session under its device; of its name there it has its id in its key. */
function withSession(groups: readonly Group[], session: Session): readonly Group[] {
	const [key, name] = [holderOf(session), keyOf(session)];
	const rowIn = (rows: Group['rows']) => ({key: rows.some((row) => row.key === name) ? `${name} #${session.id}` : name, held: session.held});
	const same = groups.some((group) => group.key === key);
	if (!same) return [...groups, {key, found: true, rows: [rowIn([])]}];
	return groups.map((group) => (group.key === key ? {...group, rows: [...group.rows, rowIn(group.rows)]} : group));
}
