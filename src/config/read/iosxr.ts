import {openFamily, routerOf} from './eos.js';
import type {IndentedDialect, Opened} from './indented.js';
import {routerMeaning} from './neighbor-statements.js';
import {peerMeaning, targetOf} from './peer-words.js';
import type {ConfigPlace, ConfigTarget} from './said.js';

/** Groups of IOS-XR: what a neighbour uses, and what these use. */
const groupWords = ['neighbor-group', 'session-group', 'af-group'];

/** Cisco IOS-XR. Groups of all three kinds are groups; the peer group of NetBox is that which the neighbour itself uses. */
export const iosxrDialect: IndentedDialect = {
	opens: ({words}, at) => {
		const [first = '', second, third, fourth, fifth] = words;
		if (first === 'router') return routerOf(words, at);
		if (first === 'vrf' && second !== undefined && at.target.kind === 'all') return {place: {...at, vrf: second}};
		if (at.target.kind === 'all' && second !== undefined && words.length <= 5) {
			if (first === 'neighbor' && words.length === 2) return openTarget(targetOf(second), at);
			if (first === 'af-group' && third === 'address-family') return openGroup(groupName(first, second), openedPlace([fourth, fifth], at));
			if (groupWords.includes(first) && words.length === 2) return openGroup(groupName(first, second), at);
		}
		if (first === 'address-family') return openFamily([second, third], at);
		return undefined;
	},
	means: (line, at) => {
		const [first = '', second, third] = line.words;
		if (at.target.kind === 'all') return routerMeaning(first === 'no' ? (second ?? '') : first);
		if (first === 'use' && second !== undefined && third !== undefined && groupWords.includes(second))
			return {kind: 'says', place: at, says: second === 'neighbor-group' ? {group: third} : {uses: [groupName(second, third)]}};
		return peerMeaning(line.words, line, at);
	},
};

/** Names of session groups and of groups of families are told apart from those of neighbour groups. */
const groupName = (kind: string, name: string): string => (kind === 'neighbor-group' ? name : `${kind} ${name}`);

function openedPlace(words: readonly (string | undefined)[], at: ConfigPlace): ConfigPlace {
	const opened = openFamily(words, at);
	return 'place' in opened ? opened.place : at;
}

function openGroup(name: string, at: ConfigPlace): Opened {
	return {place: {...at, target: {kind: 'group', name}}, meaning: {kind: 'declares', vrf: null, name}};
}

function openTarget(target: ConfigTarget, at: ConfigPlace): Opened | undefined {
	if (target.kind !== 'neighbor' && target.kind !== 'range') return undefined;
	return {place: {...at, target}, meaning: {kind: 'says', place: {...at, target, family: null}, says: {}}};
}
