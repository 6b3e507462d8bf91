import type { Reply } from '#api-client';
import { client } from '../../api/client.ts';
import type { AuthoredFiles } from './authored-file.ts';

type Kind = keyof AuthoredFiles;

/** One overlay of a change, as the engine has it. */
export const readFile = <K extends Kind>(kind: K, change: string, id: string): Promise<Reply<AuthoredFiles[K]>> =>
  client.authoredFile(change, kind, id) as Promise<Reply<AuthoredFiles[K]>>;

/** Saves one overlay on the revision it was read at; 412 when somebody saved meanwhile. */
export const writeFile = <K extends Kind>(kind: K, change: string, id: string, written: { readonly revision: number; readonly overlay: AuthoredFiles[K]['overlay'] }): Promise<Reply<AuthoredFiles[K]>> =>
  client.saveAuthoredFile(change, kind, id, written) as Promise<Reply<AuthoredFiles[K]>>;
