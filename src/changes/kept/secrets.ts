import {stringifyJson} from '../../core/json-text.js';
import type {Json, Row} from '../../output/output.js';
import {showsSecret} from '../../text/secret-shape.js';
import {holdsSecret} from '../hidden.js';
import {nameOf} from '../names.js';
import type {Plan, PlanStep} from '../plan.js';

/** What stands in a plan and may stand in no file: `password of 12 (admin)`; undefined where there is nothing. */
export function secretIn({steps, message}: Pick<Plan, 'steps' | 'message'>): string | undefined {
	for (const step of steps) {
		const field = Object.keys(step.set).find((name) => valuesOf(step, name).some((value) => holdsSecret(name, value)));
		if (field !== undefined) return `${field} of ${nameOf(step)}`;
		if (showsSecret(stringifyJson(step))) return `a text shaped like a token, of ${nameOf(step)}`;
	}
	return message !== undefined && showsSecret(message) ? 'a text shaped like a token, in the message' : undefined;
}

const valuesOf = (step: PlanStep, field: string): readonly Json[] => Object.values((step.set[field] ?? {}) as Row);

/** The fields of an object that may be kept. */
export const withoutSecrets = (fields: Row): Row => Object.fromEntries(Object.entries(fields).filter(([name, value]) => !holdsSecret(name, value)));
