import {bodyOf} from '../../../changes/fields.js';
import type {PlanStep} from '../../../changes/plan.js';
import {type Failure, failure} from '../../../core/failure.js';
import {err, ok, type Result} from '../../../core/result.js';
import type {FieldRules} from '../../../netbox/read/field-rules.js';
import type {OpenedApi} from '../../netbox/shared/open-api.js';
import {fieldNamesFault, settleBodies} from '../../netbox/shared/write-fields.js';

type WritingStep = Exclude<PlanStep, {readonly verb: 'delete'}>;

type Held = {
	readonly api: OpenedApi['api'];
	/** Old values come back as NetBox had them: of these the names alone are held. */
	readonly isBack: boolean;
};

/**
 * Holds what steps say against the rules of their kinds, before anything is sent: NetBox takes a body with a field that it does not know, or sets itself,
 * and says nothing. A file that was edited by hand may say anything.
 */
export async function holdSteps(steps: readonly PlanStep[], {api, isBack}: Held): Promise<Result<void>> {
	const writing = steps.filter((step): step is WritingStep => step.verb !== 'delete');
	const known = new Map<string, FieldRules>();
	for (const step of writing) {
		const [what, isNew] = [step.type, step.verb === 'create'];
		const key = `${step.verb} ${what}`;
		const found = known.has(key) ? ok(known.get(key) ?? {}) : await api.endpoint(what.replaceAll('.', '/')).fields(isNew ? 'create' : 'change');
		if (!found.ok) return found;
		known.set(key, found.value);
		const fault = faultOf(step, {what, rules: found.value, isNew, isWhole: isNew && !isBack}, isBack);
		if (fault) return err({...fault, message: `step ${step.n}: ${fault.message}`});
	}
	return ok(undefined);
}

function faultOf(step: WritingStep, place: Parameters<typeof fieldNamesFault>[1], isBack: boolean): Failure | undefined {
	const {changelog_message: _, ...body} = bodyOf(step);
	const own = ['id', 'changelog_message'].find((name) => Object.hasOwn(step.set, name) || Object.hasOwn(body, name));
	if (own !== undefined) return failure.usage(`"${own}" is no field that a step of ${place.what} may set.`, 'nothing was sent');
	if (isBack) return fieldNamesFault(Object.keys(body), place);
	const settled = settleBodies([body], place);
	return settled.ok ? undefined : settled.error;
}
