import {ok} from '../../core/result.js';
import {rows} from '../../output/output.js';
import {defineTask} from '../task.js';

/** Every pipe and every operator of `where`, each in an example, from the tables that lines are read with. */
export const run = defineTask('man.pipes', async (_args, {pipes}) => ok(rows(await pipes(), ['example', 'does'])));
