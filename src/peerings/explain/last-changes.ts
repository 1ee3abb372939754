import type {Netbox} from '../../netbox/netbox.js';
import {fieldsChanged, isComplete} from '../history/changes.js';
import {readChanges} from '../history/read-history.js';

/** Who changed a field of a session last, and when, as NetBox writes it. */
export type LastChange = {readonly user: string | null; readonly time: string; readonly message: string};

/** The last change of the fields of sessions, and what is to be said of it. */
export type LastChanges = {
	/** Of any of these fields of a session; undefined where the log says nothing. */
	readonly of: (session: number, fields: readonly string[]) => LastChange | undefined;
	readonly notes: readonly string[];
};

/** So many of the newest changes are looked through: one page of NetBox. */
const most = 1000;
/** One request names no more sessions than this. */
const mostSessions = 100;

/** Looks through the change log. That it cannot be read is a note: everything else is known without it. */
export async function lastChanges(netbox: Netbox, sessions: readonly number[]): Promise<LastChanges> {
	const asked = sessions.slice(0, mostSessions);
	const log = await readChanges(netbox, asked, most);
	if (!log.ok) return {of: () => undefined, notes: [`who changed them last is not known: ${log.error.message}`]};
	const newest = new Map<string, LastChange>();
	for (const change of log.value.changes.filter(isComplete)) {
		const {session, user, time, message} = change;
		for (const {field} of fieldsChanged(change)) if (!newest.has(`${session} ${field}`)) newest.set(`${session} ${field}`, {user, time, message});
	}
	const isCut = log.value.changes.length < log.value.count || asked.length < sessions.length;
	return {
		of: (session, fields) => {
			const found = fields.flatMap((field) => newest.get(`${session} ${field}`) ?? []);
			return found.toSorted((a, b) => (a.time < b.time ? 1 : -1))[0];
		},
		notes: isCut ? [`who changed them last is known of the newest ${log.value.changes.length} changes alone`] : [],
	};
}
