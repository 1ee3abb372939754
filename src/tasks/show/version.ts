import {rows} from '../../output.js';
import {ok} from '../../result.js';
import {defineTask} from '../task.js';

/** Versions of the shell and of what it is made of; asks no NetBox. */
export const run = defineTask('show.version', async (_args, {versions}) =>
	ok(rows(Object.entries(versions).map(([name, version]) => ({name, version})), ['name', 'version'])),
);
