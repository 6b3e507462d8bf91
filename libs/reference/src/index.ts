/** A readable reference of packs as static pages: pure, from resolved definitions. */
export { referencePages } from './reference-pages.ts';
export type * from './types.ts';
