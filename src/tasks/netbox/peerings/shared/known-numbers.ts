import {failure} from '../../../../core/failure.js';
import {err, ok, type Result} from '../../../../core/result.js';
import type {Row} from '../../../../output/output.js';
import {didYouMean, nearest} from '../../../../text/did-you-mean.js';
import type {OpenedApi} from '../../shared/open-api.js';

/** The AS numbers that NetBox has, and those that are to be created. */
export type KnownNumbers = {
	/** Those that NetBox neither has nor shall get. */
	readonly missing: ReadonlySet<number>;
	readonly toCreate: readonly {readonly asn: number; readonly rir: {readonly id: number; readonly name: string}}[];
	/** The id of one that is there; of one that is to be created the number itself, which stands for it. */
	readonly idOf: (asn: number) => number;
};

/** Looks up AS numbers; those that are missing are created where an RIR is named. */
export async function lookUpNumbers(
	numbers: readonly number[],
	rir: string | undefined,
	{api}: Pick<OpenedApi, 'api'>,
): Promise<Result<KnownNumbers>> {
	const wanted = [...new Set(numbers)].toSorted((a, b) => a - b);
	const ids = new Map<number, number>();
	for (let at = 0; at < wanted.length; at += most) {
		const found = await api.endpoint<Row>('ipam/asns').list({}, {unchecked: {asn: wanted.slice(at, at + most)}, fields: ['id', 'asn']});
		if (!found.ok) return found;
		for (const row of found.value) if (typeof row['asn'] === 'number') ids.set(row['asn'], row.id);
	}
	const lacking = wanted.filter((asn) => !ids.has(asn));
	const registry = rir === undefined || lacking.length === 0 ? ok(undefined) : await findRir(rir, {api});
	if (!registry.ok) return registry;
	const {value: found} = registry;
	return ok({
		missing: new Set(found ? [] : lacking),
		toCreate: found ? lacking.map((asn) => ({asn, rir: found})) : [],
		idOf: (asn) => ids.get(asn) ?? asn,
	});
}

/** Numbers of one request. */
const most = 100;

async function findRir(name: string, {api}: Pick<OpenedApi, 'api'>): Promise<Result<{readonly id: number; readonly name: string}>> {
	const rows = await api.endpoint<Row>('ipam/rirs').list({}, {fields: ['id', 'name', 'slug']});
	if (!rows.ok) return rows;
	const found = rows.value.find((row) => row['name'] === name) ?? rows.value.find((row) => row['slug'] === name);
	if (found) return ok({id: found.id, name: String(found['name'])});
	const names = rows.value.map((row) => String(row['name']));
	return err(failure.usage(`NetBox has no RIR "${name}".${didYouMean(nearest(name, names))}`, 'nothing was sent'));
}
