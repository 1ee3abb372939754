import {failure} from '../../core/failure.js';
import {err} from '../../core/result.js';
import type {App} from '../app.js';
import {openRun, type ProgramRun} from './open-run.js';
import {openPrompt} from './perform.js';
import {holdSignals} from './stop.js';
import {asksPlainly, followTheme, isDumb, takesMarks} from './terminal.js';

/** Opens the prompt on the terminal of the process; returns the exit code. */
export async function runPrompt(run: ProgramRun): Promise<number> {
	const {env} = run;
	const readLine = async () => err(failure.usage('standard input is the prompt here: leave out "stdin".'));
	const app = await openRun(run, {attended: 'prompt', readLine, keepOutputs: true});
	if (!app.ok) return run.fail(app.error);
	const {settings} = app.value;
	const history = await app.value.services.state.history();
	const lines = history.load();
	if (!lines.ok) run.warn(lines.error.message);
	holdSignals();
	const stop = new AbortController();
	try {
		return await openPrompt({
			...app.value,
			history: lines.ok ? lines.value : [],
			banner: await bannerOf(app.value, run.version),
			theme: followTheme(process.stdout, () => ({env, noColor: run.flags.noColor, color: settings.get('color'), links: settings.get('links')})),
			isDumb: isDumb(env),
			marks: takesMarks(env),
			plainQuestions: asksPlainly({env, noColor: run.flags.noColor}, settings.get('plain')),
			cwd: process.cwd(),
			signal: stop.signal,
		});
	} finally {
		stop.abort();
		await app.value.close();
	}
}

async function bannerOf({services}: App, version: string): Promise<string> {
	const instance = await services.directory.find();
	const lab = instance.ok && instance.value.name === 'lab' ? '\ninstance lab: a rehearsal NetBox with made-up data. "instance add" adds yours' : '';
	return `nf ${version}  ? help  TAB complete  Ctrl-D leave${lab}\n`;
}
