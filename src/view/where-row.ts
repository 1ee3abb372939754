import {oneLine} from '../format/text.js';
import type {Theme} from '../format/theme.js';
import type {Where} from '../shell/where.js';
import {sanitize} from '../text/clean.js';
import {displayWidth, truncate} from '../text/width.js';

const gap = '  ';

/**
 * Instance, branch, versions and then the other words, as many of them as fit, in one row; in a colour where it is not the lab. Instance and branch
 * are cut where they must be, the others left out whole.
 */
export function whereRow(
	where: Where | undefined,
	words: readonly string[],
	{theme, width}: {readonly theme: Theme; readonly width: number},
): string {
	if (!where) return theme.paint('dim', truncate(words.join(gap), width, theme.ellipsis));
	const {netbox, bgp} = where;
	const names = namesIn(where, {theme, width});
	const more = [...(netbox === undefined ? [] : [`NetBox ${clean(netbox)}`]), ...(bgp === undefined ? [] : [`bgp ${clean(bgp)}`]), ...words];
	let rest = '';
	for (const word of more) {
		if (displayWidth(names + rest + gap + word) > width) break;
		rest += gap + word;
	}
	return where.instance === 'lab' ? theme.paint('dim', names + rest) : theme.paint('instance', names) + theme.paint('dim', rest);
}

/** Instance and branch in so many cells. Of two long names each has a half. */
export function namesIn({instance, branch}: Where, {theme, width}: {readonly theme: Theme; readonly width: number}): string {
	const name = clean(instance);
	if (branch === undefined) return truncate(name, width, theme.ellipsis);
	const inBranch = `branch ${clean(branch)}`;
	const first = truncate(name, Math.max(Math.floor((width - gap.length) / 2), width - gap.length - displayWidth(inBranch)), theme.ellipsis);
	return first + gap + truncate(inBranch, width - gap.length - displayWidth(first), theme.ellipsis);
}

const clean = (text: string): string => sanitize(oneLine(text), {lineFeeds: 'escape'});
