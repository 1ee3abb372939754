import {type Failure, failure} from '../core/failure.js';
import {type Column, type Group, isTimeField} from '../output/output.js';
import {isRow} from '../output/row-values.js';
import {type IpAddress, isInside, isSameAddress, parseAddress} from '../text/address.js';
import {foldName} from '../text/case-fold.js';
import {didYouMean, nearest} from '../text/did-you-mean.js';
import {quote} from '../text/quote.js';
import type {Session} from './session.js';
import type {SessionFacts} from './session-facts.js';
import type {PeeringsOutput} from './table.js';

/** A search for the sessions that a word means: the address of a remote end, or a name. */
export type NeighborSearch = {
	readonly isAddress: boolean;
	/** Whether it is the very word: its name, its key or `#<id>`, or its remote address or prefix, whatever the spelling and mask. */
	readonly isMeant: (session: Session, key: string) => boolean;
	/** Whether it may be meant where none is the very word: its name but for case, or a remote prefix that has the address. */
	readonly isNear: (session: Session, key: string) => boolean;
	/** Takes notice of a device's sessions, for the error where none is found. */
	readonly notice: (device: string, sessions: readonly Session[]) => void;
	/** Nothing was found. `among` is prose: `on any device of "lab"`. */
	readonly failure: (among: string) => Failure;
};

/** A search for one word. The rows of sessions are opened only for an address. */
export function createNeighborSearch(word: string): NeighborSearch {
	const address = parseAddress(word);
	const folded = foldName(word);
	const names = new Set<string>();
	let [isDevice, localOf] = [false, undefined as string | undefined];
	return {
		isAddress: address !== undefined,
		isMeant: (session, key) =>
			word === key || word === session.name || word === `#${session.id}` || (address !== undefined && isRemote(session, address)),
		isNear: (session) =>
			(session.name !== null && session.name !== word && foldName(session.name) === folded) || (address !== undefined && isWithin(session, address)),
		notice: (device, sessions) => {
			isDevice ||= foldName(device) === folded;
			for (const session of sessions) {
				if (session.name !== null) names.add(session.name);
				if (address && localOf === undefined && session.local && isSame(address, writeAddress(session.local)))
					localOf = `"${session.name ?? `#${session.id}`}" of '${device}'`;
			}
		},
		failure: (among) => {
			const candidates = isDevice ? [`devices ${quote(word)}`] : nearest(word, [...names]);
			return failure.noSession(word, among, {candidates, hint: hintFor(word, localOf) ?? didYouMean(candidates).trim()});
		},
	};
}

/** Whether the other end is this address, or this very prefix. */
function isRemote({remote}: SessionFacts, address: IpAddress): boolean {
	if (remote === null) return false;
	if (remote.kind === 'prefix') return address.length !== undefined && isSame(address, remote.prefix);
	return isSame(address, writeAddress(remote));
}

function isWithin({remote}: SessionFacts, address: IpAddress): boolean {
	const prefix = remote?.kind === 'prefix' ? parseAddress(remote.prefix) : undefined;
	return prefix !== undefined && isInside(address, prefix);
}

/** What else the word may be: a local address, or a glob. */
function hintFor(word: string, localOf: string | undefined): string | undefined {
	if (localOf !== undefined) return `it is the local address of ${localOf}: say the remote one, or the name`;
	return /[*?]/.test(word) ? `a glob goes into a pipe: show bgp neighbors | where session=${word}` : undefined;
}

const writeAddress = ({host, mask}: {readonly host: string; readonly mask: number}): string => `${host}/${mask}`;

/** Whether a text is the same address; a mask that was not asked for does not count. */
function isSame(asked: IpAddress, text: string): boolean {
	const address = parseAddress(text);
	return address !== undefined && isSameAddress(asked, address);
}

/** Sessions below one header, the device as a column. */
export const flatOf = (peerings: PeeringsOutput): PeeringsOutput => ({...peerings, layout: 'flat'});

/** Sessions with all that is known of them, a line a field. */
export const inFieldsOf = (peerings: PeeringsOutput): PeeringsOutput => ({...peerings, layout: 'fields', columns: allColumns(peerings.groups)});

/** Names that people know, in the order in which they are read. */
const known: readonly Column[] = [
	['session', '$key'],
	['id'],
	['name'],
	['status', 'status.value'],
	['local', 'local_address.address'],
	['local-as', 'local_as.asn'],
	['remote', 'remote_address.address', 'remote_prefix.prefix'],
	['remote-as', 'remote_as.asn'],
	['peer-group', 'peer_group.name'],
	['import', 'import_policies.name'],
	['export', 'export_policies.name'],
	['prefix-list-in', 'prefix_list_in.name'],
	['prefix-list-out', 'prefix_list_out.name'],
	['max-prefixes', 'max_prefixes'],
	['site', 'site.name'],
	['tenant', 'tenant.name'],
	['tags', 'tags.name'],
	['description'],
	['comments'],
	['created'],
	['updated', 'last_updated'],
].map(([name = '', ...paths]) => fieldOf(name, paths.length > 0 ? paths : [name]));

/** A field whose name in NetBox says that it holds a time is read as one. */
function fieldOf(name: string, paths: readonly string[]): Column {
	return {name, paths, rank: 'key', ...(paths.some(isTimeField) && {shows: 'time'})};
}

/** What the known ones show, or what says nothing more: the device is the heading. */
const shown: ReadonlySet<string> = new Set(['device', 'display', ...known.flatMap(({paths}) => paths.map((path) => path.split('.')[0] ?? ''))]);

/** The known columns, and one for each other field that any of the rows has, custom fields one by one. */
function allColumns(groups: readonly Group[]): readonly Column[] {
	const others = new Set<string>();
	for (const {held} of groups.flatMap(({rows}) => rows)) {
		for (const [key, value] of Object.entries(held.row)) {
			if (shown.has(key)) continue;
			if (key !== 'custom_fields') others.add(key);
			else if (isRow(value)) for (const field of Object.keys(value)) others.add(`custom_fields.${field}`);
		}
	}
	return [...known, ...[...others].toSorted().map((path) => fieldOf(path, [path]))];
}
