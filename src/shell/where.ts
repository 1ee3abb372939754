import type {ReadLine} from '../language/read/read-line.js';
import type {Environment} from './environment.js';
import type {Standing} from './message.js';
import type {Asking, PlaceSaid, RunningJob, State} from './state.js';

/** Where the next answer or line goes, as far as that is known without asking: an instance, its versions, and the branch that is said. */
export type Where = Standing & {readonly branch?: string};

/**
 * What the question is about that stands, or what is shown page by page; else what the line says that is being typed; else the NetBox that lines are
 * about. Undefined if no instance is meant, or one that there is not. Versions are those of the instance's last check.
 */
export function whereOf({settings}: Pick<Environment, 'settings'>, state: State, line: ReadLine): Where | undefined {
	const {overlay, standing} = state;
	const asked = overlay?.kind === 'asking' ? placeAsked(state, overlay) : overlay?.kind === 'pager' ? overlay.about : undefined;
	const said = asked ?? {instance: valueSaid(line, 'instance'), branch: valueSaid(line, 'branch')};
	const instance = said.instance ?? standing?.instance;
	if (instance === undefined) return undefined;
	const isKnown = instance === standing?.instance || settings.instances.includes(instance);
	if (!isKnown) return undefined;
	return {...(instance === standing?.instance ? standing : {instance}), ...(said.branch !== undefined && {branch: said.branch})};
}

/** Of a question of a job: what its job is about. */
function placeAsked({jobs}: State, {question}: Asking): PlaceSaid | undefined {
	const running = question && 'job' in question ? jobs.get(question.job) : undefined;
	return running && placeRun(running);
}

/** The NetBox that a command runs on, and the branch that it names. */
export function placeRun({command, about}: RunningJob): PlaceSaid {
	const {branch} = command.args;
	return {instance: about.instance, branch: typeof branch === 'string' ? branch : undefined};
}

/** The word of an option that takes one; whether it is a right one is seen elsewhere. */
const valueSaid = ({walk: {options}}: ReadLine, token: string): string | undefined => options.given.get(token)?.runs.flat()[0]?.text;
