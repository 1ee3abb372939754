import {type Answer, isCrash, json} from '../http/answer.js';
import type {Scene} from '../model/context.js';
import {nextId} from '../state/store.js';
import type {WriteAt} from './changes.js';

/** Whether a write of several objects is to be done by a job; 4.4.10 does not know it, and `background=1` is no yes (seen). */
export const isBackground = ({query, scene}: {readonly query: URLSearchParams; readonly scene: Scene}): boolean =>
	scene.profile.isFrom('4.7') && /^true$/iu.test(query.get('background') ?? '');

/** Answers before the work is done: 202 with a job. The work is done at once where a job worker runs; what comes of it only the job would tell, and the lab lists no jobs. */
export function background(at: WriteAt, work: () => Answer): Answer {
	const id = nextId(at.store, 'core/jobs');
	const url = `${at.scene.origin}/api/core/jobs/${id}/`;
	try {
		if (Number(at.store.status['rq-workers-running']) > 0) work();
	} catch (thrown) {
		if (!isCrash(thrown)) throw thrown;
	}
	return json(202, {job: {id, url, status: 'pending'}}, {location: url});
}
