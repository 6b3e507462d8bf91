export type { Client } from './client.ts';
export { createClient } from './client.ts';
export type { ChangedAnswer, Problem, Reply, Since } from './problem.ts';
export { offline, readProblem } from './problem.ts';
export type { Fetch, Method, Send, SendOptions } from './send.ts';
export { createSend } from './send.ts';
export type * from './authoring-types.ts';
export type * from './types.ts';
