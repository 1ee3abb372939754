import type {Failure} from './failure.js';
import {make} from './make-failure.js';

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
