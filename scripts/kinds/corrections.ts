import type {ReducedField, ReducedShape} from './reduced.js';

/** Null in rows of a real NetBox 4.7.3, which its document does not say (`test/support/netbox/4.7.3`). */
const nulls: Readonly<Record<string, readonly string[]>> = {
	Branch: ['merged_by'],
	Cable: ['profile'],
	Cluster: ['allocated_disk', 'allocated_memory', 'allocated_vcpus'],
	ConfigContext: ['data_source'],
	ConfigContextProfile: ['data_source'],
	ConfigTemplate: ['data_source'],
	ExportTemplate: ['data_source'],
	IKEPolicy: ['mode'],
	IKEProposal: ['authentication_algorithm'],
	IPSecPolicy: ['pfs_group'],
	IPSecProposal: ['authentication_algorithm', 'encryption_algorithm'],
	Job: ['object_type', 'user'],
	ObjectType: ['rest_api_endpoint'],
	Token: ['token'],
};

/**
 * Not in all such rows. NetBox has two serializers of addresses within rows, of which the document describes the one with more fields; the other
 * field is in no row at all that was seen.
 */
const missing: Readonly<Record<string, readonly string[]>> = {ASNRange: ['asn_count'], BriefIPAddress: ['dns_name', 'nat_inside', 'nat_outside']};

/** Pairs of numbers, which the document takes for objects. */
const ranges: ReducedField = {is: {list: {is: {list: {is: 'integer'}}}}};

/** Other than the document says, or not in it at all. */
const instead: Readonly<Record<string, ReducedShape>> = {
	Token: {allowed_ips: {is: {list: {is: 'string'}}, null: true, doc: 'Networks that it may be used from; from everywhere where there are none'}},
	VLANGroup: {vid_ranges: ranges},
	VLANGroupRequest: {vid_ranges: ranges},
};

/** The shape as rows of NetBox have it. A name that it does not have is an error: the document has changed. */
export function corrected(name: string, shape: ReducedShape): ReducedShape {
	const [none, some] = [nulls[name] ?? [], missing[name] ?? []];
	const unknown = [...none, ...some].find((field) => !(field in shape));
	if (unknown !== undefined) throw new Error(`${name} has no field "${unknown}" any more`);
	const fields = Object.entries(shape).map(([field, of]) => [
		field,
		{...of, ...(none.includes(field) && {null: true}), ...(some.includes(field) && {maybe: true})},
	]);
	return {...(Object.fromEntries(fields) as ReducedShape), ...instead[name]};
}
