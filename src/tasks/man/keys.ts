import {ok} from '../../core/result.js';
import {rows} from '../../output/output.js';
import {defineTask} from '../task.js';

/** The keys of the prompt, from the keymap itself. */
export const run = defineTask('man.keys', async (_args, {keys}) => ok(rows(await keys(), ['chord', 'does'])));
