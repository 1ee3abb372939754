import {failure} from '../../core/failure.js';
import {err} from '../../core/result.js';
import type {Standing} from '../../shell/message.js';
import {openApp, type ProgramRun} from '../app.js';
import {openPrompt} from './perform.js';
import {holdSignals} from './stop.js';
import {asksPlainly, followTheme, isDumb, takesMarks} from './terminal.js';

/** Opens the prompt on the terminal of the process; returns the exit code. */
export async function runPrompt(run: ProgramRun): Promise<number> {
	const {env} = run;
	const readLine = async () => err(failure.usage('standard input is the prompt here: leave out "stdin".'));
	const app = await openApp(run, {attended: 'prompt', readLine, keepOutputs: true});
	if (!app.ok) return run.fail(app.error);
	const {settings} = app.value;
	const history = await app.value.services.state.history();
	const lines = history.load();
	if (!lines.ok) run.warn(lines.error.message);
	const instance = await app.value.services.directory.find();
	const standing = instance.ok ? {instance: instance.value.name} : undefined;
	holdSignals();
	const stop = new AbortController();
	let code: number | undefined;
	try {
		code = await openPrompt({
			...app.value,
			standing,
			history: lines.ok ? lines.value : [],
			banner: bannerOf(run.version, standing),
			theme: followTheme(process.stdout, () => ({
				...{env, noColor: run.flags.noColor, color: settings.get('color'), links: settings.get('links'), plain: settings.get('plain')},
			})),
			isDumb: isDumb(env),
			marks: takesMarks(env),
			plainQuestions: asksPlainly({env, noColor: run.flags.noColor}, settings.get('plain')),
			cwd: process.cwd(),
			signal: stop.signal,
		});
		return code;
	} finally {
		stop.abort();
		// A signal, or Ctrl-C for good, waits for nothing.
		await app.value.close({hurried: code === undefined || code > 128});
	}
}

function bannerOf(version: string, standing: Standing | undefined): string {
	const lab = standing?.instance === 'lab' ? '\ninstance lab: a rehearsal NetBox with made-up data. "instance add" adds yours' : '';
	return `nf ${version}  ? help  TAB complete  Ctrl-D leave${lab}\n`;
}
