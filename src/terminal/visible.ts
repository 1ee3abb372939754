/**
 * Typed or pasted text as it may be shown: control characters as `^[`, a tab as one blank, characters that turn the
 * direction of text as `\u202e`. Line feeds stay.
 */
export function visible(text: string): string {
	return text
		.replaceAll('\t', ' ')
		.replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, (control) => `^${String.fromCharCode(control.charCodeAt(0) ^ 64)}`)
		.replace(
			/[\u0080-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g,
			(control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
		);
}
