import {createTheme, type Theme} from '../../format/theme.js';

type Env = Readonly<Record<string, string | undefined>>;
type MaybeTerminal = {readonly isTTY?: boolean};

/** The inputs for the look of a stream: variables, the flag `--no-color`, and the user's settings. */
export type StreamLook = {
	readonly env: Env;
	readonly noColor: boolean;
	readonly color: 'auto' | 'always' | 'never';
	readonly links: boolean;
	readonly plain: boolean;
};

/** Whether text for a stream is coloured: a flag beats a variable, NO_COLOR beats FORCE_COLOR, both beat the user's setting. */
function wantsColor(stream: MaybeTerminal, {env, noColor, color}: StreamLook): boolean {
	if (noColor || env['NO_COLOR'] || isDumb(env)) return false;
	if (env['FORCE_COLOR'] && env['FORCE_COLOR'] !== '0') return true;
	return color === 'always' || (color === 'auto' && stream.isTTY === true);
}

/** Whether the terminal obeys no escape sequence at all. */
export const isDumb = (env: Env): boolean => env['TERM'] === 'dumb';

/**
 * Whether questions are plain lines, without one escape byte: the terminal obeys none, colours are off, or the user wants no redrawing (`set cli
 * plain on`).
 */
export const asksPlainly = ({env, noColor}: Pick<StreamLook, 'env' | 'noColor'>, plain: boolean): boolean =>
	plain || noColor || Boolean(env['NO_COLOR']) || isDumb(env);

/** Variables that a terminal sets which takes the marks of a prompt, and those of programs that stand between it and the shell. */
const marking = ['KITTY_WINDOW_ID', 'WEZTERM_PANE', 'GHOSTTY_RESOURCES_DIR', 'ITERM_SESSION_ID', 'WT_SESSION'];
const between = ['TMUX', 'STY', 'ZELLIJ'];

/** Whether the terminal is one that is known to take the marks of a prompt (OSC 133). tmux and screen keep them from it. */
export function takesMarks(env: Env): boolean {
	const term = env['TERM'] ?? '';
	if (isDumb(env) || /^(?:screen|tmux)/.test(term) || between.some((name) => env[name])) return false;
	if (['iTerm.app', 'WezTerm', 'ghostty', 'kitty'].includes(env['TERM_PROGRAM'] ?? '') || env['LC_TERMINAL'] === 'iTerm2') return true;
	// VTE, the one of GNOME, from 0.80 on.
	return ['xterm-kitty', 'xterm-ghostty', 'wezterm'].includes(term) || Number(env['VTE_VERSION']) >= 8000 || marking.some((name) => env[name]);
}

/** Whether the locale says UTF-8, as POSIX reads it; if it says nothing, yes, as in today's terminals. */
function speaksUnicode(env: Env): boolean {
	const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
	return locale === '' || /utf-?8/i.test(locale);
}

/** The look of a stream; links are for terminals that may get escape bytes. */
export function themeOf(stream: MaybeTerminal, look: StreamLook): Theme {
	const color = wantsColor(stream, look);
	const plain = look.plain || isDumb(look.env);
	return createTheme({color, unicode: speaksUnicode(look.env), links: look.links && color && stream.isTTY === true, plain});
}

/** The look of a stream by the current settings; the same object as long as they are the same. */
export function followTheme(stream: MaybeTerminal, look: () => StreamLook): () => Theme {
	let last: (Pick<StreamLook, 'color' | 'links' | 'plain'> & {readonly theme: Theme}) | undefined;
	return () => {
		const now = look();
		const {color, links, plain} = now;
		if (last?.color !== color || last.links !== links || last.plain !== plain) last = {color, links, plain, theme: themeOf(stream, now)};
		return last.theme;
	};
}
