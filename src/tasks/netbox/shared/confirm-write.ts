import {failure} from '../../../core/failure.js';
import type {NetboxInstance} from '../../../core/instance.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {Output} from '../../../output/output.js';
import type {TaskContext} from '../../task.js';

/** What the line of a write says: where it goes, `yes`, how many objects it expects, and whether it only asks what would be sent, or keeps it. */
type WriteSaid = {
	readonly instance?: string;
	readonly branch?: string;
	readonly yes?: boolean;
	readonly expect?: number;
	readonly 'dry-run'?: boolean;
	readonly plan?: string;
};

type Confirming = Pick<TaskContext, 'directory' | 'questions' | 'preferences'>;

/**
 * Whether a write may go on, before anything is asked of NetBox: `refused` where read-only is on, or where the instance is protected and neither the
 * line nor anybody can name it; `needs-answer` where nobody can answer. `opened` is the instance that is written, where the line does not name it.
 */
export async function mayWrite(said: WriteSaid, context: Confirming, opened = said.instance): Promise<Result<void>> {
	if (said['dry-run'] === true || said.plan !== undefined) return ok(undefined);
	const {get} = await context.preferences();
	if (get('read-only')) return err(failure.readOnly());
	const instance = await context.directory.find(opened);
	if (!instance.ok) return instance;
	const must = mustAsk(said, instance.value, context);
	return must.ok ? ok(undefined) : must;
}

/** A write that is ready: its line, the instance that was opened for it, and the question by the words for instance and branch. */
type ReadyWrite = {
	readonly said: WriteSaid;
	readonly instance: string;
	readonly question: (where: string) => string;
	/** Made only where it is asked. */
	readonly preview: () => Output | Promise<Output>;
	/** How many objects that are there it changes or deletes: above the limit of the user that number must be said. */
	readonly count?: number;
	/** How many it writes in all, new ones too: what `expect` must say. Without it `count`. */
	readonly all?: number;
	/** False where the line is bound to what was seen in another way. */
	readonly isCounted?: boolean;
};

/**
 * Asks the question, below what it is about, unless the line has said all that is needed; `refused` where the answer is no. Of a protected
 * instance the answer is its name.
 */
export async function confirmWrite(ready: ReadyWrite, {directory, questions, preferences}: Confirming): Promise<Result<void>> {
	const {said, instance: name, question, preview, count = 0, all = count, isCounted = true} = ready;
	// By the name that was opened: meanwhile another instance may have become the default.
	const instance = await directory.find(name);
	if (!instance.ok) return instance;
	if (said.expect !== undefined && said.expect !== all) return err(failure.wrongCount(said.expect, all));
	const limit = (await preferences()).get('write-limit');
	const isMany = count > limit && said.expect === undefined;
	const must = mustAsk(said, instance.value, {questions});
	if (!must.ok) return must;
	const isOpen = !must.value && isMany && isCounted;
	if (isOpen && questions.attended !== 'prompt') return err(failure.needsCount(count, limit));
	if (!must.value && !isOpen) return ok(undefined);
	const where = said.branch === undefined ? name : `${name}, branch ${said.branch}`;
	const typed = instance.value.protected === true ? name : isMany ? String(count) : undefined;
	const sure = await questions.confirm(question(where), {preview: await preview(), ...(typed !== undefined && {name: typed})});
	if (!sure.ok) return sure;
	return sure.value ? ok(undefined) : err(failure.declined('not confirmed: nothing was sent.'));
}

/** Whether it must be asked: for a protected instance always, where anybody is there; without anybody its line must name it. */
function mustAsk(
	{yes, instance: named}: WriteSaid,
	instance: NetboxInstance,
	{questions: {attended}}: Pick<Confirming, 'questions'>,
): Result<boolean> {
	if (instance.protected === true) {
		if (attended !== 'nobody') return ok(true);
		return yes === true && named === instance.name ? ok(false) : err(failure.protectedInstance(instance.name));
	}
	if (yes === true) return ok(false);
	return attended === 'prompt' ? ok(true) : err(failure.needsAnswer('"dry-run" shows what it would do.'));
}
