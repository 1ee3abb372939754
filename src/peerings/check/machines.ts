import {type Failure, failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import {globPattern, matchesGlob} from '../../devices/selectors.js';
import type {Netbox} from '../../netbox/netbox.js';
import {isRow} from '../../output/row-values.js';
import {fullSessions, machinesLike, ofMachines, send} from '../reading/requests.js';
import {receive} from '../reading/sessions.js';
import {type Session, typed} from '../session.js';

/** The sessions of virtual machines, by names and globs without case, from NetBox: none of them is cached. An error for each word that means no machine. */
export async function readMachines(
	netbox: Netbox,
	words: readonly string[],
	now: number,
): Promise<Result<{readonly sessions: readonly Session[]; readonly errors: readonly Failure[]}>> {
	const found = await send(netbox, machinesLike(words.map(globPattern)));
	if (!found.ok) return found;
	const machines = found.value.rows.filter(({name}) => words.some((word) => matchesGlob(typeof name === 'string' ? name : null, word)));
	const absent = words.filter((word) => !machines.some(({name}) => matchesGlob(String(name), word)));
	const errors = absent.map((word) => failure.noSuch('virtual machine', word));
	if (machines.length === 0) return ok({sessions: [], errors});
	const ids = machines.map(({id}) => id);
	const answer = await send(netbox, fullSessions(ofMachines(ids)));
	if (!answer.ok) return answer;
	const isOfThem = ({virtualmachine: machine}: (typeof answer.value.rows)[number]): boolean => isRow(machine) && ids.includes(Number(machine['id']));
	if (!answer.value.rows.every(isOfThem)) return err(failure.unexpectedAnswer(netbox.name, 'sessions of other machines than were asked for'));
	return ok({sessions: receive(answer.value.rows).map((session) => typed(session, now)), errors});
}
