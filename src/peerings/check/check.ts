import {type Failure, failure} from '../../core/failure.js';
import {drive} from '../../core/long-work.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Output} from '../../output/output.js';
import {lookUp} from '../pairs/known.js';
import {findPeerings} from '../pairs/peerings.js';
import {lookBeyond} from '../reading/beyond.js';
import {openReading} from '../reading/open.js';
import type {PeeringsAsked, ReadingTools} from '../reading/read.js';
import {readFound, type SessionsRead} from '../reading/read-found.js';
import {type CheckedPeering, findFindings} from './findings.js';
import type {FixPlace} from './fixes.js';
import {collectEnds, type EndCollection, gather} from './gather.js';
import {checkRules, type FindingSeverity, type RuleName} from './rules.js';
import {type CheckShow, checkOutput} from './shown.js';
import {type Subject, subjectOf} from './subject.js';
import {countsFor} from './verdicts.js';

/** What is to be checked, and how it is shown. */
export type CheckAsked = PeeringsAsked & {
	/** Every session of the instance, those on no device too. */
	readonly isAll: boolean;
	/** Only these rules; without them all. */
	readonly rules?: readonly string[];
	readonly except?: readonly string[];
	/** Findings of this severity and above decide the exit code. */
	readonly severity: FindingSeverity;
	readonly show: CheckShow;
	readonly place: FixPlace;
};

/** Which sessions are looked at, and by which rules. */
export type CheckedSessions = Pick<CheckAsked, 'devices' | 'cache' | 'branch' | 'isAll' | 'rules' | 'except'>;

/** Peerings with what was found of them, what was looked at, and what could not be read. */
export type CheckedReading = SessionsRead & {readonly checked: readonly CheckedPeering[]; readonly subject: Subject; readonly hidden: number};

/** Reads both halves of peerings by one reading with one proof, and holds them against the rules. */
export async function readChecked(asked: CheckedSessions, tools: ReadingTools): Promise<Result<CheckedReading>> {
	const reading = await openReading(asked, tools);
	if (!reading.ok) return reading;
	const ends = collectEnds();
	const read = await readFound(reading.value, {asked, tools}, (_, {sessions}) => ends.take(sessions, true));
	if (!read.ok) return read;
	const unheld = asked.isAll ? await takeUnheld(ends, lookBeyond(reading.value.netbox, tools.now)) : [];
	const errors = [...read.value.errors, ...unheld];
	const gathered = await gather({reading: reading.value, tools, ends, isAll: asked.isAll, isWhole: asked.isAll && errors.length === 0});
	const subject = subjectOf(lookUp(gathered.known));
	const checked = await drive(work(subject, rulesOf(asked)), {stop: tools.signal});
	if (!checked) return err(failure.cancelled(tools.netbox.requests(), 'nothing was checked'));
	return ok({
		...read.value,
		...{checked, subject, hidden: gathered.hidden},
		errors: [...errors, ...gathered.errors],
		notes: [...read.value.notes, ...gathered.notes],
		meta: {...read.value.meta, requests: tools.netbox.requests()},
	});
}

/**
 * Checks both halves of peerings by one reading with one proof (docs/contract/check.md). Findings are no error: the output says that it differs. What could
 * not be read is among its errors, and nothing is said of it.
 */
export async function checkPeerings(asked: CheckAsked, tools: ReadingTools): Promise<Result<Output>> {
	const read = await readChecked(asked, tools);
	if (!read.ok) return read;
	const {checked, subject, hidden, errors, notes, meta} = read.value;
	const findings = checked.flatMap((one) => one.findings);
	return ok({
		...checkOutput(checked, {show: asked.show, subject, place: asked.place, hidden}),
		...{errors, notes, meta},
		...(countsFor(findings, asked.severity) && {differs: true}),
	});
}

function* work(subject: Subject, rules: ReadonlySet<RuleName>): Generator<string, readonly CheckedPeering[], void> {
	const peerings = yield* findPeerings(subject.lookup);
	return yield* findFindings(peerings, subject, rules);
}

/** Takes the sessions that are on no device; gives why they are not known where they are not. */
async function takeUnheld(ends: EndCollection, {unheld}: ReturnType<typeof lookBeyond>): Promise<readonly Failure[]> {
	const found = await unheld();
	if (!found.ok) return [failure.notRead(['sessions without a device'], found.error)];
	ends.take(found.value, true);
	return [];
}

function rulesOf({rules, except = []}: CheckedSessions): ReadonlySet<RuleName> {
	const names = checkRules.map(({name}) => name);
	return new Set(names.filter((name) => (rules === undefined || rules.includes(name)) && !except.includes(name)));
}
