import {type Output, rows} from '../output/output.js';
import type {ShownSetting} from '../store/settings/settings.js';

/** Settings as rows; people read a number with its unit. */
export const settingRows = (settings: readonly ShownSetting[]): Output => rows(settings, ['name', 'value', 'from'], {value: {unit: 'unit'}});
