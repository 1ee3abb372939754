import {
	buildSchema,
	type DocumentNode,
	executeSync,
	GraphQLError,
	type GraphQLSchema,
	getNamedType,
	type OperationDefinitionNode,
	parse,
	specifiedRules,
	TypeInfo,
	validate,
	visit,
	visitWithTypeInfo,
} from 'graphql';
import {limits} from '../../core/limits.js';
import type {Json, Row} from '../../output/output.js';
import {type Answer, detail, isLack, json, lack, page} from '../http/answer.js';
import {aliases, depthFault} from './bounds.js';
import {errorRow} from './messages.js';
import {netboxSchema} from './netbox-schema.js';
import {type RunAt, resolve, TooMuch} from './resolve.js';

/** A query as a request gives it. */
export type Query = {readonly query: string; readonly variables: Row; readonly operationName: string | undefined};

let built: GraphQLSchema | undefined;
const schema = (): GraphQLSchema => {
	built ??= buildSchema(netboxSchema, {assumeValidSDL: true, assumeValid: true});
	return built;
};

/** Runs a query as NetBox does: parsed, validated, executed; a fault is a 200 with `data: null`. What NetBox alone has is thrown. */
export function runQuery(asked: Query, at: RunAt): Answer {
	const parsed = parsedQuery(asked.query);
	if ('errors' in parsed) return json(200, {data: null, errors: parsed.errors});
	const {document} = parsed;
	const operation = chosen(document, asked.operationName);
	if (operation === undefined) return page(400, `Unknown operation named "${asked.operationName}".`);
	if (operation.operation !== 'query') {
		const message = `The ${operation.operation} operation is not supported by the schema.`;
		return json(200, {data: null, errors: [errorRow(new GraphQLError(message, {nodes: [operation]}))]});
	}
	refuseLacking(document);
	const faults = validate(schema(), document, [aliases, ...specifiedRules]);
	if (faults.length > 0) return json(200, {data: null, errors: faults.map((fault) => errorRow(fault, {document}))});
	return execute(document, {...asked, operationName: operation.name?.value}, at);
}

function execute(document: DocumentNode, {variables, operationName}: Query, at: RunAt): Answer {
	const contextValue = {...at, shown: {count: 0}};
	const asked = {schema: schema(), document, variableValues: variables, fieldResolver: resolve, contextValue};
	const {data, errors = []} = executeSync({...asked, operationName: operationName ?? null});
	const causes = errors.map(({originalError}) => originalError ?? undefined);
	const lacking = causes.find(isLack) ?? errors.map(thrownIn).find(isLack);
	if (lacking !== undefined) throw lacking;
	if (causes.some((cause) => cause instanceof TooMuch)) {
		return detail(413, `The query asks for more than ${limits.labQueryWork} fields and objects, the most that the lab looks at for one.`);
	}
	const rows = errors.map((error) => errorRow(error, {document, variables}));
	return json(200, {data: (data ?? null) as Json, ...(rows.length > 0 && {errors: rows})});
}

/** What a resolver threw that was no error. */
const thrownIn = ({originalError}: GraphQLError): unknown =>
	originalError !== undefined && 'thrownValue' in originalError ? originalError.thrownValue : undefined;

function parsedQuery(query: string): {readonly document: DocumentNode} | {readonly errors: readonly Row[]} {
	try {
		const deep = depthFault(query);
		if (deep !== undefined) return {errors: [errorRow(deep)]};
		return {document: parse(query, {maxTokens: limits.labQueryTokens})};
	} catch (thrown) {
		if (!(thrown instanceof GraphQLError)) throw thrown;
		return {errors: [errorRow(thrown)]};
	}
}

/** The operation that is meant, the first where none is named (seen on 4.7.3). */
function chosen({definitions}: DocumentNode, name: string | undefined): OperationDefinitionNode | undefined {
	const operations = definitions.filter((one): one is OperationDefinitionNode => one.kind === 'OperationDefinition');
	return name === undefined ? operations[0] : operations.find((one) => one.name?.value === name);
}

/** Throws where a query asks for a field that NetBox has and the lab has not. */
function refuseLacking(document: DocumentNode): void {
	const types = new TypeInfo(schema());
	const Field = (): void => {
		const field = types.getFieldDef();
		if (field && getNamedType(field.type).name === 'NotInLab') throw lack(`GraphQL field "${field.name}" of ${types.getParentType()?.name}`);
	};
	visit(document, visitWithTypeInfo(types, {Field}));
}
