import {type ASTVisitor, GraphQLError, Lexer, type SelectionSetNode, Source, TokenKind, type ValidationContext} from 'graphql';
import {limits} from '../../core/limits.js';

/** GRAPHQL_MAX_ALIASES. */
const mostAliases = 10;

/** NetBox lets a document have ten aliases; those of a fragment count wherever it is spread. */
export function aliases(context: ValidationContext): ASTVisitor {
	const found = countAliases(context);
	if (found > mostAliases) context.reportError(new GraphQLError(`${found} aliases found. Allowed: ${mostAliases}`));
	return {};
}

function countAliases(context: ValidationContext): number {
	const known = new Map<string, number>();
	const inSet = (set: SelectionSetNode | undefined): number =>
		(set?.selections ?? []).reduce((sum, one) => {
			if (one.kind === 'FragmentSpread') return sum + inFragment(one.name.value);
			return sum + (one.kind === 'Field' && one.alias !== undefined ? 1 : 0) + inSet(one.selectionSet);
		}, 0);
	const inFragment = (name: string): number => {
		const before = known.get(name);
		if (before !== undefined) return before;
		known.set(name, 0);
		const count = inSet(context.getFragment(name)?.selectionSet);
		known.set(name, count);
		return count;
	};
	const operations = context.getDocument().definitions.flatMap((one) => (one.kind === 'OperationDefinition' ? [one.selectionSet] : []));
	return operations.reduce((sum, set) => sum + inSet(set), 0);
}

/** The fault of a document with too many brackets within brackets, which NetBox's parser refuses too; undefined where there are not. */
export function depthFault(query: string): GraphQLError | undefined {
	const source = new Source(query);
	const lexer = new Lexer(source);
	const [opening, closing] = [new Set<string>([TokenKind.BRACE_L, TokenKind.BRACKET_L]), new Set<string>([TokenKind.BRACE_R, TokenKind.BRACKET_R])];
	let [depth, tokens] = [0, 0];
	for (let token = lexer.advance(); token.kind !== TokenKind.EOF && tokens <= limits.labQueryTokens; token = lexer.advance()) {
		tokens += 1;
		depth += opening.has(token.kind) ? 1 : closing.has(token.kind) ? -1 : 0;
		if (depth > limits.labQueryDepth) {
			return new GraphQLError('Syntax Error: Document is nested too deeply. Parsing aborted.', {source, positions: [token.start]});
		}
	}
	return undefined;
}
