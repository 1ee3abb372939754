import {type Instance, render} from 'ink';
import {createStops, drive, type Stops} from '../core/long-work.js';
import type {Environment} from '../shell/environment.js';
import type {Effect, Entry, Message, Standing, WorldEffect} from '../shell/message.js';
import {createProgram, type Program} from '../shell/program.js';
import {createState, isBusy} from '../shell/state.js';
import {createUpdate} from '../shell/update.js';
import {type Marks, marksFor} from '../terminal/marks.js';
import {createModes, type Modes, scrollClean} from '../terminal/modes.js';
import {sizeOf} from '../terminal/size.js';
import {startClock} from './clock.js';
import {createEntries} from './entries.js';
import {inkOutput} from './ink-output.js';
import {openPlainPage} from './plain-page.js';
import {Shell} from './Shell.js';
import {suspend} from './suspend.js';
import {createTerminalLease, type TerminalLease} from './terminal-lease.js';

/** Everything that the prompt needs from outside. */
export type ShellOptions = {
	readonly tree: Environment['tree'];
	/** May be a getter, as settings may: see `Environment`. */
	readonly theme: Environment['theme'];
	/** Printed once, before the first prompt. */
	readonly banner: string;
	/** Oldest first. */
	readonly history: readonly string[];
	/** The NetBox that lines are about when the prompt opens. */
	readonly standing?: Standing | undefined;
	readonly settings: Environment['settings'];
	/** Does effects that are not about the terminal. A rejection is a bug, and ends the conversation. */
	readonly perform: (effect: WorldEffect, send: (message: Message) => void) => Promise<void>;
	/** Outside events: those of all jobs, and changes of the NetBox that lines are about. Returns the function that unsubscribes. */
	readonly subscribe: (send: (message: Message) => void, crash: (error: unknown) => void) => () => void;
	/** ms since 1970. */
	readonly now: () => number;
	/** Line by line, without redrawing; `dumb` is that without any escape byte. */
	readonly plain: false | 'plain' | 'dumb';
	/** Whether the terminal takes the marks of a prompt; a plain one gets none. */
	readonly marks: boolean;
	/** Whether a question is a plain line. */
	readonly plainQuestions: boolean;
	/** Both are terminals. */
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
};

/** Holds the conversation until the user leaves; returns the exit code. However it ends, the terminal is restored. */
export async function openShell(options: ShellOptions): Promise<number> {
	const {stdin, stdout, banner, history} = options;
	const environment: Environment = options;
	const {crashed, crash} = createCrash();
	const modes = createModes((bytes) => void (options.plain === 'dumb' || stdout.write(bytes)));
	const lease = createTerminalLease();
	const marks = marksFor(options.marks && !options.plain);
	const [stops, seeks] = [createStops(), createStops()];
	const entries = createEntries({stdin, stdout, plain: () => options.plainQuestions});
	let exitCode = 0;
	const exit = (code: number): void => {
		exitCode = code;
		// By then the last state is drawn: ink keeps its last frame on the screen.
		setImmediate(() => app.unmount());
	};
	const program = createProgram({
		initial: createState(sizeOf(stdout), history, options.standing),
		update: createUpdate(environment),
		perform: (effect, send) => perform(effect, send, {options, lease, marks, modes, exit, crash, stops, seeks, entries}),
	});
	stdout.write(banner.endsWith('\n') ? banner : `${banner}\n`);
	const stopListening = listen({options, program, modes, lease, crash});
	modes.enter();
	// Before anything is drawn: keys typed at the first sight of the prompt must be keys, and not be echoed.
	stdin.setRawMode(true);
	const app = openPage({options, program, environment, lease});
	try {
		await Promise.race([app.waitUntilExit(), crashed]);
	} catch (error) {
		app.unmount();
		throw error;
	} finally {
		stopListening();
		modes.leave();
		giveBack(stdin);
	}
	return exitCode;
}

type Paging = {readonly options: ShellOptions; readonly program: Program; readonly environment: Environment; readonly lease: TerminalLease};

/** The visible part of the conversation: drawn with ink, or written line by line. */
function openPage({options: {stdin, stdout, plain}, program, environment, lease}: Paging): Pick<Instance, 'unmount' | 'waitUntilExit'> {
	if (plain) return openPlainPage({program, environment, lease, stdin, stdout});
	const page = <Shell program={program} environment={environment} lease={lease} />;
	return render(page, {stdin, stdout: inkOutput(stdout), exitOnCtrlC: false, patchConsole: true, maxFps: 120});
}

/** A question may still have held the keyboard; from now on it must not keep the process alive. */
function giveBack(stdin: NodeJS.ReadStream): void {
	if (stdin.isRaw) stdin.setRawMode(false);
	stdin.pause();
	stdin.unref?.();
}

/** The one place for failures of work beside the conversation: `crashed` rejects with the first `crash`. */
function createCrash(): {readonly crashed: Promise<never>; readonly crash: (error: unknown) => void} {
	let crash = (_: unknown): void => undefined;
	const crashed = new Promise<never>((_, reject) => {
		crash = reject;
	});
	// It is awaited only while the page is open: a later bug is ignored.
	crashed.catch(() => undefined);
	return {crashed, crash};
}

type Here = {
	readonly options: ShellOptions;
	readonly lease: TerminalLease;
	readonly marks: Marks;
	readonly modes: Modes;
	readonly exit: (code: number) => void;
	readonly crash: (error: unknown) => void;
	readonly stops: Stops;
	/** The same for searches in what is shown. */
	readonly seeks: Stops;
	readonly entries: ReturnType<typeof createEntries>;
};

/** By then ink (6.8) has drawn a frame: it waits for the one before it, and again until it may write. */
const frameMs = 25;

/** Performs an effect: here if it is about the terminal. A kind of effect that nobody handles is an error of `tsc`. */
function perform(effect: Effect, send: (message: Message) => void, here: Here): void {
	const {options, lease, marks, modes, exit, crash, stops, seeks, entries} = here;
	switch (effect.type) {
		case 'print':
			lease.print(effect.text);
			break;
		case 'entered':
			lease.print(marks.entered(effect.prompt, effect.line));
			break;
		case 'ended': {
			const mark = marks.ended(effect.exit);
			if (mark !== '') lease.print(mark);
			break;
		}
		case 'show':
			drive(effect.work, {stop: stops.signal(), take: lease.print})
				.then((made) => send({type: 'shown', ...(made && {made})}))
				.catch(crash);
			break;
		case 'draw':
			setTimeout(() => send({type: 'drawn'}), options.plain ? 0 : frameMs);
			break;
		case 'seek':
			drive(effect.work, {stop: seeks.signal()})
				.then((sought) => send({type: 'sought', ...(sought && {sought})}))
				.catch(crash);
			break;
		case 'frame':
			drive(effect.work, {stop: stops.signal()})
				.then((made) => send({type: 'framed', ...(made && {made})}))
				.catch(crash);
			break;
		case 'stop-seek':
			seeks.all();
			break;
		case 'stop-work':
			stops.all();
			// Files are written elsewhere.
			options.perform(effect, send).catch(crash);
			break;
		case 'clear':
			lease.print(options.plain ? '\n' : scrollClean(sizeOf(options.stdout).rows));
			break;
		case 'lend':
			lease.lend(answering(effect.question, send, here));
			break;
		case 'withdraw':
			entries.withdraw(effect);
			break;
		case 'suspend':
			lease.lend(() => suspend(modes).catch(crash));
			break;
		case 'exit':
			exit(effect.code);
			break;
		case 'run':
		case 'cancel':
		case 'answer':
		case 'load-values':
		case 'forget-values':
		case 'load-history':
		case 'remember':
		case 'save':
			options.perform(effect, send).catch(crash);
			break;
		default:
			effect satisfies never;
	}
}

/** Asks once the terminal is lent; the answer goes straight to who does effects, so that a secret never is part of a message or a state. */
function answering(question: Entry, send: (message: Message) => void, {options, entries, crash}: Here): () => Promise<void> {
	const ask = entries.open(question);
	return async () => {
		const given = await ask().catch(crash);
		options.perform({type: 'answer', job: question.job, question: question.question, given: given ?? undefined}, send).catch(crash);
	};
}

type ShellListening = {
	readonly options: ShellOptions;
	readonly program: Program;
	readonly modes: Modes;
	readonly lease: TerminalLease;
	readonly crash: (error: unknown) => void;
};

/** Turns jobs, sizes and signals into messages, until the returned function is called. */
function listen({options, program, modes, lease, crash}: ShellListening): () => void {
	const {stdin, stdout} = options;
	const resized = (): void => program.send({type: 'resized', ...sizeOf(stdout)});
	const continued = (): void => {
		// After our own Ctrl-Z the page takes the terminal back itself.
		if (program.state().lent > 0) return;
		stdin.setRawMode(true);
		modes.enter();
		lease.print('\n');
	};
	// A lost terminal may show itself in three ways.
	const hangUp = (): void => program.send({type: 'signal', signal: 'SIGHUP'});
	const signals = (['SIGTERM', 'SIGHUP'] as const).map((signal) => ({signal, stop: () => program.send({type: 'signal', signal})}));
	const unsubscribe = options.subscribe(program.send, crash);
	// A page that is written line by line shows no progress: there the time is told for a watch alone.
	const stopClock = startClock(program, options.now, options.plain ? ({watch}) => watch !== undefined : isBusy);
	stdin.on('end', hangUp);
	stdout.on('resize', resized).on('error', hangUp);
	process.on('SIGCONT', continued).on('exit', modes.leave);
	for (const {signal, stop} of signals) process.on(signal, stop);
	return () => {
		unsubscribe();
		stopClock();
		stdin.off('end', hangUp);
		stdout.off('resize', resized).off('error', hangUp);
		process.off('SIGCONT', continued).off('exit', modes.leave);
		for (const {signal, stop} of signals) process.off(signal, stop);
	};
}
