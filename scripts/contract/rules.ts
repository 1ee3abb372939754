/** A rule of the contract; `later` where its own text says that the first releases may lack some of it. An id or name that is missing is ''. */
export type Rule = {readonly id: string; readonly name: string; readonly later: boolean};

/** `O7`, `G28a`. */
export const ruleId = '[A-Z]{1,2}\\d+[a-z]?';

/** `cache-true`: two or three words. */
const ruleName = '[a-z0-9]+(?:-[a-z0-9]+){1,2}';

const head = new RegExp(`^(${ruleId})?(?: ?(${ruleName}))?$`);
const bold = new RegExp(`^(?:- )?\\*\\*(${ruleId}.*?)\\*\\* `);

/** The rules of a chapter in the order they stand there: rows of tables whose first column is `rule`, and paragraphs that begin with an id in bold. */
export function rulesOf(chapter: string): readonly Rule[] {
	const rules: Rule[] = [];
	let isInTable = false;
	for (const line of chapter.split('\n')) {
		if (!line.startsWith('|')) isInTable = false;
		const said = isInTable && !line.startsWith('|---') ? cellOf(line) : bold.exec(line)?.[1];
		if (said !== undefined) rules.push(ruleOf(said, line));
		if (cellOf(line) === 'rule') isInTable = true;
	}
	return rules;
}

const cellOf = (line: string): string | undefined => /^\| (.*?) ?\|/.exec(line)?.[1];

function ruleOf(said: string, line: string): Rule {
	const [, id = '', name = ''] = head.exec(said) ?? [];
	return {id, name, later: /\*\*later\*\*/i.test(line)};
}
