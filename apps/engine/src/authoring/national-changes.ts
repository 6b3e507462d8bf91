import { mergeOverlays } from '#authoring';
import type { OverlayFile } from '#definitions';
import type { ChangeRow } from '#store';
import type { Engine } from '../context.ts';
import type { Reader } from '../session/who.ts';
import { requireChange } from './change-content.ts';

export interface NationalChoices {
  readonly revision: number;
  readonly choices: { readonly [file: string]: { readonly [operation: string]: 'ours' | 'national' } };
}

export async function nationalMerges(_engine: Engine, _change: ChangeRow): Promise<readonly object[]> {
  return [];
}

export async function takeNational(engine: Engine, reader: Reader, id: string, _choices: NationalChoices): Promise<ChangeRow> {
  return requireChange(engine, reader.authority, id);
}
