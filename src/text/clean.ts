/**
 * The text with every character written out that draws nothing of its own: control characters, line separators, blanks other than the space, joiners,
 * tags, fillers, private and unknown characters, halves of a pair. A joiner or a selector that changes the drawing (in an emoji that Unicode
 * recommends, after a virama, between Arabic letters that would join) stays. Line feeds stay. Takes linear time.
 */
export function writeOut(text: string, write: (character: string) => string): string {
	if (!maybeUnseen.test(text)) return text;
	const {unseen, eachUnseen, keptOrUnseen} = patterns();
	if (text.search(unseen) < 0) return text;
	return text.replace(keptOrUnseen, (found, emoji: string | undefined, joined: string | undefined) => {
		if (joined !== undefined || (emoji !== undefined && isRecommended(emoji))) return found;
		return emoji === undefined ? write(found) : found.replaceAll(eachUnseen, write);
	});
}

/**
 * Foreign text made safe to print, so that the terminal obeys none of it and two texts that differ look different: characters that draw nothing are
 * written out, as `\x1b`, `\u202e`, `\u{e0041}`, a tab as `\t`. A line feed becomes `\n`, or stays where whole lines are printed.
 */
export function sanitize(text: string, {lineFeeds}: {readonly lineFeeds: 'keep' | 'escape'}): string {
	const safe = writeOut(text, writtenOut);
	return lineFeeds === 'escape' && safe.includes('\n') ? safe.replaceAll('\n', '\\n') : safe;
}

/** The character as JSON writes it: `\u200b`, with two units `\udb40\udc41`. */
export const jsonEscape = (character: string): string =>
	Array.from({length: character.length}, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join('');

/** A character as people read it: `\x9b`, `\u200b`, `\u{e0041}`. */
export function writtenOut(character: string): string {
	if (character === '\t') return '\\t';
	const hex = (character.codePointAt(0) ?? 0).toString(16);
	if (hex.length > 4) return `\\u{${hex}}`;
	return hex.length > 2 ? `\\u${hex.padStart(4, '0')}` : `\\x${hex.padStart(2, '0')}`;
}

/**
 * All but ASCII and Latin letters, which most texts are made of: V8 goes over them several times as fast as over all that Unicode tells apart,
 * and faster in search of one that is another than to the end of those that are not, of which it remembers each.
 */
const maybeUnseen = /[^ -~\n\u00C0-\u02FF]/;

type Patterns = {
	/**
	 * Any character that is no letter, mark, digit, sign or symbol (all of C and Z but the space), and those among them that Unicode lets be ignored,
	 * or draws as a blank.
	 */
	readonly unseen: RegExp;
	readonly eachUnseen: RegExp;
	/** The same; before it an emoji of several characters, and joiners that change the drawing. */
	readonly keptOrUnseen: RegExp;
};

let made: Patterns | undefined;

/** V8 reads all of a Unicode class when a pattern is made, which takes a start longer than all our other modules: most starts need none. */
function patterns(): Patterns {
	made ??= makePatterns();
	return made;
}

function makePatterns(): Patterns {
	const unseen = /[^ -~\n\p{L}\p{M}\p{N}\p{P}\p{S}]|[\p{Default_Ignorable_Code_Point}\u2800\u{1D159}]/u;
	const kept = `(${emoji})|(${afterVirama}|${betweenArabic})`;
	return {unseen, eachUnseen: RegExp(unseen, 'gu'), keptOrUnseen: RegExp(`${kept}|${unseen.source}`, 'gu')};
}

const emoji = String.raw`\p{Emoji}(?:\p{Emoji_Modifier}|\uFE0F\u20E3?)?(?:\u200D\p{Emoji}(?:\p{Emoji_Modifier}|\uFE0F)?)+|\p{Emoji}\uFE0F\u20E3?`;
/** After a sign that drops a vowel and before a letter: as RFC 5892 (appendix A.1 and A.2) allows joiners in names. */
const afterVirama = String.raw`(?<=[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D3B\u0D3C\u0D4D\u0DCA\u1039\u17D2])[\u200C\u200D](?=\p{L})`;
/** The same between two letters if the first joins to its left. */
const betweenArabic = String.raw`(?<=(?![\u0622-\u0625\u0627\u0629\u062F-\u0632\u0648\u0671-\u0673\u0675-\u0677\u0688-\u0699\u06C0\u06C3-\u06CB\u06CD\u06CF\u06D2\u06D3\u06D5])[\u0620-\u064A\u066E-\u06D5]\p{Mn}{0,8})\u200C(?=[\u0620-\u064A\u066E-\u06D5])`;

/** Whether Unicode recommends the whole as one emoji. Terminals draw a black flag for all flags spelt with tags. */
const isRecommended = (sequence: string): boolean => RegExp(recommended, 'v').test(sequence);
/** A string, since the compiler knows no regular expression of sets for this version of JavaScript. */
const recommended = '^\\p{RGI_Emoji}$';
