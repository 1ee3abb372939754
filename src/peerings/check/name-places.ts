import {type Failure, failure} from '../../core/failure.js';
import type {End} from '../pairs/end.js';
import {endsOf, type Peering} from '../pairs/peering.js';
import {remoteText} from './saying.js';
import {onName, type Subject} from './subject.js';

/** The places of a template of names, each with what stands there. */
const namePlaces: Readonly<Record<string, (end: End, peer: End | undefined, subject: Subject) => string | undefined>> = {
	device: (end, _, subject) => (end.bearers.length > 0 ? onName(end, subject) : undefined),
	peer: (_, peer, subject) => (peer && peer.bearers.length > 0 ? onName(peer, subject) : undefined),
	local: (end) => end.local?.host,
	remote: remoteText,
	'local-as': ({localAs}) => (localAs === null ? undefined : String(localAs)),
	'remote-as': ({remoteAs}) => (remoteAs === null ? undefined : String(remoteAs)),
	vrf: (end, _, {lookup}) => lookup.vrfOf(end)?.name,
};

/** Why a template cannot be read; nothing where it can. */
export function nameFault(template: string): Failure | undefined {
	const places = [...template.matchAll(/\{([^}]*)\}/g)].map(([, place = '']) => place);
	const unknown = places.find((place) => !Object.hasOwn(namePlaces, place));
	const known = Object.keys(namePlaces).map((place) => `{${place}}`);
	if (unknown !== undefined) return failure.usage(`a template of names has no place "{${unknown}}".`, `there are ${known.join(', ')}`);
	return places.length === 0 ? failure.usage('a template of names has a place.', `there are ${known.join(', ')}`) : undefined;
}

/** What the template makes of a session; undefined where it says something that this one has not. */
export function nameBy(template: string, {end, peering}: {readonly end: End; readonly peering: Peering}, subject: Subject): string | undefined {
	// A dynamic neighbour has many others, and is called by none of them.
	const hasOne = (peering.kind === 'pair' || peering.kind === 'client') && end.remote?.kind === 'address';
	const others = hasOne ? endsOf(peering).filter((other) => other !== end) : [];
	const parts = template.split(/\{([^}]*)\}/).map((part, index) => (index % 2 === 0 ? part : namePlaces[part]?.(end, others[0], subject)));
	return parts.includes(undefined) ? undefined : parts.join('');
}
