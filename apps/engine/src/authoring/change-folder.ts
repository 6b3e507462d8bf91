import type { ChangeRow } from '#store';
import type { Engine } from '../context.ts';
import type { Reader } from '../session/who.ts';
import { requireChange } from './change-content.ts';

export interface Imported {
  readonly revision: number;
  readonly zip?: string;
  readonly files?: readonly { readonly path: string; readonly text: string }[];
}
export async function exportChange(_engine: Engine, change: ChangeRow): Promise<{ name: string; zip: string }> {
  return { name: `${change.authority}.zip`, zip: '' };
}
export async function importChange(engine: Engine, reader: Reader, id: string, _imported: Imported): Promise<ChangeRow> {
  return requireChange(engine, reader.authority, id);
}
