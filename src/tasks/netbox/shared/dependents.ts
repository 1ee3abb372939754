import {knownRelations} from '../../../changes/deletion/known-relations.js';
import type {Api} from '../../../netbox/api/api.js';
import {cellText} from '../../../output/row-values.js';

const mostNames = 5;

/**
 * `dcim.devices fceos4 (1), fceos5 (2), …`: some of what keeps an object from being deleted; undefined where that is not known here. NetBox names them
 * where one object is deleted, and only counts them where several are (seen on 4.7.3).
 */
export async function dependentsOf(path: string, id: number, api: Api): Promise<string | undefined> {
	const names: string[] = [];
	for (const {list, filter, onDelete, isEverywhere} of knownRelations(path.replaceAll('/', '.'))) {
		if (onDelete !== 'refused' || !isEverywhere) continue;
		const page = await api.endpoint(list.replaceAll('.', '/')).page({}, {unchecked: {[filter]: id}, fields: ['display'], limit: mostNames});
		const found = page.ok ? page.value.results.map((row) => `${cellText(row['display'] ?? null)} (${row.id})`) : [];
		const rest = page.ok ? page.value.count - found.length : 0;
		if (found.length > 0) names.push(`${list} ${found.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`);
	}
	return names.length > 0 ? [...new Set(names)].join('; ') : undefined;
}
