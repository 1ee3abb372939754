import type {End} from '../pairs/end.js';
import {endsOf, type Peering} from '../pairs/peering.js';
import {nameBy} from './name-places.js';
import {asText, isExternal, type SaidWords, type Says} from './saying.js';
import {namesOf, onName, type Subject} from './subject.js';

/** A rule about the configuration of each session that was asked for. */
const aboutNear =
	(says: (end: End, subject: Subject, peering: Peering) => SaidWords | undefined): Says =>
	(peering, subject) =>
		endsOf(peering).flatMap((end) => {
			const message = end.isNear ? says(end, subject, peering) : undefined;
			return message === undefined ? [] : [{on: end, message}];
		});

export const noMaxPrefix = aboutNear((end) =>
	isExternal(end) && end.practice?.maxPrefixes === null ? `no limit of prefixes towards ${asText(end.remoteAs)}` : undefined,
);

/** RFC 8212; those of its peer group count as its own. */
export const noPolicy = aboutNear((end, {lookup}) => {
	const {group, practice} = end;
	const ofGroup = group && lookup.groups?.get(group.id)?.filters;
	if (!practice || !isExternal(end) || (group && !ofGroup)) return undefined;
	const lacks = (['in', 'out'] as const).filter((way) => !practice.filters[way] && ofGroup?.[way] !== true);
	const words = lacks.map((way) => (way === 'in' ? 'import' : 'export'));
	return words.length > 0 ? `no ${words.join(' and no ')} policy towards ${asText(end.remoteAs)}` : undefined;
});

export const nameTemplate = aboutNear((end, subject, peering) => {
	const {nameTemplate: template} = subject;
	if (template === undefined) return undefined;
	const name = nameBy(template, {end, peering}, subject);
	return name === undefined || name === end.name ? undefined : `by the template it is "${name}"`;
});

export const ibgpMesh = aboutNear((end, subject) => {
	const lacks = subject.mesh().get(end.id);
	return lacks ? `no session of ${onName(end, subject)} to ${namesOf(lacks)} in ${asText(end.localAs)}` : undefined;
});
