import {type Output, rows} from '../output/output.js';
import type {ListedSetting} from '../store/settings/settings.js';

/** Settings as rows; people read a number with its unit. */
export const settingRows = (settings: readonly ListedSetting[]): Output => rows(settings, ['name', 'value', 'from'], {value: {unit: 'unit'}});
