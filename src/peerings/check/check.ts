import {type Failure, failure} from '../../core/failure.js';
import {drive} from '../../core/long-work.js';
import {err, ok, type Result} from '../../core/result.js';
import {openBranch} from '../../netbox/read/open-branch.js';
import {noCost, type Output} from '../../output/output.js';
import {lookUp} from '../pairs/known.js';
import {findPeerings} from '../pairs/peerings.js';
import type {PeeringsAsked, ReadingTools} from '../reading/read.js';
import {openReading} from '../reading/read.js';
import {readFound, type SessionsRead} from '../reading/read-found.js';
import {readRest} from '../reading/unheld.js';
import {type AskingReading, openAsking} from './asking.js';
import {type CheckedPeering, findFindings} from './findings.js';
import type {FixPlace} from './fixes.js';
import {collectEnds, type EndCollection, gather} from './gather.js';
import {readMachines} from './machines.js';
import {checkRules, type FindingSeverity, isOnDemand, type RuleName, usualRules} from './rules.js';
import {type CheckShow, checkOutput} from './shown.js';
import {type SaidOfNetwork, type Subject, subjectOf} from './subject.js';
import {countsFor} from './verdicts.js';

/** What is to be checked, and how it is shown. */
export type CheckAsked = PeeringsAsked &
	SaidOfNetwork & {
		/** Every session of the instance, those on no device too. */
		readonly isAll: boolean;
		/** Those of devices. */
		readonly hasDevices: boolean;
		/** The custom field of sessions that holds their VRF, if it is not `vrf`. */
		readonly vrfField?: string;
		/** Names and globs of virtual machines. */
		readonly machines?: readonly string[];
		/** Only these rules; without them all. */
		readonly rules?: readonly string[];
		readonly except?: readonly string[];
		/** Findings of this severity and above decide the exit code. */
		readonly severity: FindingSeverity;
		readonly show: CheckShow;
		readonly place: FixPlace;
	};

/** Which sessions are looked at, and by which rules. */
export type CheckedSessions = Omit<CheckAsked, 'severity' | 'show' | 'place'>;

/** Peerings with what was found of them, what was looked at, and what could not be read. */
export type CheckedReading = Pick<SessionsRead, 'errors' | 'notes' | 'meta'> & {
	readonly checked: readonly CheckedPeering[];
	readonly subject: Subject;
};

/** Reads both halves of peerings by one reading with one proof, and holds them against the rules. */
export async function readChecked(asked: CheckedSessions, tools: ReadingTools): Promise<Result<CheckedReading>> {
	const rules = rulesOf(asked);
	const ends = collectEnds({withPractice: checkRules.some((rule) => isOnDemand(rule) && rules.has(rule.name)), vrfField: asked.vrfField});
	const read = await readAsked(asked, tools, ends);
	if (!read.ok) return read;
	const {reading, errors, notes, meta, isWhole} = read.value;
	const gathered = await gather({reading, tools, ends, isWhole: isWhole && errors.length === 0});
	const subject = subjectOf(lookUp(gathered.known), asked);
	const checked = await drive(work(subject, rules), {stop: tools.signal});
	if (!checked) return err(failure.cancelled(tools.netbox.requests(), 'nothing was checked'));
	return ok({
		...{checked, subject},
		errors: [...errors, ...gathered.errors],
		notes: [...notes, ...gathered.notes],
		meta: {...meta, requests: tools.netbox.requests()},
	});
}

/**
 * Checks both halves of peerings by one reading with one proof (docs/contract/check.md). Findings are no error: the output says that it differs. What could
 * not be read is among its errors, and nothing is said of it.
 */
export async function checkPeerings(asked: CheckAsked, tools: ReadingTools): Promise<Result<Output>> {
	const read = await readChecked(asked, tools);
	if (!read.ok) return read;
	const {checked, subject, errors, notes, meta} = read.value;
	const findings = checked.flatMap((one) => one.findings);
	return ok({
		...checkOutput(checked, {show: asked.show, subject, place: asked.place}),
		...{errors, notes, meta},
		...(countsFor(findings, asked.severity) && {differs: true}),
	});
}

type SessionsOfDevices = Pick<SessionsRead, 'errors' | 'notes' | 'meta'> & {readonly reading: AskingReading};
type SessionsAsked = SessionsOfDevices & {readonly isWhole: boolean};

/** Takes the sessions that were asked for: of devices, of virtual machines, and of nothing. */
async function readAsked(asked: CheckedSessions, tools: ReadingTools, ends: EndCollection): Promise<Result<SessionsAsked>> {
	const read = asked.hasDevices ? await readDevices(asked, tools, ends) : await readNone(asked, tools);
	if (!read.ok) return read;
	const {reading, errors, notes} = read.value;
	const rest = asked.isAll ? await readRest(reading, {held: ends.all().length, undone: 'not checked', now: tools.now}) : undefined;
	if (rest) ends.take(rest.unheld, true);
	const more = asked.machines ? takeMachines(ends, await readMachines(reading.netbox, asked.machines, tools.now())) : [];
	return ok({
		...read.value,
		isWhole: rest?.isWhole === true,
		errors: [...errors, ...(rest ? rest.errors : []), ...more],
		// What could not be read of devices is not told apart from what is hidden.
		notes: [...notes, ...(rest && errors.length === 0 ? rest.notes : [])],
	});
}

async function readDevices(asked: CheckedSessions, tools: ReadingTools, ends: EndCollection): Promise<Result<SessionsOfDevices>> {
	const reading = await openReading(asked, tools);
	if (!reading.ok) return reading;
	const read = await readFound(reading.value, {asked, tools}, (_, {sessions}) => ends.take(sessions, true));
	return read.ok ? ok({...read.value, reading: reading.value}) : read;
}

/** Without devices there is nothing in the cache: all is asked for. */
async function readNone({branch, cache}: CheckedSessions, tools: ReadingTools): Promise<Result<SessionsOfDevices>> {
	const place = await openBranch(tools.netbox, branch);
	if (!place.ok) return place;
	const meta = {...noCost, instance: tools.netbox.name, cache, ...(branch !== undefined && {branch})};
	return ok({errors: [], notes: [], meta, reading: openAsking(place.value.netbox, tools.now)});
}

function takeMachines(ends: EndCollection, read: Awaited<ReturnType<typeof readMachines>>): readonly Failure[] {
	if (!read.ok) return [failure.notRead(['sessions of virtual machines'], read.error)];
	ends.take(read.value.sessions, true);
	return read.value.errors;
}

function* work(subject: Subject, rules: ReadonlySet<RuleName>): Generator<string, readonly CheckedPeering[], void> {
	const peerings = yield* findPeerings(subject.lookup);
	return yield* findFindings(peerings, subject, rules);
}

/** Those that were chosen, else the usual ones; a template of names asks for its rule. */
function rulesOf({rules, except = [], nameTemplate}: CheckedSessions): ReadonlySet<RuleName> {
	const isAsked = (rule: (typeof checkRules)[number]): boolean => {
		if (rules) return rules.includes(rule.name);
		return usualRules.has(rule.name) || (rule.name === 'name-template' && nameTemplate !== undefined);
	};
	return new Set(checkRules.flatMap((rule) => (isAsked(rule) && !except.includes(rule.name) ? rule.name : [])));
}
