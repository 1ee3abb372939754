import type {Failure} from './failure.js';
import {make} from './make-failure.js';

/** So many are told one by one. */
const mostTold = 5;

/** The ways a write fails, as a part of `failure`. */
export const writeFailure = {
	/** `write` is the verb (`create`), `what` NetBox's name of the kind (`dcim.sites`). */
	mayNotWrite: (instance: string, write: string, what: string): Failure =>
		make('forbidden', `NetBox "${instance}" does not let this token ${write} ${what} (403).`, {
			hint: 'it needs the permission, and a token that may write',
			instance,
		}),
	badPassword: (instance: string, user: string): Failure =>
		make('unauthorized', `NetBox "${instance}" refused the user "${user}" or the password (403).`, {instance}),
	noObject: (what: string, which: string, instance: string): Failure => make('not-found', `no ${what} ${which} in "${instance}".`, {instance}),
	/** `candidates` tell them apart: `12 (site AMS1)`. */
	severalObjects: (what: string, candidates: readonly string[], instance: string): Failure =>
		make('usage', `${candidates.length} ${what} match: ${candidates.slice(0, 5).join(', ')}${candidates.length > 5 ? ', …' : ''}.`, {
			hint: 'name one by its id or ask for more of it',
			candidates,
			instance,
		}),
	changedMeanwhile: (what: string, id: number, instance: string): Failure =>
		make('conflict', `${what} ${id} was changed by someone else since it was read (412).`, {instance}),
	/** `detail` is NetBox's own text, which names the dependent objects, or says that nothing is left. */
	inTheWay: (instance: string, detail: string): Failure => make('conflict', `NetBox "${instance}" answered 409: ${detail}`, {instance}),
	/** `which` is what would be deleted, `why` what needs it: `dcim.sites 2`, `3 ipam.vlans need it by "site"`. */
	willRefuse: (which: string, why: string): Failure =>
		make('conflict', `NetBox will refuse to delete ${which} (409): ${why}.`, {hint: 'nothing was sent'}),
	existsAlready: (what: string, detail: string, instance: string): Failure =>
		make('conflict', `${what} exists already${detail === '' ? '' : `: ${detail.replace(/\.*$/, '')}`}.`, {instance}),
	/** `between` is the unique key of the session: `device fceos4, 10.0.2.1/30 AS65100 to 10.0.2.2/30 AS65101`. */
	sessionExists: ({id, name, between}: {readonly id: number; readonly name: string; readonly between: string}, instance: string): Failure =>
		make('conflict', `this BGP session exists already: "${name}" (id ${id}, ${between}).`, {
			hint: `change it with: netbox crud update object-type plugins.bgp.session object-id ${id} data {…}`,
			instance,
		}),
	sameSession: (first: number, second: number): Failure => make('conflict', `items ${first} and ${second} of "data" are the same BGP session.`),
	/** `verb` is a participle: `created`. */
	partial: (done: number, all: number, verb: string, hint?: string): Failure => {
		const rest = all - done;
		const message = `${done} of ${all} objects ${done === 1 ? 'was' : 'were'} ${verb}; ${rest} ${rest === 1 ? 'was' : 'were'} not.`;
		return make('partial', message, hint === undefined ? {} : {hint});
	},
	/** `request` is method and kind (`POST dcim.devices`), `state` the known outcome: `the object may exist`. */
	unknownOutcome: (request: string, state: string, hint: string): Failure =>
		make('unknown-outcome', `the answer to ${request} was lost: ${state}.`, {hint}),
	/** `crash` is NetBox's own text with its request id. */
	crashedWrite: (request: string, crash: string, state: string, hint: string): Failure =>
		make('unknown-outcome', `NetBox crashed on ${request} (${crash}): ${state}.`, {hint}),
	/** Sessions that a write was to change at both ends; `which` name them with their devices. */
	noOtherHalf: (which: readonly string[]): Failure => {
		const told = which.slice(0, mostTold).join(', ');
		const more = which.length > mostTold ? ` and ${which.length - mostTold} more` : '';
		return make('not-found', `no single other half: ${told}${more}: nothing is written of ${which.length === 1 ? 'it' : 'them'}.`, {
			hint: 'without "both-ends" it is written alone; netbox check bgp-peerings says why it is so',
		});
	},
	/** Peerings that were to be created and are not planned, as in `leaf1 - spine2 (no link)`; `conflicts` are those that somebody has otherwise. */
	peeringsLeft: (which: readonly string[], conflicts: number): Failure => {
		const told = which.slice(0, mostTold).join(', ');
		const more = which.length > mostTold ? ` and ${which.length - mostTold} more` : '';
		return make(conflicts > 0 ? 'conflict' : 'not-found', `not planned: ${told}${more}.`);
	},
	noPlan: (name: string, guess: string, candidates: readonly string[]): Failure => make('not-found', `no plan "${name}".${guess}`, {candidates}),
	planExists: (name: string): Failure =>
		make('local-io', `there is a plan "${name}" already.`, {hint: 'add "overwrite", or give it another name; nothing was sent'}),
	/** `what` as in `password of 12 (admin)`. */
	secretInPlan: (what: string): Failure =>
		make('refused', `a plan holds no secrets, and this one would: ${what}.`, {hint: 'without "plan" it can be written; nothing was sent'}),
	planEdited: (name: string): Failure =>
		make('refused', `the plan "${name}" was changed after it was made: nothing was sent.`, {hint: `look at it, then say: plan check ${name} accept`}),
	planBegun: (name: string): Failure =>
		make('refused', `the plan "${name}" was changed after it was begun: nothing was sent.`, {
			hint: 'make it anew: what is done already is told by its objects',
		}),
	/** Another shell carries out the same plan. */
	writeGoesOn: (): Failure => make('still-running', 'another nf carries out the same write: nothing was sent.', {hint: 'wait until it has ended'}),
	/** Steps that somebody else has changed. `steps` are their words. */
	planConflict: (steps: readonly string[], hint: string): Failure =>
		make('conflict', `${steps.slice(0, mostTold).join('; ')}${steps.length > mostTold ? `; and ${steps.length - mostTold} more` : ''}.`, {hint}),
	/** Steps of which some were done. */
	planPartial: (done: number, all: number, hint: string): Failure =>
		make('partial', `${done} of ${all} steps ${done === 1 ? 'is' : 'are'} done; ${all - done} ${all - done === 1 ? 'is' : 'are'} not.`, {hint}),
	/** Steps that a dry run would leave; `why` as in `1 conflict`. */
	planWouldLeave: (left: number, all: number, why: string): Failure =>
		make('partial', `${left} of ${all} steps would be left: ${why}.`, {hint: 'nothing was sent'}),
	/** Steps that were sent, of which nobody can say what became of them. */
	planUnknown: (steps: readonly string[], hint: string): Failure =>
		make('unknown-outcome', `it is unknown what became of ${steps.slice(0, mostTold).join(', ')}${steps.length > mostTold ? ', …' : ''}.`, {hint}),
	/** NetBox answered well and did something else. */
	notTaken: (step: number, why: string): Failure => make('rejected', `step ${step}: ${why}.`, {hint: '"undo" takes back what was sent'}),
	/** `which` as in `job 12`. */
	noWrite: (which: string, hint: string): Failure => make('not-found', `${which}: nothing that could be taken back.`, {hint}),
	/** `which` as in `job 12 (netbox rest PATCH /api/dcim/sites/1/)`, `why` a clause. */
	lastNotUndone: (which: string, why: string): Failure =>
		make('refused', `the last write of this shell, ${which}, cannot be taken back: ${why}.`, {
			hint: 'undo JOB takes back an earlier one; nothing was sent',
		}),
	noRequest: (id: string, instance: string): Failure =>
		make('not-found', `the change log of "${instance}" holds nothing of the request ${id}.`, {
			hint: 'NetBox prunes it, after 90 days unless set otherwise; "netbox crud changelogs" shows the ids ("request_id")',
			instance,
		}),
	/** `object` as in `dcim.sites 12`, `why` a clause. */
	notUndone: (object: string, why: string): Failure => make('rejected', `${object} cannot be taken back: ${why}.`, {hint: 'nothing was sent'}),
	undoInUse: (which: string): Failure =>
		make('refused', `the undo of ${which} would delete what other objects use now, or that could not be asked: nothing was sent.`, {
			hint: 'they are named above; "keep-going" takes it back all the same',
		}),
	undoneAlready: (which: string, at: string): Failure =>
		make('refused', `${which} was undone already (${at}): nothing was sent.`, {hint: 'to have it again, undo that undo: "undo list" shows its job'}),
	wrongCount: (said: number, count: number): Failure =>
		make('refused', `"expect ${said}" is wrong: ${count} ${count === 1 ? 'object' : 'objects'} would be written. Nothing was sent.`),
	/** More objects than `set cli write-limit` without the number said. */
	needsCount: (count: number, limit: number): Failure =>
		make('refused', `${count} objects would be written, more than ${limit} ("set cli write-limit"): nothing was sent.`, {
			hint: `say their number too: yes expect ${count}`,
		}),
	/** The user's No: `not confirmed: nothing was sent.` */
	declined: (message: string): Failure => make('refused', message, {declined: true}),
	/** nf itself does not do it, whatever the user says. */
	refused: (message: string): Failure => make('refused', message),
	readOnly: (): Failure => make('refused', 'read-only is on: nothing was sent.', {hint: 'writes are allowed again by: set cli read-only off'}),
	/** A write in whose line the name is not said, where nobody can type it. */
	protectedInstance: (name: string): Failure =>
		make('refused', `"${name}" is protected: nothing was sent.`, {
			hint: 'say "instance" with this name, and "yes", in the line itself; at the prompt the name is asked',
			instance: name,
		}),
	/** The same of the instance itself: it would be gone, or protected no more. */
	protectedSetting: (name: string): Failure =>
		make('refused', `"${name}" is protected: nothing was changed.`, {hint: 'say "yes" in the line; at the prompt the name is asked', instance: name}),
};

/** The ways in which a job on a worker of another machine fails, as a part of `failure`. */
export const workerFailure = {
	/** `url` without credentials; `why` in a few words. */
	natsUnreachable: (url: string, why: string, hint?: string): Failure =>
		make('unreachable', `cannot reach NATS at ${url}: ${why}.`, hint === undefined ? {} : {hint}),
	natsForbidden: (what: string): Failure =>
		make('forbidden', `NATS does not let this user ${what}.`, {hint: 'whoever runs NATS gives the right to it (docs/workers.md)'}),
	noWorkerServes: (instance: string | undefined): Failure =>
		make('not-found', instance === undefined ? 'no worker is there.' : `no worker that is there serves "${instance}".`, {
			hint: 'see: show workers; start one with: nf worker',
		}),
	workersDiffer: (what: string): Failure => make('usage', `the workers do not agree: ${what}.`, {hint: 'name the instance, or one worker'}),
	/** Nothing of the order was begun, and nothing will be. */
	notSent: (worker: string): Failure => make('unreachable', `worker "${worker}" did not answer: nothing was sent to NetBox.`, {hint: 'try again'}),
	workerGone: (worker: string): Failure => make('unreachable', `worker "${worker}" is gone.`),
	writeLost: (worker: string): Failure =>
		make('unknown-outcome', `worker "${worker}" is gone: what it has written by then is not known.`, {
			hint: 'look at the objects before you do it again',
		}),
	otherTree: (worker: string, version: string, command: string): Failure =>
		make('usage', `worker "${worker}" runs nf ${version}: it has no "${command}" as it is here.`, {hint: 'use the same version of nf on both'}),
	/** A reader's subject, or a user's of another name. */
	noReadOrder: (command: string): Failure => make('forbidden', `"${command}" writes, and was ordered as a command that reads.`),
	notElsewhere: (what: string): Failure =>
		make('usage', `${what} cannot run on a worker of another machine: plans are files of this one.`, {hint: 'run it without NF_NATS'}),
	notServed: (worker: string, instance: string): Failure => make('not-found', `worker "${worker}" does not serve "${instance}".`),
	/** `isDone` where NetBox was written to. */
	notHandedOver: (worker: string, why: string, isDone: boolean): Failure =>
		make('local-io', `worker "${worker}" could not hand over its result: ${why}.${isDone ? ' The write itself is done.' : ''}`),
};
