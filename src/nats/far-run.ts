import type {Msg} from '@nats-io/transport-node';
import {type Failure, failure} from '../core/failure.js';
import {isLast, type JobEvent, type RunEvent} from '../jobs/job.js';
import type {JobOrder} from '../jobs/runner.js';
import type {KeepRow} from '../output/codec.js';
import {isForbidden, type SeenWorker} from './discovery.js';
import {type EventMessage, eventOf, numberOf} from './event-messages.js';
import {type Control, claims, controls, doneAnswers, encodeOrderTo, orderAnswers} from './messages.js';
import {type Nats, whyOf} from './open.js';

/** What a run on another machine needs of the shell that ordered it. */
export type FarRunOptions = {
	readonly nats: Nats;
	readonly order: JobOrder;
	/** The text of the command's leaf in the tree of this shell. */
	readonly leaf: string;
	readonly now: () => number;
	readonly send: (event: JobEvent) => void;
	readonly keep: () => Promise<KeepRow>;
	readonly answerMs: number;
	readonly silenceMs: number;
	/** Whether another worker takes the run over; the command only reads. */
	readonly lost: (why: Failure) => boolean;
};

/** One run of a job on a worker of another machine, from the order to its last event. */
export type FarRun = {
	readonly worker: SeenWorker;
	readonly isOver: () => boolean;
	/** Sends the order; resolves once it is taken, or its run is over or lost. */
	readonly order: () => Promise<void>;
	readonly stop: () => void;
	readonly control: (control: Control) => Promise<boolean>;
	/** Takes a message of its subject. */
	readonly take: (message: Pick<Msg, 'data' | 'headers'>) => void;
	/** The worker has said so many events, or does not know the job; it is asked every few seconds. */
	readonly heard: (said: number | undefined) => Promise<void>;
	/** How long the worker has been silent, in ms. */
	readonly silence: () => number;
	readonly end: (failure: Failure, how?: 'failed' | 'cancelled') => void;
	/** The worker is gone: another one takes the run over, or it ends; what a write did by then is not known. */
	readonly lose: () => void;
};

/** The run's events arrive in order: those that wait for an earlier one are kept until it was read out of the stream. */
export function createFarRun(worker: SeenWorker, options: FarRunOptions): FarRun {
	const {nats, order, now, send} = options;
	const {job, command} = order;
	const subject = nats.subjects.events(job, worker.name);
	const waiting = new Map<number, EventMessage>();
	let next = 1;
	let isOver = false;
	let isStopped = false;
	let isOrdered = false;
	let heardAt = now();
	let chain = Promise.resolve();
	const say = (event: RunEvent): void => {
		if (isOver) return;
		isOver = isLast(event);
		send({...event, job, worker: worker.name, at: now()});
	};
	const pass = async (message: EventMessage): Promise<void> => {
		try {
			const event = await eventOf(message, nats, await options.keep());
			if (isOver || event.job !== job || !('worker' in event) || event.worker !== worker.name) return;
			// Where a run goes is said here alone.
			if (event.type === 'event' && event.movedTo !== undefined) return;
			isOver = isLast(event);
			send(event);
		} catch (error) {
			say({type: 'failed', failure: failure.notHandedOver(worker.name, whyOf(error), command.writes)});
		}
	};
	const flush = (): void => {
		chain = chain.then(async () => {
			for (let message = waiting.get(next); message; message = waiting.get(next)) {
				waiting.delete(next);
				next += 1;
				await pass(message);
			}
		});
	};
	const take: FarRun['take'] = ({data, headers}) => {
		const number = numberOf(headers);
		heardAt = now();
		if (number === undefined || !headers || number < next || isOver) return;
		waiting.set(number, {data, headers});
		flush();
	};
	const end: FarRun['end'] = (why, how = 'failed') => say({type: how, failure: why});
	const lose = (): void => {
		const why = command.writes ? failure.writeLost(worker.name) : failure.workerGone(worker.name);
		if (isOver) return;
		if (!command.writes && options.lost(why)) isOver = true;
		else end(why);
	};
	const control: FarRun['control'] = async (asked) => {
		const answer = await nats.connection.request(nats.subjects.control(worker.name, nats.user), controls.encode(asked), {timeout: options.answerMs});
		return doneAnswers.decode(answer.data).known;
	};
	const afterError = async (error: unknown): Promise<void> => {
		if (isForbidden(error)) end(failure.natsForbidden(command.writes ? 'order a command that writes' : 'order a command'));
		else if (/max.?payload/i.test(whyOf(error))) end(failure.usage('the command is too large for one message of NATS.'));
		else if (command.writes) await withdraw(options, {worker, end});
		else lose();
	};
	return {
		worker,
		isOver: () => isOver,
		take,
		end,
		lose,
		control,
		silence: () => now() - heardAt,
		order: async () => {
			if (isStopped) return end(failure.cancelled(0, 'nothing done'), 'cancelled');
			isOrdered = true;
			const to = nats.subjects.run(command.writes ? 'write' : 'read', worker.name, nats.user);
			try {
				const answered = await nats.connection.request(to, encodeOrderTo({to: worker.id, leaf: options.leaf}, order), {timeout: options.answerMs});
				const answer = orderAnswers.decode(answered.data);
				heardAt = now();
				if (answer.kind === 'refused') end(answer.failure);
			} catch (error) {
				await afterError(error);
			}
		},
		stop: () => {
			isStopped = true;
			if (!isOrdered || isOver) return;
			control({kind: 'cancel', job}).catch(() => {
				if (command.writes) end(failure.writeLost(worker.name));
				else end(failure.cancelled(0, `worker "${worker.name}" did not answer`), 'cancelled');
			});
		},
		heard: async (said) => {
			if (said === undefined) return;
			await chain;
			// It was said and did not arrive: NATS or the connection was gone for a while.
			if (said >= next && !isOver) await catchUp({nats, subject, take}, next, said);
			// An event that is nowhere to be had is waited for no longer than a worker that is silent.
			if (said < next) heardAt = now();
		},
	};
}

/** Reads events out of the stream, which did not arrive by themselves. */
async function catchUp(
	{nats, subject, take}: {readonly nats: Nats; readonly subject: string; readonly take: FarRun['take']},
	from: number,
	to: number,
): Promise<void> {
	let place = 1;
	for (let read = 0; read < to; read += 1) {
		const stored = await nats.manager.direct.getMessage(nats.subjects.eventStream, {seq: place, next_by_subj: subject}).catch(() => null);
		if (!stored) return;
		place = stored.seq + 1;
		if ((numberOf(stored.header) ?? 0) >= from) take({data: stored.data, headers: stored.header});
	}
}

/**
 * After an order of a write that nobody answered: whoever makes the claim decides. Made here, no worker begins any more; made by the worker, it has
 * begun, and its events tell the rest. Where NATS does not say which, nobody knows.
 */
async function withdraw({nats, order, answerMs, silenceMs}: FarRunOptions, {worker, end}: Pick<FarRun, 'worker' | 'end'>): Promise<void> {
	const until = Date.now() + silenceMs;
	do {
		try {
			const kept = await nats.claims();
			const before = await kept.get(order.job);
			if (before && claims.decode(before.value).kind === 'taken') return;
			if (!before) await kept.create(order.job, claims.encode({kind: 'withdrawn'}));
			return end(failure.notSent(worker.name));
		} catch {
			await new Promise((resolve) => setTimeout(resolve, Math.min(250, answerMs)));
		}
	} while (Date.now() < until);
	end(failure.writeLost(worker.name));
}
