import {stringifyJson} from '../../core/json-text.js';
import {quote} from '../../text/quote.js';
import type {End, EndHolder} from '../pairs/end.js';

/** What would mend a finding. */
export type Fix =
	/** The session back, on the device or machine that lacks it. */
	| {readonly kind: 'mirror'; readonly end: End; readonly on: EndHolder}
	/** The session goes to where its address is. */
	| {readonly kind: 'move'; readonly end: End; readonly to: EndHolder}
	/** All but the first go, where they are alike. */
	| {readonly kind: 'repeated'; readonly ends: readonly End[]};

/** Where the sessions were read from: the line is about the same place. */
export type FixPlace = {readonly instance: string | undefined; readonly branch: string | undefined};

/** Where nothing can be said without knowing what was meant. */
const decide = 'needs a decision';

/** The line that mends it. It shows what it would do and asks, as every write. */
export function fixLine(fix: Fix | undefined, place: FixPlace): string {
	const body = fix && bodyOf(fix);
	if (!body) return decide;
	const option = (name: string, value: string | undefined): string => (value === undefined ? '' : ` ${name} ${quote(value)}`);
	const [verb, ...words] = body;
	return `netbox crud ${verb} object-type plugins.bgp.session ${words.join(' ')}${option('instance', place.instance)}${option('branch', place.branch)}`;
}

function bodyOf(fix: Fix): readonly string[] | undefined {
	switch (fix.kind) {
		case 'mirror':
			return mirrored(fix.end, fix.on);
		case 'move': {
			const field = holderField(fix.to);
			return field && ['update', `object-id ${fix.end.id}`, `data ${stringifyJson({...noHolder, [field]: fix.to.id})}`];
		}
		case 'repeated': {
			const [first, ...others] = fix.ends;
			const isAlike = others.every((end) => likeness(end) === (first && likeness(first)));
			return isAlike ? ['delete', `object-id ${others.map(({id}) => id).join(',')}`] : undefined;
		}
		default:
			return fix satisfies never;
	}
}

const noHolder = {device: null, virtualmachine: null};

const holderField = ({kind}: EndHolder): 'device' | 'virtualmachine' | undefined =>
	kind === 'device' ? 'device' : kind === 'virtual-machine' ? 'virtualmachine' : undefined;

function mirrored({local, remote, localAs, remoteAs, status, group}: End, on: EndHolder): readonly string[] | undefined {
	const field = holderField(on);
	if (!field || !local || remote?.kind !== 'address' || localAs === null || remoteAs === null) return undefined;
	const as = {local_as: `AS${remoteAs}`, remote_as: `AS${localAs}`};
	return [
		'create',
		`data ${stringifyJson({[field]: on.id, local_address: remote.id, remote_address: local.id, ...as, ...(group && {peer_group: group.id}), status})}`,
	];
}

/** What makes one of two the one that may go. */
const likeness = ({localAs, remoteAs, status, group}: End): string => stringifyJson([localAs, remoteAs, status, group?.id ?? null]);
