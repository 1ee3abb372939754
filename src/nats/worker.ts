import type {Msg, Subscription} from '@nats-io/transport-node';
import {type Failure, failure} from '../core/failure.js';
import {limits} from '../core/limits.js';
import {createInProcessRunner, type InProcessOptions} from '../jobs/in-process.js';
import {isLast} from '../jobs/job.js';
import type {Hooks} from '../jobs/run.js';
import type {JobOrder, Runner} from '../jobs/runner.js';
import type {ParsedCommand} from '../language/read/sentence.js';
import {
	type Control,
	claims,
	controls,
	decodeOrderTo,
	doneAnswers,
	heldAnswers,
	type OrderAnswer,
	orderAnswers,
	type WorkerState,
	workerStates,
} from './messages.js';
import {type Nats, whyOf} from './open.js';
import {createOutbox} from './outbox.js';
import {lastToken} from './subjects.js';

/** What a run on a worker knows of its order besides its command. */
export type OrderAbout = {readonly user: string; readonly instance?: string};

export type WorkerOptions = Pick<InProcessOptions, 'now' | 'logBug' | 'defaultTimeout'> & {
	readonly nats: Nats;
	readonly known: () => Promise<Pick<WorkerState, 'id' | 'name' | 'host' | 'version' | 'instances' | 'fallback' | 'startedAt'>>;
	readonly name: string;
	/** Of this process. */
	readonly id: string;
	/** The leaf of the command in the tree of this worker: its text, and whether it writes; undefined where it has none. */
	readonly leaf: (command: ParsedCommand) => {readonly sum: string; readonly writes: boolean} | undefined;
	/** Why the order cannot be taken, of what it asks for. */
	readonly refuses: (order: JobOrder) => Promise<Failure | undefined>;
	readonly execute: (command: ParsedCommand, hooks: Hooks, about: OrderAbout) => ReturnType<InProcessOptions['execute']>;
	readonly version: string;
	readonly log: (line: string) => void;
	/** How often it says that it is there, and after which silence a shell is gone; ms. */
	readonly beatMs?: number;
	readonly silenceMs?: number;
};

export type FarWorker = {
	/** Takes no more orders, gives what runs this time to end, in ms, and then cancels it. Resolves with the number of cancelled jobs. */
	readonly stop: (patienceMs: number) => Promise<number>;
};

type TakenOrder = OrderAbout & {readonly writes: boolean; readonly isHeld: boolean; heldAt: number; isStopped: boolean; isOver: boolean};

/** How many ended jobs are remembered, so that a shell that lost the last event learns that there is one. */
const endedKept = 2000;

/** Serves a space: takes orders, and says what becomes of them. */
export async function startWorker(options: WorkerOptions): Promise<FarWorker> {
	const {nats, name, now, log} = options;
	const {connection, subjects} = nats;
	const taken = new Map<string, TakenOrder>();
	const outbox = createOutbox({nats, log, writes: (job) => taken.get(job)?.writes === true});
	const runner = createInProcessRunner({
		...options,
		workers: [name],
		openJob: () => 0,
		execute: (command, hooks) => options.execute(command, hooks, taken.get(hooks.job) ?? {user: ''}),
	});
	runner.subscribe((event) => {
		if (!('worker' in event)) return;
		outbox.send(event);
		const job = taken.get(event.job);
		if (job && isLast(event)) job.isOver = true;
	});
	const stateNow = async (): Promise<WorkerState> => {
		const [{running, queued} = {running: 0, queued: 0}] = await runner.workers();
		return {...(await options.known()), running, queued, at: now()};
	};
	const take = orderTaker(options, {taken, runner});
	const controlled = (message: Msg): void =>
		void answerControl(message).catch((error: unknown) => log(`a message was not understood: ${whyOf(error)}`));
	const answerControl = async (message: Msg): Promise<void> => {
		const control = controls.decode(message.data);
		const user = lastToken(message.subject);
		if (control.kind === 'state') return void message.respond(workerStates.encode(await stateNow()));
		if (control.kind === 'hold') return void message.respond(heldAnswers.encode({said: hold(control, user)}));
		const known = taken.get(control.job)?.user === user;
		if (known && control.kind === 'cancel') {
			(taken.get(control.job) as TakenOrder).isStopped = true;
			runner.cancel(control.job);
		}
		if (known && control.kind === 'answer') runner.answer(control.job, control.question, control.text);
		message.respond(doneAnswers.encode({known}));
	};
	const hold = ({to, jobs}: Control & {readonly kind: 'hold'}, user: string): {readonly [job: string]: number} => {
		const own = to === options.id ? jobs.filter((job) => taken.get(job)?.user === user) : [];
		for (const job of own) (taken.get(job) as TakenOrder).heldAt = now();
		return Object.fromEntries(own.map((job) => [job, outbox.said(job)]));
	};
	const serve = (subject: string, hear: (message: Msg) => void): Subscription =>
		connection.subscribe(subject, {callback: (error, message) => (error ? log(`NATS: ${whyOf(error)}`) : hear(message))});
	const orders = (['read', 'write'] as const).map((how) => serve(subjects.run(how, name, '*'), (message) => take(message, how)));
	serve(subjects.control(name, '*'), controlled);
	const workers = await nats.workers();
	const say = async (): Promise<void> => {
		await workers.put(name, workerStates.encode(await stateNow()));
	};
	await say();
	const beat = setInterval(() => {
		say().catch((error: unknown) => log(`NATS did not hear that this worker is there: ${whyOf(error)}`));
		for (const [job, {isHeld, heldAt, isOver}] of taken)
			if (isHeld && !isOver && now() - heldAt > (options.silenceMs ?? limits.workerSilenceMs)) runner.cancel(job);
		forget(taken, outbox.forget);
	}, options.beatMs ?? 5000);
	return {
		stop: async (patienceMs) => {
			for (const order of orders) order.unsubscribe();
			await workers.delete(name).catch(() => undefined);
			const open = (): string[] => [...taken].filter(([, {isOver}]) => !isOver).map(([job]) => job);
			const until = Date.now() + patienceMs;
			while (open().length > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
			clearInterval(beat);
			const left = open();
			for (const job of left) runner.cancel(job);
			await outbox.empty(2000);
			await nats.close();
			return left.length;
		},
	};
}

function forget(taken: Map<string, TakenOrder>, also: (job: string) => void): void {
	const over = [...taken].filter(([, {isOver}]) => isOver).map(([job]) => job);
	for (const job of over.slice(0, Math.max(0, over.length - endedKept))) {
		taken.delete(job);
		also(job);
	}
}

type Taking = {readonly taken: Map<string, TakenOrder>; readonly runner: Runner};

/** Takes an order or refuses it, and answers. */
function orderTaker(options: WorkerOptions, taking: Taking): (message: Msg, how: 'read' | 'write') => void {
	const order = async (message: Msg, how: 'read' | 'write'): Promise<OrderAnswer | undefined> => {
		const {order, to, leaf: sum} = decodeOrderTo(message.data);
		// It was meant for another process of this name.
		if (to !== options.id || taking.taken.has(order.job)) return undefined;
		const writes = options.leaf(order.command)?.writes === true;
		const why =
			refusalOf(order, {how, sum}, {options, ...taking}) ?? (await begin(order, {user: lastToken(message.subject), writes}, {options, ...taking}));
		return why ? {kind: 'refused', failure: why} : {kind: 'accepted'};
	};
	return (message, how) =>
		void order(message, how).then(
			(answer) => answer && message.respond(orderAnswers.encode(answer)),
			(error: unknown) => options.log(`an order was not understood: ${whyOf(error)}`),
		);
}

type TakingBy = Taking & {readonly options: WorkerOptions};

/** Why an order is not looked at any further. */
function refusalOf(
	{command}: JobOrder,
	{how, sum}: {readonly how: 'read' | 'write'; readonly sum: string},
	{options, taken}: TakingBy,
): Failure | undefined {
	const said = command.path.join(' ');
	const leaf = options.leaf(command);
	if (leaf?.sum !== sum) return failure.otherTree(options.name, options.version, said);
	if (leaf.writes && how === 'read') return failure.noReadOrder(said);
	const open = [...taken.values()].filter(({isOver}) => !isOver).length;
	return open >= limits.workerJobs ? failure.notSent(options.name) : undefined;
}

/** Begins the order, or says why not. A write is begun only by whoever made its claim. */
async function begin(order: JobOrder, {user, writes}: {readonly user: string; readonly writes: boolean}, by: TakingBy): Promise<Failure | undefined> {
	const {options, taken, runner} = by;
	const {command, job} = order;
	const about = {user, ...(order.instance !== undefined && {instance: order.instance})};
	const one: TakenOrder = {...about, writes, isHeld: !command.run.background, heldAt: options.now(), isStopped: false, isOver: false};
	taken.set(job, one);
	const why = (await options.refuses(order)) ?? (writes && !(await claim(job, options)) ? failure.notSent(options.name) : undefined);
	if (why) {
		// Whoever waits for it hears that it is not known here.
		taken.delete(job);
		return why;
	}
	const begun = runner.start({...order, command: {...command, writes, run: {...command.run, workers: 'any'}}});
	// It was cancelled while its claim was made.
	if (one.isStopped) runner.cancel(job);
	await begun;
	return undefined;
}

async function claim(job: string, {nats, name, id}: WorkerOptions): Promise<boolean> {
	try {
		await (await nats.claims()).create(job, claims.encode({kind: 'taken', worker: name, id}));
		return true;
	} catch {
		return false;
	}
}
