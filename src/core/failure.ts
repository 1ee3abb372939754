import {describeLimit} from '../text/ages.js';
import {anyOf, didYouMean, nearest} from '../text/did-you-mean.js';
import {configFailure} from './config-failure.js';
import {type FailureDetails, make} from './make-failure.js';
import {workerFailure, writeFailure} from './write-failure.js';

/** How a job goes wrong: codes and exits are stable, see docs/contract/errors.md. */
export type JobCode =
	| 'unauthorized'
	| 'forbidden'
	| 'not-found'
	| 'plugin-missing'
	| 'branch-not-ready'
	| 'branch-ignored'
	| 'rejected'
	| 'unexpected-answer'
	| 'unreachable'
	| 'usage'
	| 'unknown-path'
	| 'needs-answer'
	| 'still-running'
	| 'not-kept'
	| 'timeout'
	| 'conflict'
	| 'partial'
	| 'unknown-outcome'
	| 'local-io'
	| 'refused'
	| 'internal'
	| 'cancelled';

/** A job that went wrong, or a part of one. Flat, so that it survives JSON; never holds a secret. */
export type Failure = {
	readonly code: JobCode;
	readonly message: string;
	readonly hint?: string;
	readonly candidates?: readonly string[];
	readonly instance?: string;
	/** The object that failed, if it is one of several: a device name, a key. */
	readonly resource?: string;
	/** The user said No, or gave no answer. */
	readonly declined?: boolean;
	/** The HTTP status of the answer that the failure is made of. */
	readonly status?: number;
	/** The id that NetBox gave the request (`X-Request-ID`); changes made by it have it in the change log. */
	readonly requestId?: string;
	/**
	 * NetBox's words for each field that it refused, by the path to it: `slug`, `custom_fields.tier`, `tags.0.slug`. What it said of the object as a
	 * whole is under `__all__`.
	 */
	readonly fields?: FieldReasons;
};

/** Path to a field -> what NetBox said of it. */
export type FieldReasons = {readonly [path: string]: readonly string[]};

const askForLess = 'ask for less at once';

/** The answer exists but is too large for one question: a part of it can still be read. */
export const isTooMuch = ({code, hint}: Failure): boolean => code === 'unexpected-answer' && hint === askForLess;

/** The message, then the hint, as sentences; a message that is also the text of an event has no full stop of its own. */
export const sentence = ({message, hint}: {readonly message: string; readonly hint?: string}): string =>
	hint === undefined ? message : `${message}${/[.?!]$/.test(message) ? '' : '.'} ${hint}`;

const near = (word: string, choices: readonly string[]): string => didYouMean(nearest(word, choices));

const prunedLog = 'NetBox prunes it, after 90 days unless set otherwise, and scripts may write past it';

/** One function for each way a job fails: all messages of job errors are here. */
export const failure = {
	/** `detail` is NetBox's own text. */
	unauthorized: (instance: string, status: number, detail: string, hint = `set it with: instance token ${instance}`): Failure =>
		make('unauthorized', `NetBox "${instance}" refused the token (${status})${detail ? `: ${detail.replace(/\.*$/, '')}` : ''}.`, {hint, instance}),
	/** `what` is the status, and the scheme or the title of the front's page: `401, Basic`. */
	frontSignIn: (instance: string, what: string): Failure =>
		make('unauthorized', `a front of NetBox "${instance}" asks for a sign-in of its own (${what}).`, {
			hint: 'NetBox did not see the request, and the token may be right: the front must let nf pass',
			instance,
		}),
	/** `what` is plural prose (`BGP sessions`), `permission` NetBox's name for the right to see them. */
	forbidden: (instance: string, what: string, permission: string): Failure =>
		make('forbidden', `NetBox "${instance}" does not let this token read ${what} (403).`, {hint: `needs permission ${permission}`, instance}),
	deviceNotFound: (name: string, candidates: readonly string[], option?: string): Failure => ({
		...make('not-found', `Device '${name}' not found in Netbox`, {resource: name}),
		...(option !== undefined
			? {hint: `Did you mean the option "${option}"?`}
			: candidates.length > 0
				? {hint: didYouMean(candidates).trim(), candidates}
				: {}),
	}),
	/** Some devices are left out for a reason; the others were read. */
	notRead: (keys: readonly string[], because: Failure): Failure => ({
		...because,
		message: `'${keys[0]}'${keys.length > 1 ? ` and ${keys.length - 1} more` : ''} could not be read: ${because.message}`,
		...(keys.length === 1 && {resource: keys[0]}),
	}),
	/** `asked` as the user wrote it: a glob in quotes, selectors bare. */
	noDeviceMatches: (asked: string): Failure => make('not-found', `no device matches ${asked}.`),
	/** `field` is a word such as site; every device is without it, which is hardly what was meant. */
	noSuch: (field: string, value: string): Failure => make('not-found', `there is no ${field} "${value}".`),
	/** `among` is prose: `on any device of "lab"`. */
	noSession: (word: string, among: string, {hint, candidates = []}: Pick<FailureDetails, 'hint' | 'candidates'>): Failure =>
		make('not-found', `no BGP session "${word}" ${among}.`, {candidates, ...(hint && {hint})}),
	/** Neither is there a session of this name, nor does the log that this token may read know one. */
	noHistory: (word: string, instance: string, hint: string): Failure =>
		make('not-found', `no BGP session "${word}" in "${instance}", nor in what its change log holds.`, {hint, instance}),
	/** The session is there: that the log holds nothing of it does not mean that nothing was changed. */
	emptyLog: (word: string, instance: string): Failure =>
		make('not-found', `the change log of "${instance}" holds nothing of the BGP session "${word}".`, {hint: prunedLog, instance}),
	noInstance: (name: string, names: readonly string[]): Failure =>
		make('not-found', `no instance "${name}".${near(name, names)}`, {candidates: nearest(name, names)}),
	noBranch: (name: string, instance: string): Failure => make('not-found', `branch "${name}" does not exist in "${instance}".`, {instance}),
	noWorker: (name: string, names: readonly string[]): Failure => make('not-found', `no worker "${name}": choose ${anyOf(['any', 'all', ...names])}.`),
	noAlias: (name: string, names: readonly string[]): Failure =>
		make('not-found', `no alias "${name}".${near(name, names)}`, {candidates: nearest(name, names)}),
	notCached: (keys: readonly string[], near: readonly string[]): Failure =>
		make('not-found', `not cached: ${keys.map((key) => `"${key}"`).join(', ')}.${didYouMean(near)}`, {candidates: near}),
	nothingCached: (cache: string, devices: string): Failure =>
		make('not-found', `${cache} has nothing of ${devices}: there is nothing to compare with.`, {
			hint: 'without "compare cache" it reads and caches them',
		}),
	/** The same of a file or a job. */
	nothingKept: (kept: string, devices: readonly string[]): Failure =>
		make('not-found', `${kept} has nothing of ${devices.join(', ')}: there is nothing to compare with.`),
	noJobYet: (): Failure => make('not-found', 'there is no job yet.'),
	noJobRuns: (): Failure => make('not-found', 'no job of this shell is running.'),
	noJob: (id: string): Failure => make('not-found', `no job ${id}.`),
	/** Its result is not stored, and this shell does not hold it. `why` is a clause. */
	notKept: (job: number, why: string, hint = 'run it again with "| save FILE"'): Failure =>
		make('not-kept', `job ${job}: result not kept: ${why}.`, {hint}),
	/** It ended before there was a result, for this reason. */
	noResult: (job: number, because: Failure): Failure => ({...because, message: `job ${job} has no result: ${because.message}`}),
	lostJob: (job: number): Failure => make('not-found', `job ${job} is lost: its shell ended before it did.`),
	pluginMissing: (instance: string, plugin: string): Failure =>
		make('plugin-missing', `${instance} Netbox instance has no ${plugin} Plugin installed`, {instance}),
	branchNotReady: (name: string, status: string, instance: string): Failure =>
		make('branch-not-ready', `branch "${name}" is not ready: ${status}.`, {instance}),
	/** Otherwise answers of main would count as the branch's, and writes would go to main. */
	branchIgnored: (instance: string): Failure =>
		make(
			'branch-ignored',
			`NetBox "${instance}" does not act in branches: the header "X-NetBox-Branch" does not reach it. Nothing was read or written.`,
			{
				hint: 'let the proxy or front before it pass this header on',
				instance,
			},
		),
	noJobWorker: (instance: string): Failure =>
		make('rejected', `NetBox "${instance}" runs no job worker: it would take the order and leave it lying.`, {hint: 'start its rqworker', instance}),
	/** `error` is NetBox's own text. */
	jobFailed: (job: string, instance: string, error: string): Failure =>
		make('rejected', `NetBox "${instance}" failed in "${job}"${error === '' ? '' : `: ${error}`}`, {instance}),
	/** `what` as in `job 12 (Merge branch)`. */
	jobGoesOn: (what: string): Failure => make('still-running', `${what} still goes on at NetBox.`, {hint: 'look at the branch again later'}),
	branchConflicts: (branch: number, verb: string, objects: readonly string[]): Failure =>
		make('conflict', `branch ${branch} and main changed the same: ${objects.slice(0, 5).join(', ')}${objects.length > 5 ? ', …' : ''}.`, {
			hint: `${verb} it all the same by accepting conflicts`,
			candidates: objects,
		}),
	rejected: (instance: string, status: number, why: string): Failure =>
		make('rejected', `NetBox "${instance}" answered ${status}: ${why}`, {instance}),
	/** A feature of another release, or one that the embedded NetBox lacks; `why` is the server's own text. */
	notSupported: (instance: string, why: string): Failure => make('unexpected-answer', `NetBox "${instance}" answered 501: ${why}`, {instance}),
	/** `reasons` are GraphQL's own texts, without full stops. */
	badQuery: (instance: string, reasons: readonly string[]): Failure =>
		make(
			'rejected',
			`NetBox "${instance}" refused the query: ${reasons.slice(0, 3).join('; ')}${reasons.length > 3 ? `; and ${reasons.length - 3} more` : ''}.`,
			{
				instance,
			},
		),
	/** `what` names the answer that came in place of JSON: `text/html, 200`. */
	unexpectedAnswer: (instance: string, what: string, hint?: string): Failure =>
		make('unexpected-answer', `NetBox "${instance}" did not answer with NetBox JSON (${what}).`, {instance, ...(hint !== undefined && {hint})}),
	/** `what` is plural prose (`BGP sessions`); `bytes` is the limit of its JSON. */
	tooMuch: (instance: string, what: string, bytes: number): Failure =>
		make('unexpected-answer', `NetBox "${instance}" has more than ${bytes / 1_000_000} MB of ${what} to this question.`, {
			hint: askForLess,
			instance,
		}),
	/** `path` below `/api`: `/dcim/sites/`; `candidates` are kinds of objects (`dcim.sites`). */
	nothingThere: (instance: string, path: string, candidates: readonly string[] = []): Failure => {
		const hint = didYouMean(candidates).trim();
		return make('unexpected-answer', `NetBox "${instance}" has nothing at /api${path}.`, {instance, ...(hint !== '' && {hint, candidates})});
	},
	/** The plugin is installed, but its version has no such list. */
	noSuchList: (instance: string, {path, plugin}: {readonly path: string; readonly plugin: string}, candidates: readonly string[]): Failure =>
		make('unexpected-answer', `NetBox "${instance}" has nothing at /api${path}: its ${plugin} Plugin has no such list.`, {
			instance,
			hint: candidates.length > 0 ? didYouMean(candidates).trim() : 'another version of the plugin may have it',
			...(candidates.length > 0 && {candidates}),
		}),
	noGraphqlList: (name: string, instance: string, candidates: readonly string[]): Failure =>
		make('not-found', `no GraphQL list "${name}" in "${instance}".${didYouMean(candidates)}`, {instance, candidates}),
	noApp: (name: string, instance: string, candidates: readonly string[]): Failure =>
		make('not-found', `no app "${name}" in "${instance}".${didYouMean(candidates)}`, {instance, candidates}),
	/** `url` without query; `why` in a few words: `connection refused`. */
	unreachable: (instance: string, url: string, why: string, hint?: string): Failure =>
		make('unreachable', `cannot reach NetBox "${instance}" at ${url}: ${why}.`, {instance, ...(hint !== undefined && {hint})}),
	...writeFailure,
	...workerFailure,
	...configFailure,
	usage: (message: string, hint?: string): Failure => make('usage', message, hint === undefined ? {} : {hint}),
	/** `what` is plural prose. */
	tooManyChanges: (what: string, count: number, most: number): Failure =>
		make('usage', `${what}: ${count.toLocaleString('en')} since then, and at most ${most.toLocaleString('en')} are gone through.`, {
			hint: 'ask for a later moment, or compare with a job or a file',
		}),
	/** Neither the log nor a kept result tells what was at that moment. */
	unknownPast: (moment: string, why: string): Failure =>
		make('not-kept', `what was at ${moment} is not known: ${why}, and no result of these devices was kept before.`, {
			hint: 'compare with a file that was saved then',
		}),
	/** `what` is an object, `why` says where the log does not lead to it. */
	brokenLog: (what: string, why: string): Failure =>
		make('not-kept', `the change log does not lead back to that time: ${what} ${why}.`, {hint: 'compare with a job or a file of that time'}),
	tooManyToWatch: (most: number): Failure =>
		make('usage', `a watch follows at most ${most.toLocaleString('en')} rows.`, {hint: 'put "where", "first" or fewer devices before it'}),
	/** A word of a condition that is no value of the field, as the rows or the choices of NetBox show. */
	badValue: (word: string, field: string, expected: string, choices: readonly string[] = []): Failure => {
		const candidates = nearest(word, choices);
		return make('usage', `"${word}" is not a value of "${field}": expected ${expected}.${didYouMean(candidates)}`, {candidates});
	},
	unknownField: (field: string, names: readonly string[]): Failure => {
		const candidates = nearest(field, names);
		return make('usage', `unknown field "${field}".${didYouMean(candidates)}`, {candidates});
	},
	badOperator: (field: string, op: string, operators: readonly string[]): Failure =>
		make('usage', `"${op}" does not compare "${field}": expected ${anyOf(operators)}.`),
	unknownPath: (path: string, candidates: readonly string[]): Failure =>
		make('unknown-path', `unknown path "${path}".${didYouMean(candidates)}`, {candidates}),
	needsAnswer: (hint?: string): Failure =>
		make('needs-answer', 'this needs an answer: add "yes", or run it at the prompt.', hint === undefined ? {} : {hint}),
	/** `value` is what the question asks for: `token of p1`. */
	needsValue: (value: string, hint: string): Failure => make('needs-answer', `this asks for the ${value}, and nobody is there to answer.`, {hint}),
	stillRunning: (job: number): Failure => make('still-running', `job ${job} is running.`),
	/** Another shell writes it, or this one. */
	stillWritten: (job: number): Failure => make('still-running', `job ${job}: its result is still being written.`, {hint: 'try again'}),
	/** `done` says how far it came: `137 of 500 devices done`. */
	timeout: (seconds: number, done: string): Failure => make('timeout', `timed out after ${describeLimit(seconds * 1000)}: ${done}.`),
	cancelled: (requests: number, done: string): Failure =>
		make('cancelled', `cancelled after ${requests} ${requests === 1 ? 'request' : 'requests'}: ${done}.`),
	localIo: (message: string, hint?: string): Failure => make('local-io', message, hint === undefined ? {} : {hint}),
	internal: (id: string): Failure => make('internal', `internal error ${id}; details are in the log.`),
};
