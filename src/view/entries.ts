import type {Entry} from '../shell/message.js';
import {ask, type Terminal} from './ask.js';

/** Where texts are asked for; `plain` is asked with each. */
export type EntryTerminal = Omit<Terminal, 'plain'> & {readonly plain: () => boolean};

/** The texts that a terminal is asked for, until each is answered or withdrawn. */
export function createEntries({stdin, stdout, plain}: EntryTerminal) {
	const open = new Map<string, AbortController>();
	const keyOf = ({job, question}: Pick<Entry, 'job' | 'question'>): string => `${job} ${question}`;
	return {
		/** From now on it can be withdrawn. The function given back asks, and gives the answer; undefined where there is none. */
		open: (entry: Entry): (() => Promise<string | undefined>) => {
			const {kind, text} = entry;
			const withdrawn = new AbortController();
			open.set(keyOf(entry), withdrawn);
			return () => ask({kind, text, signal: withdrawn.signal}, {stdin, stdout, plain: plain()}).finally(() => open.delete(keyOf(entry)));
		},
		withdraw: (of: Pick<Entry, 'job' | 'question'>): void => open.get(keyOf(of))?.abort(),
	};
}
