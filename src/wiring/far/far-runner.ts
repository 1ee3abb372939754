import {type Failure, failure} from '../../core/failure.js';
import {once} from '../../core/once.js';
import type {Runner} from '../../jobs/runner.js';
import type {ParsedCommand} from '../../language/read/sentence.js';
import type {CommandNode} from '../../language/tree/schema.js';
import {openNats} from '../../nats/open.js';
import {createNatsRunner, type NatsRunner} from '../../nats/runner.js';
import type {Preferences} from '../../store/settings/settings.js';
import {mayRunAnywhere} from '../context.js';
import type {RunnerOptions, ShellRunner} from '../services.js';
import {isOfPlans, leafIn} from './leaf.js';
import {natsPlaceOf} from './nats-place.js';

export type FarOptions = {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly tree: CommandNode;
	readonly now: () => number;
	readonly logBug: (error: unknown) => string;
	readonly settings: Preferences;
};

/** Commands of the shell run here, those that ask a NetBox on workers of other machines. */
export const farRunner =
	({env, tree, now, logBug, settings}: FarOptions): NonNullable<RunnerOptions['far']> =>
	(local: Runner, openJob): ShellRunner => {
		const open = once(
			async () => {
				const place = natsPlaceOf(env);
				return place.ok ? openNats(place.value) : place;
			},
			({ok}) => ok,
		);
		const far = createNatsRunner({
			...{open, openJob, now, logBug, refuses: (command) => refusalOf(command, settings)},
			leaf: (command) => leafIn(tree, command)?.sum ?? '',
			keep: once(async () => (await import('../../store/jobs/spool.js')).openSpool().keep),
		});
		return joined(local, far);
	};

/** What the shell itself does not order. */
function refusalOf(command: ParsedCommand, settings: Preferences): Failure | undefined {
	if (isOfPlans(command)) return failure.notElsewhere(`"${command.path.join(' ')}" with plans`);
	return command.writes && settings.get('read-only') ? failure.readOnly() : undefined;
}

/** Each command at the runner that has its task; those of one never know a job of the other. */
const joined = (local: Runner, far: NatsRunner): ShellRunner => ({
	start: (order) => (mayRunAnywhere(order.command.task) ? far : local).start(order),
	cancel: (job) => {
		local.cancel(job);
		far.cancel(job);
	},
	answer: (...answer) => {
		local.answer(...answer);
		far.answer(...answer);
	},
	subscribe: (listener) => {
		const stops = [local.subscribe(listener), far.subscribe(listener)];
		return () => {
			for (const stop of stops) stop();
		};
	},
	workers: far.workers,
	seen: far.seen,
	close: far.close,
});
