import type {Row} from '../../output/output.js';
import type {Kind} from './kind.js';

/** An object before and after; one of the two is missing for a create or a delete. */
export type Change = {readonly kind: Kind; readonly before: Row | undefined; readonly after: Row | undefined};
