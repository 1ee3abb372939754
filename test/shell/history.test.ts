import {expect, test} from 'vitest';
import {text} from '../../src/output/output.js';
import {converse, jobOf} from './conversation.js';

const entries = (keys: string, paste?: string): {readonly kept: readonly string[]; readonly file: readonly string[]; readonly printed: string} => {
	const shell = converse({
		answer: (effect, send) => {
			if (effect.type !== 'run') return;
			const job = jobOf(effect.command);
			for (const message of [job.started, ...job.events({type: 'completed', output: text('')})]) send(message);
		},
	});
	if (paste !== undefined) shell.paste(paste);
	shell.type(keys);
	const file = shell.effects().flatMap((effect) => (effect.type === 'remember' ? [effect.line] : []));
	return {kept: shell.state().history, file, printed: shell.printed()};
};

test('L8 history-size a repeat in a row is stored once', () => {
	expect(entries('pwd<enter>pwd<enter>top<enter>pwd<enter>').file).toEqual(['pwd', 'top', 'pwd']);
});

test('L8 history-size an entry of several rows is one entry, and comes back as one', () => {
	const shell = converse();
	shell.type('netbox get bgp-peerings devices "a<enter>b"<enter>');
	expect(shell.state().history).toEqual(['netbox get bgp-peerings devices "a\nb"']);
	const other = converse({history: ['pwd', 'netbox get bgp-peerings devices "a\nb"']});
	other.type('<up>');
	expect(other.line()).toBe('netbox get bgp-peerings devices "a\nb"|');
	other.type('<up>');
	expect(other.state().line.text).toBe('netbox get bgp-peerings devices "a\nb"');
	other.type('<up>');
	expect(other.line()).toBe('pwd|');
});

test.each([
	[' pwd<enter>', 'a leading space', ''],
	['netbox get bgp-peerings devices nbt_abcdefghijkl.0123456789<enter>', 'a v2 token', 'not kept in history: it holds a secret'],
	['netbox get bgp-peerings devices 0123456789abcdef0123456789abcdef01234567<enter>', 'a v1 token', 'not kept in history: it holds a secret'],
])('L7 secrets-not-kept %s is not kept: %s', (keys, _, said) => {
	const {kept, file, printed} = entries(keys);
	expect([kept, file]).toEqual([[], []]);
	expect(printed).toContain(said);
});

test('L10 bracketed-paste of a pasted block each line is an entry', () => {
	expect(entries('<enter>', 'pwd\ntop\n').file).toEqual(['pwd', 'top']);
});

test('C20 history-command after history clear the shell has forgotten its lines too, that command included', () => {
	expect(entries('pwd<enter>history clear yes<enter>').kept).toEqual([]);
	expect(entries('pwd<enter>history<enter>').kept).toEqual(['pwd', 'history']);
});
