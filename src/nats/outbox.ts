import {type Failure, failure} from '../core/failure.js';
import {limits} from '../core/limits.js';
import {isLast, type JobEvent} from '../jobs/job.js';
import {type EventMessage, messageOf} from './event-messages.js';
import {type Nats, whyOf} from './open.js';

/** The events of the runs of a worker, on their way into NATS. */
export type Outbox = {
	readonly send: (event: JobEvent & {readonly worker: string}) => void;
	/** How many events of the job NATS has taken. */
	readonly said: (job: string) => number;
	/** Forgets the count of a job. */
	readonly forget: (job: string) => void;
	/** Resolves once all is taken, or this time has passed. */
	readonly empty: (ms: number) => Promise<void>;
};

export type OutboxOptions = {readonly nats: Nats; readonly writes: (job: string) => boolean; readonly log: (line: string) => void};

type RunLine = {numbered: number; taken: number; chain: Promise<void>};

const [ackMs, againMs] = [5000, 250];

/** Sends the events of each run in order, each until NATS has stored it; a second copy of one has the same number and is not stored again. */
export function createOutbox({nats, writes, log}: OutboxOptions): Outbox {
	const lines = new Map<string, RunLine>();
	const put = createPutting({nats, log});
	const deliver = async (event: JobEvent & {readonly worker: string}, number: number): Promise<void> => {
		const {job, worker} = event;
		const message = await messageOf(event, number, nats).catch(async (error: unknown) => {
			const why = failure.notHandedOver(worker, whyOf(error), writes(job) && event.type === 'completed');
			return messageOf(insteadOf(event, why), number, nats);
		});
		await put(nats.subjects.events(job, worker), message, `${job}.${worker}.${number}`);
	};
	return {
		send: (event) => {
			const line = lines.get(event.job) ?? {numbered: 0, taken: 0, chain: Promise.resolve()};
			lines.set(event.job, line);
			line.numbered += 1;
			const number = line.numbered;
			line.chain = line.chain.then(async () => {
				await deliver(event, number).catch((error: unknown) => log(`an event was not sent: ${whyOf(error)}`));
				line.taken = number;
			});
		},
		said: (job) => lines.get(job)?.taken ?? 0,
		forget: (job) => lines.delete(job),
		empty: async (ms) => {
			const all = Promise.all([...lines.values()].map(({chain}) => chain));
			await Promise.race([all, new Promise((resolve) => setTimeout(resolve, ms).unref())]);
		},
	};
}

/** Puts a message into the stream, however often that takes; what waits is held in memory, up to a limit. */
function createPutting({nats, log}: Pick<OutboxOptions, 'nats' | 'log'>): (subject: string, message: EventMessage, id: string) => Promise<void> {
	let waitingBytes = 0;
	const again = async (subject: string, {data, headers}: EventMessage, id: string): Promise<void> => {
		for (;;) {
			if (waitingBytes > limits.waitingEventBytes || nats.connection.isClosed()) return log(`an event was dropped: ${id}`);
			try {
				await nats.stream.publish(subject, data, {msgID: id, headers, timeout: ackMs});
				return;
			} catch (error) {
				log(`NATS did not take ${id}: ${whyOf(error)}`);
				await new Promise((resolve) => setTimeout(resolve, againMs));
			}
		}
	};
	return async (subject, message, id) => {
		waitingBytes += message.data.length;
		await again(subject, message, id).finally(() => {
			waitingBytes -= message.data.length;
		});
	};
}

/** The same event without its output, which could not be handed over: an end says why. */
function insteadOf(event: JobEvent & {readonly worker: string}, why: Failure): JobEvent {
	const {job, at, worker} = event;
	if (event.type === 'question') return {...event, ...(event.kind === 'confirm' && {preview: undefined as never})};
	if (!isLast(event)) return event;
	return {job, at, worker, type: 'failed', failure: why};
}
