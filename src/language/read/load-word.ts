import {normalKeyword} from '../tree/keyword.js';

/** Whether the word, where it is bare, asks for lines in place of a value. */
export const isLoadWord = (word: string): boolean => normalKeyword(word) === 'load-terminal';
