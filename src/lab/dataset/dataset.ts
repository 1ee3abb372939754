import {type Failure, failure} from '../../core/failure.js';
import {err, ok, type Result} from '../../core/result.js';
import type {Json, Row} from '../../output/output.js';
import {isRow} from '../../output/row-values.js';
import {type Credentials, knownCredentials} from '../access/credentials.js';

/** Path of a kind below `/api/` -> its rows. A relation may be an object as NetBox shows it, or an id; what a row leaves out takes its default. */
export type Objects = {readonly [path: string]: readonly Row[]};

/** What a lab is loaded with: the body of `/api/status/`, the objects of main, and for each ready branch those that differ. */
export type LabDataset = {
	readonly status: Row;
	readonly objects: Objects;
	/** Schema id of a branch -> the rows of the kinds that differ there. Its change log follows from them; a row of it needs to say only what does not. */
	readonly branches: {readonly [schemaId: string]: Objects};
	readonly credentials: Credentials;
};

/** Reads a data set in the form of the recordings' `dataset.json`; without credentials of its own it has the known ones. */
export function parseDataset(value: unknown): Result<LabDataset> {
	if (!isRow(value) || !isRow(value['status']) || typeof value['status']['netbox-version'] !== 'string') {
		return err(broken('"status" must be the body of /api/status/'));
	}
	const objects = readObjects(value['objects']);
	if (objects === undefined) return err(broken('"objects" must map paths to lists of rows with ids'));
	const branches = value['branches'] ?? {};
	if (!isRow(branches) || Object.values(branches).some((rows) => readObjects(rows) === undefined)) {
		return err(broken('"branches" must map schema ids to objects'));
	}
	const circle = [objects, ...Object.values(branches as LabDataset['branches'])].map(circleIn).find((found) => found !== undefined);
	if (circle !== undefined) return err(broken(`${circle} stands under itself`));
	return ok({status: value['status'], objects, branches: branches as LabDataset['branches'], credentials: readCredentials(value['credentials'])});
}

const broken = (why: string): Failure => failure.localIo(`the data set cannot be read: ${why}.`);
const isRows = (value: unknown): boolean => Array.isArray(value) && value.every((row) => isRow(row) && typeof row['id'] === 'number');

/** The first object that stands under itself in its tree, by its list and id. */
function circleIn(objects: Objects): string | undefined {
	for (const [path, rows] of Object.entries(objects)) {
		const parents = new Map(rows.map((row) => [row['id'], isRow(row['parent']) ? row['parent']['id'] : row['parent']]));
		const safe = new Set<unknown>([undefined, null]);
		for (const id of parents.keys()) {
			const way = new Set<unknown>();
			let at: unknown = id;
			for (; !safe.has(at) && !way.has(at); at = parents.get(at as Json)) way.add(at);
			if (way.has(at)) return `"${path}" ${at}`;
			for (const one of way) safe.add(one);
		}
	}
	return undefined;
}

function readObjects(value: unknown): Objects | undefined {
	return isRow(value) && Object.values(value).every(isRows) ? (value as unknown as Objects) : undefined;
}

const readCredentials = (value: unknown): Credentials =>
	isRow(value) && Array.isArray(value['users']) ? (value as unknown as Credentials) : knownCredentials;
