import type { Reply } from '#api-client';
import { authoringApi } from '../authoring-api.ts';
import type { AuthoredFiles } from './authored-file.ts';

type Kind = keyof AuthoredFiles;

/** One overlay of a change, as the engine has it. */
export const readFile = <K extends Kind>(kind: K, change: string, id: string): Promise<Reply<AuthoredFiles[K]>> =>
  authoringApi.file(change, kind, id) as Promise<Reply<unknown>> as Promise<Reply<AuthoredFiles[K]>>;

/** Saves one overlay on the revision it was read at; 412 when somebody saved meanwhile. */
export const writeFile = <K extends Kind>(kind: K, change: string, id: string, written: { readonly revision: number; readonly overlay: AuthoredFiles[K]['overlay'] }): Promise<Reply<AuthoredFiles[K]>> =>
  authoringApi.saveFile(change, kind, id, written) as Promise<Reply<unknown>> as Promise<Reply<AuthoredFiles[K]>>;
