import {rows} from '../../output.js';
import {ok} from '../../result.js';
import {defineTask} from '../task.js';

/** The keys of the prompt, from the keymap itself. */
export const run = defineTask('man.keys', async (_args, {keys}) => ok(rows(await keys(), ['chord', 'does'])));
