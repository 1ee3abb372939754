import {worstOf} from '../../../../core/exits.js';
import {failure} from '../../../../core/failure.js';
import {err, ok, type Result} from '../../../../core/result.js';
import {matchesGlob} from '../../../../devices/selectors.js';
import type {PeeringsAsked, ReadingTools} from '../../../../peerings/reading/read.js';
import {readSessions} from '../../../../peerings/reading/read.js';
import type {Session} from '../../../../peerings/session.js';
import {didYouMean, nearest} from '../../../../text/did-you-mean.js';
import {countOf} from '../../../../text/digits.js';

/** The sessions that a line means, by id, and what is said of them: how many there are, and names that several bear. */
export type ChosenSessions = {readonly sessions: readonly Session[]; readonly lines: readonly string[]};

/**
 * The sessions of devices, all of them or those of these words (a name, a name with `*` and `?`, `id=27`), as NetBox has them now. Fails where a device or
 * a word finds none, and where anything could not be read: of a write nothing may be missing.
 */
export async function chooseSessions(
	asked: PeeringsAsked,
	words: readonly string[] | undefined,
	tools: ReadingTools,
): Promise<Result<ChosenSessions>> {
	const byId = new Map<number, Session>();
	let devices = 0;
	const read = await readSessions(asked, tools, (_, {sessions}) => {
		devices += 1;
		for (const session of sessions) byId.set(session.id, session);
	});
	if (!read.ok) return read;
	const unread = worstOf(read.value.errors);
	if (unread) return err(unread);
	const all = [...byId.values()].toSorted((a, b) => a.id - b.id);
	const chosen = new Set<Session>();
	for (const word of words ?? ['*']) {
		const meant = words === undefined ? all : all.filter((session) => isMeant(session, word));
		if (meant.length === 0) return err(noSession(word, all, devices));
		for (const session of meant) chosen.add(session);
	}
	const sessions = all.filter((session) => chosen.has(session));
	return ok({sessions, lines: [`${countOf(sessions.length, 'session')} of ${countOf(devices, 'device')} chosen`, ...sameNames(sessions)]});
}

/** A word may be a name and an id at once: `ix #25` is shown for the second session of that name. */
export function isMeant({id, name}: Session, word: string): boolean {
	const [, digits] = /^(?:id=|#)(\d{1,15})$/.exec(word) ?? [];
	if (digits !== undefined) return id === Number(digits);
	if (name === null) return false;
	return name === word || `${name} #${id}` === word || (/[*?]/.test(word) && matchesGlob(name, word));
}

function noSession(word: string, all: readonly Session[], devices: number) {
	const near = nearest(word, [...new Set(all.flatMap(({name}) => name ?? []))]);
	const missing = failure.noSession(word, `on ${devices === 1 ? 'this device' : 'these devices'}`, {candidates: near, hint: 'nothing was sent'});
	return {...missing, message: missing.message + didYouMean(near)};
}

/** Names that several of the chosen sessions bear: all of them are meant. */
function sameNames(sessions: readonly Session[]): readonly string[] {
	const counts = new Map<string, number>();
	for (const {name} of sessions) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [...counts].filter(([, count]) => count > 1).map(([name, count]) => `${count} sessions are called "${name}": all of them are meant`);
}
