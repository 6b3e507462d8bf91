/** Definitions on disk: reads forms/ and workflows/ from a folder. */
export { publicationsFrom, sha256 } from './publications-from.ts';
export type { FolderPublications } from './publications-from.ts';
export { readSources } from './read-sources.ts';
