import type {TableStyle} from '../../output/output.js';
import type {Theme} from '../theme.js';

/** The borders round the cells of a row, and the lines between rows; `plain` has none. */
export type Frame = {
	readonly left: string;
	readonly between: string;
	readonly right: string;
	readonly rule: (place: 'top' | 'middle' | 'bottom', widths: readonly number[]) => readonly string[];
};

/** The frame of a style; on a terminal without UTF-8 box characters become ASCII. */
export function frameOf(style: TableStyle, theme: Theme): Frame {
	if (style === 'plain') return {left: '', between: '  ', right: '', rule: () => []};
	const side = theme.guides(signs[style].side);
	return {
		left: `${side} `,
		between: ` ${side} `,
		right: ` ${side}`,
		rule: (place, widths) => {
			const [left = '', between = '', right = ''] = signs[style][place];
			const line = widths.map((width) => signs[style].line.repeat(width + 2)).join(between);
			return [theme.guides(left + line + right)];
		},
	};
}

const signs = {
	grid: {side: '|', line: '-', top: '+++', middle: '+++', bottom: '+++'},
	box: {side: '│', line: '─', top: '┌┬┐', middle: '├┼┤', bottom: '└┴┘'},
} as const;
