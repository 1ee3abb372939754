import type {Edit} from '../../terminal/line.js';

/** What a key is for; `Edit`s change the line alone. */
export type Intent =
	| Edit
	| 'submit'
	| 'new-row'
	| 'older'
	| 'newer'
	| 'search-older'
	| 'search-newer'
	| 'last-word'
	| 'complete'
	| 'complete-back'
	| 'help'
	| 'space'
	| 'interrupt'
	| 'end-of-input'
	| 'clear'
	| 'literal'
	| 'suspend'
	| 'escape';

/** One row of the key table: chords as `terminal/keys.ts` writes them, and what they do in plain words. */
export type Binding = {readonly chords: readonly string[]; readonly intent: Intent; readonly does: string};

/** Every key of the prompt, as data: the prompt obeys it and `man keys` prints it. */
export const keymap: readonly Binding[] = [
	{chords: ['enter'], intent: 'submit', does: 'Run the line; in a menu take the selected value'},
	{chords: ['alt-enter'], intent: 'new-row', does: 'Start a new row in the line'},
	{chords: ['?'], intent: 'help', does: 'Show what can follow; twice shows more'},
	{chords: ['tab'], intent: 'complete', does: 'Complete the word or open the menu; in a menu the next value'},
	{chords: ['shift-tab'], intent: 'complete-back', does: 'In a menu the value before'},
	{chords: [' '], intent: 'space', does: 'Write out a unique keyword prefix'},
	{chords: ['ctrl-a', 'home'], intent: 'start', does: 'Go to the start of the line'},
	{chords: ['ctrl-e', 'end'], intent: 'end', does: 'Go to the end of the line, take the suggested line'},
	{chords: ['ctrl-b', 'left'], intent: 'left', does: 'Go one character left'},
	{chords: ['ctrl-f', 'right'], intent: 'right', does: 'Go one character right, take the suggested line at the end'},
	{chords: ['alt-b', 'ctrl-left', 'alt-left'], intent: 'word-left', does: 'Go one word left'},
	{chords: ['alt-f', 'ctrl-right', 'alt-right'], intent: 'word-right', does: 'Go one word right, take one suggested word at the end'},
	{chords: ['backspace'], intent: 'delete-left', does: 'Delete the character left of the cursor'},
	{chords: ['delete'], intent: 'delete-right', does: 'Delete the character under the cursor'},
	{chords: ['ctrl-d'], intent: 'end-of-input', does: 'Delete the character under the cursor; on an empty line go up or leave'},
	{chords: ['ctrl-w'], intent: 'kill-word-left', does: 'Cut the word left of the cursor'},
	{chords: ['alt-backspace'], intent: 'kill-part-left', does: 'Cut the part of the word left of the cursor'},
	{chords: ['alt-d'], intent: 'kill-word-right', does: 'Cut the word right of the cursor'},
	{chords: ['ctrl-u'], intent: 'kill-start', does: 'Cut to the start of the line'},
	{chords: ['ctrl-k'], intent: 'kill-end', does: 'Cut to the end of the line'},
	{chords: ['ctrl-y'], intent: 'yank', does: 'Put back what was cut'},
	{chords: ['ctrl-t'], intent: 'transpose', does: 'Swap two characters'},
	{chords: ['ctrl-_'], intent: 'undo', does: 'Undo'},
	{chords: ['alt-.'], intent: 'last-word', does: 'Put in the last word of the line before'},
	{chords: ['ctrl-p', 'up'], intent: 'older', does: 'Older line that begins like this one; in a menu the value above'},
	{chords: ['ctrl-n', 'down'], intent: 'newer', does: 'Newer line that begins like this one; in a menu the value below'},
	{chords: ['ctrl-r'], intent: 'search-older', does: 'Search the history; again for older lines'},
	{chords: ['ctrl-s'], intent: 'search-newer', does: 'While searching, newer lines'},
	{chords: ['ctrl-g', 'escape'], intent: 'escape', does: 'Leave the search or the menu as if it had not been opened'},
	{chords: ['ctrl-v'], intent: 'literal', does: 'Type the next key as it is'},
	{chords: ['ctrl-l'], intent: 'clear', does: 'Clear the screen, keep the scrollback'},
	{chords: ['ctrl-c'], intent: 'interrupt', does: 'Cancel the job, or drop the line'},
	{chords: ['ctrl-z'], intent: 'suspend', does: 'Put the shell into the background of the OS shell'},
];

/** What the chord is for, undefined where it is for nothing. */
export const intentOf = (chord: string): Intent | undefined => keymap.find(({chords}) => chords.includes(chord))?.intent;

/** The key table for people, a row per binding: `Ctrl-A, Home`. */
export const describeKeymap = (): readonly {readonly chord: string; readonly does: string}[] =>
	keymap.map(({chords, does}) => ({chord: chords.map(describeChord).join(', '), does}));

const describeChord = (chord: string): string => {
	if (chord === ' ') return 'Space';
	const parts = chord.match(/ctrl-|alt-|shift-|.+/g) ?? [];
	return parts.map((part) => (part === 'tab' ? 'TAB' : part[0]?.toUpperCase() + part.slice(1))).join('');
};
