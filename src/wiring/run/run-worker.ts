import {openApp, type ProgramRun} from '../app.js';
import {serveAsWorker, workerFlags, workerPatienceMs} from '../far/nf-worker.js';
import {createStop} from './stop.js';

/** `nf worker`: serves until a signal ends it; returns the exit code. */
export async function runWorker(args: readonly string[], run: ProgramRun): Promise<number> {
	const flags = workerFlags(args);
	if (!flags.ok) return run.fail(flags.error);
	const stop = createStop(run.out, run.fail, workerPatienceMs + 5000);
	// What it does itself runs here: it is no shell of other workers.
	const app = await openApp(
		{...run, env: {...run.env, NF_NATS: undefined}},
		{attended: 'nobody', readLine: async () => undefined, keepOutputs: false},
	);
	if (!app.ok) return run.fail(app.error);
	const {services, alarms, settings, close} = app.value;
	const served = await serveAsWorker(flags.value, {
		...services,
		...{alarms, env: run.env, log: run.log, note: run.warn, stop: stop.signal, defaultTimeout: () => settings.get('timeout')},
	});
	await close();
	// The worker runs until somebody ends it: a signal is no failure.
	return served.ok ? 0 : run.fail(served.error);
}
