import {expect, test} from 'vitest';
import {checkLinks} from '../../scripts/docs/links.js';
import {printOnTerminal} from '../../scripts/docs/on-terminal.js';
import {loadPages} from '../../scripts/docs/pages.js';
import {compareTranscript, transcriptsOf} from '../../scripts/docs/transcripts.js';
import {cleanEnv, createPlayground, root} from './nf.js';

const pages = loadPages(root);
const transcripts = pages.flatMap(transcriptsOf);

test('pages link to what is there, and name files that are there', () => {
	expect(pages.flatMap((page) => checkLinks(root, page))).toEqual([]);
});

test('the transcripts of the pages are what the lab prints on a terminal', async () => {
	const play = createPlayground();
	try {
		const env = {...cleanEnv(play.home()), TERM: 'xterm-256color', TZ: 'UTC'};
		expect(transcripts.length).toBeGreaterThan(5);
		for (const transcript of transcripts) {
			const args = ['bin/nf.js', '--no-color', '--instance', 'lab', '-c', transcript.command];
			expect(compareTranscript(transcript, await printOnTerminal(args, {cwd: root, env, columns: 108}))).toEqual([]);
		}
	} finally {
		await play.close();
	}
}, 60_000);
