import en from 'zod/v4/locales/en.js';

/** For `safeParse` if a person reads why a schema refuses a value: zod's small build says only that it does. */
export const inWords = {error: en().localeError};
