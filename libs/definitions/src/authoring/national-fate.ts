import type { CodeListFile, Json, PublicationContent, Text } from '../types.ts';
import type { Operation } from './operation-key.ts';

/** What a merge looks at of a pack. The content of a publication is such; of one with overlays, `nationalParts` is. */
export type NationalParts = Pick<PublicationContent, 'forms' | 'workflows' | 'roles' | 'clocks'> & { readonly codeLists?: readonly CodeListFile[] };
export type Settlement = 'ours' | 'national';

/** What becomes of one operation when the pack changes under it. */
export type Fate =
  | { readonly fate: 'kept' }
  /** It says the same in another way, because what it stood beside is elsewhere. */
  | { readonly fate: 'adapted'; readonly operation: Operation; readonly said: Text }
  /** The pack now has by itself what it asked for. */
  | { readonly fate: 'needless'; readonly said: Text }
  | Clash;
export interface Clash {
  readonly fate: 'conflict';
  readonly why: Text;
  /** What the pack said, what it says now, and what we say. */
  readonly before: Json;
  readonly now: Json;
  readonly ours: Json;
  /** `national` is always possible; `ours` where it can be. */
  readonly choices: readonly Settlement[];
  /** What is written for `ours`, where it is not the same operation. */
  readonly kept?: Operation;
  /** What is written for `national`, where it is not nothing. */
  readonly instead?: Operation;
}

export const KEPT: Fate = { fate: 'kept' };

interface ClashParts {
  readonly before?: Json | Text | undefined;
  readonly now?: Json | Text | undefined;
  readonly ours?: Json | Text | undefined;
  readonly kept?: Operation;
  readonly instead?: Operation;
}

/** A conflict in which either may be chosen. */
export function eitherWay(why: Text, parts: ClashParts = {}): Clash {
  return clash(why, ['ours', 'national'], parts);
}

/** A conflict in which our change has no place any more: it can only be taken out, by somebody who knows. */
export function onlyNational(why: Text, parts: ClashParts = {}): Clash {
  return clash(why, ['national'], parts);
}

function clash(why: Text, choices: readonly Settlement[], { before, now, ours, kept, instead }: ClashParts): Clash {
  return { fate: 'conflict', why, before: asJson(before), now: asJson(now), ours: asJson(ours), choices, ...(kept && { kept }), ...(instead && { instead }) };
}

function asJson(value: Json | Text | undefined): Json {
  return (value ?? null) as Json;
}
