/**
 * The nouns of casework: streams, actions, events, refusals, and what is derived from them.
 * Nothing here knows the time, the network, the disk or a random number: they are passed in.
 */
export type * from './types/values.ts';
export type * from './types/events.ts';
export type * from './types/asking.ts';
export type * from './types/refusing.ts';
export type * from './types/derived.ts';
