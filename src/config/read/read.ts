import type {Work} from '../../core/long-work.js';
import {sanitize} from '../../text/clean.js';
import type {ConfigPlatform} from '../model.js';
import {collectSayings, type SayingCollection} from './collect.js';
import {eosDialect} from './eos.js';
import {frrDialect} from './frr.js';
import {type IndentedDialect, readIndented} from './indented.js';
import {iosxrDialect} from './iosxr.js';
import {readJunos} from './junos.js';
import {junosStatementsOf} from './junos-paths.js';
import {linesOf} from './lines.js';
import {type ReadConfig, resolveSayings} from './resolve.js';

const dialects: Readonly<Partial<Record<ConfigPlatform, IndentedDialect>>> = {eos: eosDialect, frr: frrDialect, iosxr: iosxrDialect};

/**
 * Reads the BGP of a configuration, whatever the text is: other lines are skipped, and lines of BGP that nobody understands are listed. Passwords and keys
 * are dropped where the lines are cut into words.
 */
export function* readConfig(text: string, platform: ConfigPlatform): Work<ReadConfig> {
	const sayings = collectSayings();
	const dialect = dialects[platform];
	yield* dialect ? readLines(text, dialect, sayings) : readStatements(text, sayings);
	return resolveSayings(sayings.all());
}

function* readLines(text: string, dialect: IndentedDialect, {take}: SayingCollection): Work {
	const meaningOf = readIndented(dialect);
	for (const line of linesOf(text)) {
		yield '';
		const meaning = meaningOf(line);
		if (meaning) take({number: line.number, text: shownText(line.text)}, meaning);
	}
}

function* readStatements(text: string, {take}: SayingCollection): Work {
	const meaningOf = readJunos();
	for (const statement of junosStatementsOf(text)) {
		yield '';
		if (!statement) continue;
		const line = {number: statement.number, text: shownText(statement.words.join(' '))};
		for (const meaning of meaningOf(statement)) take(line, meaning);
	}
}

/** What may be the name of a secret, however it is spelt. */
const secretLike = /pas+w|pass|secret|key|md5|auth|cred|token|\$\d\$/i;

/** The beginning of a foreign line, made safe, and cut where a secret may follow. */
function shownText(text: string): string {
	const found = secretLike.exec(text);
	const end = found ? found.index + found[0].length : text.length;
	const shown = end < text.length ? `${text.slice(0, end)}…` : text;
	return sanitize(shown.slice(0, 100), {lineFeeds: 'escape'});
}
