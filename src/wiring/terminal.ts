import {createTheme, type Theme} from '../format/theme.js';

type Env = Readonly<Record<string, string | undefined>>;

/** Whether text for a stream is coloured: a flag beats a variable, NO_COLOR beats FORCE_COLOR, both beat the user's setting. */
export function wantsColor(
	stream: {readonly isTTY?: boolean},
	from: {readonly env: Env; readonly noColor: boolean; readonly setting: 'auto' | 'always' | 'never'},
): boolean {
	const {env, noColor, setting} = from;
	if (noColor || env['NO_COLOR'] || env['TERM'] === 'dumb') return false;
	if (env['FORCE_COLOR'] && env['FORCE_COLOR'] !== '0') return true;
	return setting === 'always' || (setting === 'auto' && stream.isTTY === true);
}

/** Whether the locale says UTF-8, as POSIX reads it; where it says nothing, terminals of today do. */
function speaksUnicode(env: Env): boolean {
	const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
	return locale === '' || /utf-?8/i.test(locale);
}

/** The look of a stream. */
export const themeOf = (stream: {readonly isTTY?: boolean}, from: Parameters<typeof wantsColor>[1]): Theme =>
	createTheme({color: wantsColor(stream, from), unicode: speaksUnicode(from.env)});
