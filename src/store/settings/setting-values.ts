import {own} from '../../core/own-property.js';
import {anyOf} from '../../text/did-you-mean.js';

/** How a setting is stored in the file, and its form in `set cli`. */
export type SettingKind<Value> = {
	readonly default: Value;
	readonly accepts: (value: unknown) => value is Value;
	/** The accepted values, in words. */
	readonly expected: string;
	/** The possible value of the text; `accepts` decides. */
	readonly parse: (text: string) => unknown;
	readonly write: (value: Value) => string | number;
	/** Of values that are numbers. */
	readonly unit?: string;
};

const isWhole = (value: unknown, from: number, to: number): value is number =>
	typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;

const whole = (from: number, to: number, usual: number, unit?: string): SettingKind<number> => ({
	default: usual,
	accepts: (value) => isWhole(value, from, to),
	expected: `a whole number from ${from} to ${to}`,
	parse: (text) => (/^\d+$/.test(text) ? Number(text) : undefined),
	write: (value) => value,
	...(unit !== undefined && {unit}),
});

const onOff = (usual: boolean): SettingKind<boolean> => ({
	default: usual,
	accepts: (value) => typeof value === 'boolean',
	expected: 'on or off',
	parse: (text) => own({on: true, off: false}, text.toLowerCase()),
	write: (value) => (value ? 'on' : 'off'),
});

const oneOf = <Word extends string>(words: readonly [Word, ...Word[]]): SettingKind<Word> => ({
	default: words[0],
	accepts: (value): value is Word => words.some((word) => word === value),
	expected: anyOf(words),
	parse: (text) => text.toLowerCase(),
	write: (value) => value,
});

/** Rows after which a long result stops: those of the screen, or a number; 0 is never. */
const screenLength: SettingKind<number | 'auto'> = {
	default: 'auto',
	accepts: (value) => value === 'auto' || isWhole(value, 0, 10_000),
	expected: 'auto or a whole number from 0 to 10000',
	parse: (text) => (/^\d+$/.test(text) ? Number(text) : text.toLowerCase()),
	write: (value) => value,
	unit: 'rows',
};

/** Every setting of a user, in the order of `show settings`; see docs/contract/commands.md C21 set-cli. */
export const settingKinds = {
	/** Hours after which a cached row is read again. */
	'cache-age': whole(1, 8760, 24, 'h'),
	/** Days for which a cached device is kept that nobody asks for. */
	'cache-keep': whole(1, 3650, 90, 'd'),
	/** Megabytes that the cache may take on disk; the least recently used devices go first. */
	'cache-size': whole(1, 1_000_000, 1000, 'MB'),
	color: oneOf(['auto', 'always', 'never']),
	/** Whether the events of a job run by at the prompt and only a few stay, or each is a line that stays. */
	events: oneOf(['few', 'all']),
	/** Whether a space expands a keyword prefix in place. */
	expand: onOff(true),
	/** Whether the rest of an earlier line is suggested while one is typed. */
	ghost: onOff(true),
	/** Whether keywords that change data must be typed in full. */
	'full-words': onOff(true),
	/** Entries that the history keeps. */
	'history-size': whole(1, 1_000_000, 10_000, 'lines'),
	/** Whether names in tables are links to their objects in NetBox. */
	links: onOff(false),
	/** The format of results on a terminal that have none of their own; auto is a table for rows, JSON for documents. */
	output: oneOf(['auto', 'json', 'yaml', 'table']),
	/** Whether long results stop at full screens. */
	pager: onOff(true),
	/** Whether the prompt is written line by line and never redrawn, for screen readers. */
	plain: onOff(false),
	progress: onOff(true),
	/** What the prompt is called: `nf`, or as the instance that lines are about. */
	prompt: oneOf(['nf', 'instance']),
	/** Whether every write is refused before anything is sent. */
	'read-only': onOff(false),
	/** Megabytes that the results of all stored jobs may take on disk; the oldest go first. */
	'results-size': whole(1, 1_000_000, 200, 'MB'),
	'screen-length': screenLength,
	/** Seconds that a command may take without a timeout of its own. */
	timeout: whole(1, 86_400, 600, 's'),
	workers: whole(1, 16, 1),
	/** Objects that a write may change or delete without their number being said. */
	'write-limit': whole(1, 100_000, 50, 'objects'),
} as const;

export type SettingName = keyof typeof settingKinds;
export type SettingValues = {readonly [Name in SettingName]: (typeof settingKinds)[Name]['default']};
