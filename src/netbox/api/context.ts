import type {Result} from '../../core/result.js';
import type {Source} from '../read/pages.js';
import type {CustomFilters} from '../schema/custom-filters.js';
import type {SeenFields} from '../schema/known-names.js';
import type {Schema} from '../schema/openapi.js';
import type {Answer} from '../transport/answer.js';
import type {Clock} from '../transport/request-queue.js';
import type {PlannedWrite} from '../write/planned-write.js';
import type {Unwritten} from '../write/writer.js';
import type {SeenRules} from './body-names.js';

/** What everything of one client, in main or in one branch, is made from. */
export type Context = {
	/** Reads, within the branch. */
	readonly source: Source;
	/** One write, within the branch; `what` as in `dcim.sites`. */
	readonly write: (write: PlannedWrite, what: string) => Promise<Result<Answer, Unwritten>>;
	readonly schema: Schema;
	/** Filters of custom fields, which no schema tells; custom fields are the same in every branch. */
	readonly customFilters: CustomFilters;
	/** The fields that rows of each list have shown. */
	readonly seen: SeenFields;
	/** What bodies may say, as NetBox told of each list. */
	readonly seenRules: SeenRules;
	readonly clock: Clock;
	/** Of the whole client. */
	readonly signal: AbortSignal;
};
