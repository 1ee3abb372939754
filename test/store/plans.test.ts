import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {createJournals} from '../../src/store/files/journals.js';
import {createPlanFiles} from '../../src/store/files/plans.js';
import {unwrap} from '../support/database.js';

function folder(): string {
	const home = mkdtempSync(join(tmpdir(), 'nf-plans-'));
	onTestFinished(() => rmSync(home, {recursive: true, force: true}));
	return home;
}

const failing = (result: {readonly ok: boolean; readonly error?: {readonly code: string; readonly message: string}}): string =>
	result.ok ? 'ok' : `${result.error?.code}: ${result.error?.message}`;

test('PL2 plan-file a plan has a file of its own, for its owner alone; a name that is taken is refused without overwrite', () => {
	const home = folder();
	const plans = createPlanFiles(join(home, 'plans'), home);
	expect([unwrap(plans.list()), failing(plans.read('drain'))]).toEqual([[], 'not-found: no plan "drain".']);
	unwrap(plans.write('drain-ams1.v2', 'one\n', false));
	const path = join(home, 'plans', 'drain-ams1.v2.json');
	expect([statSync(path).mode & 0o777, statSync(join(home, 'plans')).mode & 0o777]).toEqual([0o600, 0o700]);
	expect(failing(plans.check('drain-ams1.v2', false))).toBe('local-io: there is a plan "drain-ams1.v2" already.');
	expect(failing(plans.write('drain-ams1.v2', 'two\n', false))).toBe('local-io: there is a plan "drain-ams1.v2" already.');
	expect(unwrap(plans.read('drain-ams1.v2'))).toBe('one\n');
	unwrap(plans.write('drain-ams1.v2', 'two\n', true));
	expect([unwrap(plans.read('drain-ams1.v2')), unwrap(plans.list())]).toEqual(['two\n', ['drain-ams1.v2']]);
	expect(failing(plans.read('drain-ams1'))).toBe('not-found: no plan "drain-ams1". Did you mean "drain-ams1.v2"?');
	unwrap(plans.remove('drain-ams1.v2'));
	expect([unwrap(plans.list()), failing(plans.remove('drain-ams1.v2'))]).toEqual([[], 'not-found: no plan "drain-ams1.v2".']);
});

test.each(['', '.hidden', '../x', 'a b', 'a/b', 'a\u0000', 'é', 'x'.repeat(101)])('PL2 plan-file %j is no name of a plan', (name) => {
	const home = folder();
	const plans = createPlanFiles(join(home, 'plans'), home);
	const refused = expect.stringMatching(/^usage: ".*" is no name of a plan/su);
	expect([plans.check(name, true), plans.read(name), plans.write(name, '', true), plans.remove(name)].map(failing)).toEqual([
		refused,
		refused,
		refused,
		refused,
	]);
});

test('PL2 plan-file a name that ends in .json is a path, from the folder where nf was started, and nf never removes that file', () => {
	const home = folder();
	const plans = createPlanFiles(join(home, 'plans'), home);
	unwrap(plans.write('night.json', 'one\n', false));
	expect([readFileSync(join(home, 'night.json'), 'utf8'), unwrap(plans.read('night.json')), unwrap(plans.list())]).toEqual(['one\n', 'one\n', []]);
	expect(failing(plans.write('night.json', 'two\n', false))).toBe('local-io: there is a plan "night.json" already.');
	expect(failing(plans.remove('night.json'))).toMatch(/^usage: "night\.json" is a file of yours/);
	expect(failing(plans.read('none.json'))).toBe('local-io: cannot read "none.json": no such file or folder.');
});

const [one, two] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];

test('PL8 killed-apply a journal has its lines on the disk as they are written, and one writer at a time', () => {
	const home = join(folder(), 'writes');
	const journals = createJournals(home);
	const open = unwrap(journals.open(one));
	unwrap(open.append('{"a":1}'));
	expect(unwrap(createJournals(home).read(one))?.filter((line) => line !== '')).toEqual(['{"a":1}']);
	expect(failing(createJournals(home).open(one))).toBe('still-running: another nf carries out the same write: nothing was sent.');
	open.close({isOver: false});
	writeFileSync(join(home, `${one}.jsonl`), '\n{"a":1}\n{"cut', {mode: 0o600});
	const again = unwrap(journals.open(one));
	expect(again.lines.filter((line) => line !== '')).toEqual(['{"a":1}']);
	unwrap(again.append('{"b":2}'));
	again.close({isOver: true});
	expect(unwrap(journals.read(one))?.filter((line) => line !== '')).toEqual(['{"a":1}', '{"cut', '{"b":2}', '{"over":true}']);
	expect(statSync(join(home, `${one}.jsonl`)).mode & 0o777).toBe(0o600);
});

test('PL8 killed-apply a journal that nothing was written in leaves no file', () => {
	const home = join(folder(), 'writes');
	const journals = createJournals(home);
	unwrap(journals.open(two)).close({isOver: true});
	expect([unwrap(journals.list()), unwrap(journals.read(two))]).toEqual([[], undefined]);
});
