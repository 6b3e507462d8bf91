/** Stands for a field that is not there, which is not the same as one that holds null. */
export const missing = Symbol('missing');
