import type {Json, Row} from '../../src/output/output.js';

/** An operation of an OpenAPI document. */
export type Operation = {
	readonly operationId: string;
	readonly parameters: readonly Row[];
	readonly security: readonly Json[];
	readonly requestBody?: Json;
	readonly responses: Row;
};

/** A component: its properties, and which must be there. */
type Component = {readonly properties?: {readonly [name: string]: Row}; readonly required?: readonly string[]};

/** What is read of an OpenAPI document. */
export type ApiDocument = {
	readonly paths: {readonly [path: string]: {readonly [method: string]: Operation}};
	readonly components: {readonly schemas: {readonly [name: string]: Component}};
};

/** The document of a server. */
export async function documentAt(url: string): Promise<ApiDocument> {
	const answer = await fetch(`${url}/api/schema/?format=json`, {headers: {accept: 'application/json'}});
	return (await answer.json()) as ApiDocument;
}

/** The components that a part of a document refers to, each as often as it does. */
export const referencesIn = (part: unknown): readonly string[] =>
	(JSON.stringify(part ?? null).match(/(?<="#\/components\/schemas\/)\w+/gu) ?? []) as readonly string[];
