import { queryOptions } from '@tanstack/react-query';
import type { Reply } from '#api-client';
import { createSend } from '#api-client';
import type { FormOverlayFile, WorkflowOverlayFile } from '#form-answers';
import { client } from '../api/client.ts';
import { valueOf } from '../api/value-of.ts';
import type { AuthoredFile, FileKind, MigrationProgress, Replay } from './authoring-types.ts';

/** A replay of every open case may take a while, and is worth waiting for. */
const PATIENCE = 180_000;
const send = createSend({ fetch: (url, init) => globalThis.fetch(url, init), patience: PATIENCE });
const part = encodeURIComponent;

/** One file of a change, whichever kind it is. */
export const authoringApi = {
  file: (change: string, kind: FileKind, id: string): Promise<Reply<AuthoredFile>> => (kind === 'forms' ? client.changedForm(change, id) : client.changedWorkflow(change, id)),
  saveFile: (change: string, kind: FileKind, id: string, request: { readonly revision: number; readonly overlay: FormOverlayFile | WorkflowOverlayFile }): Promise<Reply<AuthoredFile>> =>
    kind === 'forms'
      ? client.saveChangedForm(change, id, { ...request, overlay: request.overlay as FormOverlayFile })
      : client.saveChangedWorkflow(change, id, { ...request, overlay: request.overlay as WorkflowOverlayFile }),
};

export const migration = (ref: string) => send<MigrationProgress>('GET', `/api/publications/${part(ref)}/migration`);
export const migrate = (ref: string, request: { readonly dryRun: boolean }) => send<MigrationProgress>('POST', `/api/publications/${part(ref)}/migration`, request);

export const migrationQuery = (ref: string) => queryOptions({ queryKey: ['migration', ref], queryFn: () => valueOf(migration(ref)) });
export const authoringQuery = () => queryOptions({ queryKey: ['authoring'], queryFn: () => valueOf(client.authoring()) });
export const changeQuery = (id: string) => queryOptions({ queryKey: ['change', id], queryFn: () => valueOf(client.change(id)) });
export const nationalQuery = (id: string) => queryOptions({ queryKey: ['change', id, 'national'], queryFn: () => valueOf(client.nationalMerges(id)) });
export const replayQuery = (id: string) => queryOptions({ queryKey: ['change', id, 'replay'], queryFn: () => valueOf(send<Replay>('GET', `/api/authoring/changes/${part(id)}/replay`)) });
export const driftQuery = () => queryOptions({ queryKey: ['authoring', 'drift'], queryFn: () => valueOf(client.drift()) });
