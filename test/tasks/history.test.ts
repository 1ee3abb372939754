import {join} from 'node:path';
import {expect, test} from 'vitest';
import {failure} from '../../src/core/failure.js';
import {err, ok} from '../../src/core/result.js';
import {documentOf} from '../../src/output/output.js';
import {createHistory} from '../../src/store/files/history.js';
import {run} from '../../src/tasks/history.js';
import type {ShellContext} from '../../src/tasks/task.js';
import {messageOf, temporaryFolder, unwrap} from '../support/database.js';

function world(answer: boolean | undefined) {
	const history = createHistory(join(temporaryFolder(), 'history'), {limit: 100});
	for (const line of ['pwd', 'show jobs', 'top']) history.append(line);
	const confirm = async () => (answer === undefined ? err(failure.needsAnswer()) : ok(answer));
	return {history, context: {history: async () => history, questions: {confirm}} as unknown as ShellContext};
}

test('C20 history-command history shows the lines with their numbers, the last ones where asked', async () => {
	const {context, history} = world(undefined);
	expect(documentOf(unwrap(await run({}, context)))).toBe('1  pwd\n2  show jobs\n3  top\n');
	expect(documentOf(unwrap(await run({last: 1}, context)))).toBe('3  top\n');
	history.append('netbox get bgp-peerings devices "n\nl"');
	expect(documentOf(unwrap(await run({last: 1}, context)))).toBe('4  netbox get bgp-peerings devices "n\\nl"\n');
});

test('C20 history-command history clear empties the file after a question', async () => {
	const sure = world(true);
	unwrap(await run({clear: true}, sure.context));
	expect(unwrap(sure.history.load())).toEqual([]);
	const unsure = world(false);
	expect(messageOf(await run({clear: true}, unsure.context))).toBe('not confirmed: nothing was cleared.');
	expect(unwrap(unsure.history.load())).toHaveLength(3);
});

test('S9 needs-answer in a script history clear needs yes', async () => {
	const {context, history} = world(undefined);
	expect(messageOf(await run({clear: true}, context))).toContain('this needs an answer');
	unwrap(await run({clear: true, yes: true}, context));
	expect(unwrap(history.load())).toEqual([]);
	history.append('pwd');
	expect(unwrap(history.load())).toEqual(['pwd']);
});
