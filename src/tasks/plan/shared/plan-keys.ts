import type {KeptPlan} from '../../../changes/kept/plan-file.js';
import type {Row} from '../../../output/output.js';

/** What is said of a plan in JSON, beside its steps. */
export const planKeys = ({steps: _, ...rest}: KeptPlan): Row => rest as unknown as Row;
