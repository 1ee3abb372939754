import {afterAll, expect, test} from 'vitest';
import type {LabDataset} from '../../src/lab/dataset/dataset.js';
import {labDataset} from '../../src/lab/dataset/lab.js';
import {startLab} from '../../src/lab/http/server.js';
import {openPty, type Pty} from '../support/pty.js';
import {asEnv, binary, cleanEnv, createPlayground} from './nf.js';

const play = createPlayground();
afterAll(play.close);

/** The name of a device that tries all: a colour, a title, a C1 erase, and text turned round. */
const evil = 'zz\u001b[31mred\u001b]0;owned\u0007\u009b2J\u202eabc';
/** As output, as a string of JSON, and on the line being typed. */
const [written, json, typed] = [
	'zz\\x1b[31mred\\x1b]0;owned\\x07\\x9b2J\\u202eabc',
	'zz\\u001b[31mred\\u001b]0;owned\\u0007\\u009b2J\\u202eabc',
	'zz^[[31mred^[]0;owned^G\\x9b2J\\u202eabc',
];

/** The made-up network with that name on the device of the two odd sessions, and a longer one on another. */
function evilDataset(): LabDataset {
	const dataset = labDataset();
	const names: Readonly<Record<string, string>> = {'core/1 +&%#ß "q"': evil, spine1: `${evil}2`};
	const devices = (dataset.objects['dcim/devices'] ?? []).map((row) => ({...row, name: names[String(row['name'])] ?? row['name'] ?? null}));
	return {...dataset, objects: {...dataset.objects, 'dcim/devices': devices}};
}

/** The prompt in front of that network. */
async function openEvil(): Promise<Pty> {
	const home = play.home();
	const lab = await startLab({dataset: evilDataset()});
	play.onClose(lab.close);
	const env = cleanEnv(home, {...asEnv(lab), FORCE_COLOR: '1'});
	const pty = openPty({file: process.execPath, args: [binary], cwd: home, env, columns: 200, rows: 30});
	play.onClose(pty.close);
	await pty.until('nf#');
	return pty;
}

test('D9 foreign-text foreign names are written out on every path of the prompt, and the terminal obeys none of them', async () => {
	const pty = await openEvil();
	const isShown = (text: string): boolean => pty.everything().some((row) => row.includes(text));
	const shows = (text: string) => pty.until(() => isShown(text));
	const runs = async (line: string, text: string): Promise<void> => {
		const before = pty.everything().filter((row) => row.includes(text)).length;
		pty.type(line);
		const isAgain = (): boolean => pty.everything().filter((row) => row.includes(text)).length > before;
		await pty.until(() => isAgain() && pty.rows()[pty.cursor().y] === 'nf#');
	};

	pty.type('netbox get bgp-peerings devices zz\t');
	await shows(`>'${written}'`);
	pty.type('\r');
	await shows(`nf#netbox get bgp-peerings devices '${typed}'`);
	await runs(' | select session,description\r', 'escape \\x1b[31mred\\x1b[0m \\u202eabc');
	expect(isShown('\\x1b]0;title\\x07 and \\x9b2J')).toBe(true);
	const [down, end] = ['\u0015', '\u0005'];
	pty.type('netbox get b');
	await shows(`nf#netbox get bgp-peerings devices '${typed}' | select`);
	await runs(`${end} | csv\r`, 'escape \\x1b[31mred\\x1b[0m');
	pty.type(`${down}netbox get b`);
	await runs(`${end}\u0017json | no-more\r`, `"${json}"`);
	const evilName = '\u001b[200~nosuch\u009b2J\u202eabc\u001b[201~';
	await runs(`${down}netbox get bgp-peerings devices ${evilName} progress False\r`, 'nosuch\\x9b2J\\u202eabc - not found');
	await runs('history\r', '1  netbox get bgp-peerings devices');
	await runs('show jobs\r', "bgp-peerings devices 'zz\\x1b[31mred");
	await runs('job events 1\r', 'retrieved');
	pty.type('set cli screen-length 5\r');
	await shows('screen-length');
	pty.type(`netbox get bgp-peerings devices 'zz${end}\u0017\u0017\r`);
	await pty.until('--More--');
	pty.type('q');
	await pty.until((page) => page.rows()[page.cursor().y] === 'nf#');
	expect(pty.written()).not.toMatch(/\u001b\](?!8;)|\u001b\[31mred|\u001b\[[23]J|[\u0007\u0080-\u009f\u202a-\u202e]/);
}, 60_000);
