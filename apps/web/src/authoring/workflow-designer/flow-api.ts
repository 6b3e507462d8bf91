import { queryOptions } from '@tanstack/react-query';
import { createSend } from '#api-client';
import type { SimulatedStep, Simulation } from '#casework';
import type { ClockRow, GuardFile, MarksFile, RolesFile, Text } from '#form-answers';
import { valueOf } from '../../api/value-of.ts';

export interface PaletteQuestion {
  readonly id: string;
  readonly label: Text;
  readonly kind: string;
  readonly options?: readonly { readonly code: string; readonly label: Text }[];
}
export interface PaletteForm {
  readonly id: string;
  readonly title: Text;
  readonly questions: readonly PaletteQuestion[];
}
export interface GuardKind {
  readonly type: GuardFile['type'];
  readonly label: Text;
  readonly params: readonly { readonly name: string; readonly label: Text; readonly takes: string; readonly optional?: true; readonly many?: true }[];
}
/** What an author of workflows may choose from. */
export interface FlowPalette {
  readonly roles: RolesFile['roles'];
  readonly marks: MarksFile['marks'];
  readonly clocks: readonly Pick<ClockRow, 'id' | 'label' | 'amount' | 'unit' | 'validFrom' | 'validTo' | 'from' | 'to' | 'legalSource'>[];
  readonly guardKinds: readonly GuardKind[];
  readonly forms: readonly PaletteForm[];
  readonly languages: readonly ('en' | 'cy')[];
}
export interface WalkAsked {
  readonly workflow: string;
  readonly steps: readonly SimulatedStep[];
  readonly ageInYears?: number;
}

const send = createSend({ fetch: (url, init) => globalThis.fetch(url, init) });

export const flowPaletteQuery = () => queryOptions({ queryKey: ['authoring', 'palette'], queryFn: () => valueOf(send<FlowPalette>('GET', '/api/authoring/palette')), staleTime: 300_000 });

/** A walk through the draft as it was saved at a revision. */
export const walkQuery = (change: string, revision: number, asked: WalkAsked) =>
  queryOptions({ queryKey: ['change', change, 'walk', revision, asked], queryFn: () => valueOf(send<Simulation>('POST', `/api/authoring/changes/${encodeURIComponent(change)}/simulate`, asked)), staleTime: Infinity });
