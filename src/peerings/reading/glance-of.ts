import type {LookUp} from '../../store/cache/cache.js';
import {glanceQuery} from '../freshness/glance.js';
import {savedSince} from '../freshness/saved.js';
import {kindsAbout} from '../model.js';
import {isCold} from './cached-devices.js';
import type {PeeringsAsked} from './read.js';

/** How long GraphQL that did not answer is asked no more, in ms. */
const blindMs = 24 * 3_600_000;

type GlanceAsking = {readonly asked: PeeringsAsked; readonly known: LookUp; readonly now: number};

/** The query for a glance; `names`: it asks for the devices. */
export type GlanceAsked = {readonly text: string; readonly names: boolean};

/**
 * The query for a glance, and whether it asks for the devices by their names, which `hasNames` wants; undefined where none is asked: where no
 * cached row may be shown, and where GraphQL did not answer of late. What was saved is asked where there is a log beside it.
 */
export function glanceOf({asked, known, now}: GlanceAsking, hasNames: boolean): GlanceAsked | undefined {
	const {position} = known;
	const isBlind = position?.blindAt !== undefined && now - position.blindAt < blindMs;
	if (!position || isBlind || !mayShowCached(asked, known)) return undefined;
	const since = position.cursor === undefined ? {} : {since: savedSince(position)};
	const what = {...since, kinds: kindsAbout(known.shownTypes)};
	// A server whose GraphQL knew no branches would confirm the names of main; what was saved in main does no harm.
	const whole = hasNames && asked.branch === undefined ? glanceQuery({names: asked.devices.names, ...what}) : undefined;
	const text = whole ?? ('since' in since ? glanceQuery({names: [], ...what}) : undefined);
	return text === undefined ? undefined : {text, names: whole !== undefined};
}

/** What globs and selectors mean is known later. */
const mayShowCached = (asked: PeeringsAsked, known: LookUp): boolean =>
	asked.cache === 'True' && (asked.devices.globs.length > 0 || asked.devices.selectors.length > 0 || !isCold(asked, known));
