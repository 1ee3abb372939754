import {openApp, type ProgramRun} from '../app.js';
import {serveAsWorker, workerFlags, workerPatienceMs} from '../far/nf-worker.js';
import {createStop} from './stop.js';

const usage = `nf worker [--name NAME] [--instances A,B]
  runs commands for the shells of a team, until SIGTERM; shells find it by NATS

  --name NAME           its name in "show workers" (the name of the machine)
  --instances A,B       the instances it serves (all that it knows)

  NF_NATS               nats://HOST:PORT or tls://HOST:PORT; needs JetStream
  NF_NATS_CREDS         a file with credentials, or with the seed of an nkey
  NF_NATS_CA            a file with the authority of the certificate of NATS
  NF_NATS_SPACE         shells and workers of one space find each other (nf)
`;

/** `nf worker`: serves until a signal ends it; returns the exit code. */
export async function runWorker(args: readonly string[], run: ProgramRun): Promise<number> {
	if (args.includes('--help') || args.includes('-h')) {
		await run.out.write(usage);
		return 0;
	}
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
