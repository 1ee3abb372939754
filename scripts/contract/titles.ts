import ts from 'typescript';

/** The title of a test or of a group of tests, up to its first `${…}`, and where its text begins in the source. */
export type Title = {readonly text: string; readonly at: number};

/** Every title in a source; where tests are made of rows and their title begins with `%s`, the first text of each row. */
export function titlesOf(path: string, source: string): readonly Title[] {
	const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
	const titles: Title[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isCallExpression(node)) titles.push(...titlesOfCall(node, file));
		ts.forEachChild(node, visit);
	};
	visit(file);
	return titles;
}

function titlesOfCall(call: ts.CallExpression, file: ts.SourceFile): readonly Title[] {
	const [first] = call.arguments;
	const title = first && titleOf(first, file);
	if (!title || !makesTests(call.expression)) return [];
	return title.text.startsWith('%s') ? rowsOf(call.expression).flatMap((row) => titleOf(row, file) ?? []) : [title];
}

function titleOf(node: ts.Node, file: ts.SourceFile): Title | undefined {
	const at = node.getStart(file) + 1;
	if (ts.isStringLiteralLike(node)) return {text: node.text, at};
	return ts.isTemplateExpression(node) ? {text: node.head.text, at} : undefined;
}

/** `test`, `test.skipIf(…)`, `describe.each(rows)`, and so on. */
function makesTests(callee: ts.Expression): boolean {
	if (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee)) return makesTests(callee.expression);
	return ts.isIdentifier(callee) && ['test', 'describe'].includes(callee.text);
}

/** The first value of each row of `test.each(rows)`. */
function rowsOf(callee: ts.Expression): readonly ts.Expression[] {
	const rows = ts.isCallExpression(callee) ? callee.arguments[0] : undefined;
	if (!rows || !ts.isArrayLiteralExpression(rows)) return [];
	return rows.elements.flatMap((row) => (ts.isArrayLiteralExpression(row) ? row.elements.slice(0, 1) : [row]));
}
