import { createContext } from 'react';

/**
 * What is said beside Welsh that no Welsh speaker has checked. Only an author's page gives it: without it nothing is marked,
 * so that no family reads of our drafts.
 */
export const UncheckedMark = createContext<string | undefined>(undefined);
