export { startEmbeddedStore, type EmbeddedStore, type EmbeddedStoreOptions } from './start-embedded-store.ts';
export { uriForSocket } from './uri-for-socket.ts';
export { isStoreProblem, type StoreProblem, type StoreProblemCode } from './store-problem.ts';
