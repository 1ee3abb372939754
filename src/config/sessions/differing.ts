import type {ConfigPlatform} from '../model.js';
import type {ReadNeighbor} from '../read/resolve.js';
import {type ActingSession, isSameNames} from './acting.js';
import type {GroupSaid} from './facts.js';

/** Fields of a session as a configuration would have them: related objects by name or number. What is not there stays. */
export type NamedFields = {
	readonly status?: string;
	readonly description?: string;
	readonly local_as?: number;
	readonly remote_as?: number;
	readonly peer_group?: string | null;
	readonly import_policies?: readonly string[];
	readonly export_policies?: readonly string[];
	readonly prefix_list_in?: string | null;
	readonly prefix_list_out?: string | null;
	readonly max_prefixes?: number | null;
};

/** Fields, and what of the file a session of NetBox cannot say, in words. */
export type FieldsOfFile = {readonly fields: NamedFields; readonly unsaid: readonly string[]};

/** The peer group that the file names, if it names one that is there, and the platform of the file. */
type OfFile = {readonly group: GroupSaid | undefined; readonly platform: ConfigPlatform};

/** Only there a configuration can say prefix lists of a neighbour, so that none means none. */
const hasPrefixLists = (platform: ConfigPlatform): boolean => platform === 'eos' || platform === 'frr';

/** All fields of a new session: what its peer group says alike is left to that. */
export function fieldsOfNew(neighbor: ReadNeighbor, {group}: OfFile): NamedFields {
	const own = (said: readonly string[], ofGroup: readonly string[] = []): readonly string[] => (isSameNames(said, ofGroup) ? [] : said);
	const [imports, exports] = [own(neighbor.imports, group?.imports), own(neighbor.exports, group?.exports)];
	const {prefixListIn, prefixListOut, maxPrefixes, description} = neighbor;
	return {
		...{status: neighbor.isShutdown ? 'offline' : 'active', local_as: neighbor.localAs, remote_as: neighbor.remoteAs},
		...(description !== '' && {description}),
		...(neighbor.group !== null && {peer_group: neighbor.group}),
		...(imports.length > 0 && {import_policies: imports}),
		...(exports.length > 0 && {export_policies: exports}),
		...(prefixListIn !== null && prefixListIn !== group?.prefixListIn && {prefix_list_in: prefixListIn}),
		...(prefixListOut !== null && prefixListOut !== group?.prefixListOut && {prefix_list_out: prefixListOut}),
		...(maxPrefixes !== null && {max_prefixes: maxPrefixes}),
	};
}

/** The fields in which the file differs from a session as it acts. Of a neighbour that is known in part nothing is taken away. */
export function differingFields(neighbor: ReadNeighbor, session: ActingSession, status: string, of: OfFile): FieldsOfFile {
	const unsaid: string[] = [];
	const differs = <Value>(value: Value, there: Value, isEmpty: boolean): boolean => value !== there && !(isEmpty && neighbor.isPartly);
	const policies = (key: 'imports' | 'exports'): readonly string[] | undefined => {
		const [said, ofGroup] = [neighbor[key], of.group?.[key] ?? []];
		if (isSameNames(said, session[key]) || (said.length === 0 && neighbor.isPartly)) return undefined;
		if (said.length === 0 && ofGroup.length > 0)
			unsaid.push(`no ${key === 'imports' ? 'import' : 'export'} policy, since its group has ${ofGroup.join(', ')}`);
		return said.length === 0 && ofGroup.length > 0 ? undefined : isSameNames(said, ofGroup) ? [] : said;
	};
	const list = (key: 'prefixListIn' | 'prefixListOut'): {readonly value: string | null} | undefined => {
		const [said, ofGroup] = [neighbor[key], of.group?.[key] ?? null];
		if (!hasPrefixLists(of.platform) || !differs(said, session[key], said === null)) return undefined;
		if (said === null && ofGroup !== null) unsaid.push(`no prefix list, since its group has ${ofGroup}`);
		return said === null && ofGroup !== null ? undefined : {value: said === ofGroup ? null : said};
	};
	const [imports, exports, listIn, listOut] = [policies('imports'), policies('exports'), list('prefixListIn'), list('prefixListOut')];
	const fields: NamedFields = {
		...(statusOf(neighbor, status) !== status && {status: statusOf(neighbor, status)}),
		...(differs(neighbor.description, session.description, neighbor.description === '') && {description: neighbor.description}),
		...(neighbor.localAs !== session.localAs && {local_as: neighbor.localAs}),
		...(neighbor.remoteAs !== session.remoteAs && {remote_as: neighbor.remoteAs}),
		...(differs(neighbor.group, session.group?.name ?? null, neighbor.group === null) && {peer_group: neighbor.group}),
		...(imports && {import_policies: imports}),
		...(exports && {export_policies: exports}),
		...(listIn && {prefix_list_in: listIn.value}),
		...(listOut && {prefix_list_out: listOut.value}),
		...(differs(neighbor.maxPrefixes, session.maxPrefixes, neighbor.maxPrefixes === null) && {max_prefixes: neighbor.maxPrefixes}),
	};
	return {fields, unsaid};
}

/** One that runs is active, but a planned session stays planned; one that is shut down is offline, unless NetBox does not have it active anyway. */
function statusOf({isShutdown}: ReadNeighbor, status: string): string {
	if (isShutdown) return status === 'active' ? 'offline' : status;
	return status === 'planned' ? status : 'active';
}
