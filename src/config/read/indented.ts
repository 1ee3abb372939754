import type {ConfigLine} from './lines.js';
import {beside, type ConfigPlace, type LineMeaning, nothing} from './said.js';

/** What a line opens: a place for the lines that are further in, or a block that NetBox holds nothing of. */
export type Opened = {readonly place: ConfigPlace; readonly meaning?: LineMeaning} | {readonly topic: string};

/** How a platform is read that has a line below `router bgp` for each statement. */
export type IndentedDialect = {
	/** What the line opens at this place; undefined where it opens nothing. */
	readonly opens: (line: ConfigLine, at: ConfigPlace) => Opened | undefined;
	/** What the line says at this place. */
	readonly means: (line: ConfigLine, at: ConfigPlace) => LineMeaning;
	/** `exit-address-family` alone ends an address family, and lines need not be further in. */
	readonly isFlat?: boolean;
	/** Whether a line that is not further in belongs to `router bgp` all the same. */
	readonly belongs?: (line: ConfigLine) => boolean;
};

type OpenLevel = {readonly indent: number; readonly opened: Opened};

const top: ConfigPlace = {vrf: null, target: {kind: 'all'}, family: null};

/** What each line of BGP means, one call for each line; undefined for a line of anything else. */
export function readIndented({opens, means, isFlat = false, belongs = () => false}: IndentedDialect): (line: ConfigLine) => LineMeaning | undefined {
	let levels: readonly OpenLevel[] = [];
	const open = (line: ConfigLine, under: readonly OpenLevel[], opened: Opened): LineMeaning => {
		levels = [...under, {indent: line.indent, opened}];
		return 'topic' in opened ? beside(opened.topic) : (opened.meaning ?? nothing);
	};
	const within = (line: ConfigLine, router: OpenLevel): LineMeaning | undefined => {
		if (isFlat && line.words[0]?.startsWith('exit-')) {
			levels = line.words[0] === 'exit-address-family' ? [router] : levels.filter(({opened}) => 'place' in opened);
			return undefined;
		}
		if (!isFlat) levels = [router, ...levels.slice(1).filter(({indent}) => indent < line.indent)];
		const now = levels.at(-1)?.opened ?? router.opened;
		if ('topic' in now) return beside(now.topic);
		const opened = opens(line, isFlat ? placeOf(router) : now.place);
		if (!opened) return means(line, now.place);
		return open(line, isFlat && 'place' in opened ? [router] : levels, opened);
	};
	return (line) => {
		const [first = '', second] = line.words;
		if (first.startsWith('!') || first.startsWith('#')) return undefined;
		if (first === 'router' && second === 'bgp') return open(line, [], opens(line, top) ?? {topic: 'BGP'});
		const [router] = levels;
		if (router && (line.indent > router.indent || (isFlat && belongs(line)))) return within(line, router);
		levels = [];
		return undefined;
	};
}

const placeOf = ({opened}: OpenLevel): ConfigPlace => ('place' in opened ? opened.place : top);
