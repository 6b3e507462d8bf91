/** Definitions on disk: reads forms/ and workflows/ from a folder. */
export { checkChange } from './check-change.ts';
export { checkFolder } from './check-folder.ts';
export type { FolderCheck } from './check-folder.ts';
export { checkSources } from './check-sources.ts';
export { explorations, type WorkflowExploration } from './explorations.ts';
export { publicationsFrom } from './publications-from.ts';
export type { FolderPublications } from './publications-from.ts';
export { readSources } from './read-sources.ts';
export { sha256 } from './sha256.ts';
