import { setImmediate as breath } from 'node:timers/promises';
import type { Actor } from '#casework';
import type { Text } from '#definitions';
import { caseIds, migrateCase, type CaseMoved, type Published } from '#store';
import { moveCaseTo } from '../casework/door.ts';
import { loadCase } from '../casework/load.ts';
import type { Engine } from '../context.ts';
import { previewOf } from './preview.ts';

/** How many cases moved, and why others did not. Numbers and sentences: nothing that says whose case it is. */
export interface Migration {
  readonly to: string;
  readonly dryRun: boolean;
  readonly running: boolean;
  readonly total: number;
  readonly done: number;
  readonly moved: number;
  /** On those definitions already. */
  readonly stood: number;
  readonly stuck: readonly { readonly why: Text; readonly count: number }[];
  readonly drafts: { readonly moved: number; readonly stayed: number };
  /** Milliseconds so far, and those that the rest may need. */
  readonly took: number;
  readonly left?: number;
  /** Why it ended before its end; it goes on when asked again. */
  readonly fault?: string;
}
export interface MigrateOptions {
  readonly actor: Actor;
  readonly dryRun?: boolean;
  /** Only these; else every open case. */
  readonly cases?: readonly string[];
  /** Closed ones too. */
  readonly closed?: boolean;
  readonly onProgress?: (migration: Migration) => void;
  /** Asked before each case: true ends it there. */
  readonly isOver?: () => boolean;
}

/** A count that is added to. */
type Tally = { -readonly [K in 'done' | 'moved' | 'stood' | 'draftsMoved' | 'draftsStayed']: number } & { readonly stuck: Map<string, { why: Text; count: number }> };

/**
 * Moves the cases of an authority to a publication, one event each through the door that every action goes through, then its drafts.
 * Stopped half way it is simply done again: a case that stands there is not moved, and two that move the same one write one event.
 */
export async function migrateCases(engine: Engine, authority: string, to: string, options: MigrateOptions): Promise<Migration> {
  // Cases are listed by their documents, which follow their events a breath later.
  await engine.background.settled();
  const ids = options.cases ?? (await caseIds(engine.store, authority, { closed: options.closed === true }));
  const tally: Tally = { done: 0, moved: 0, stood: 0, draftsMoved: 0, draftsStayed: 0, stuck: new Map() };
  const begun = performance.now();
  const isDry = options.dryRun === true;
  const progress = (running: boolean): Migration => {
    const took = Math.round(performance.now() - begun);
    const left = running && tally.done > 0 ? { left: Math.round((took / tally.done) * (ids.length - tally.done)) } : {};
    return {
      to, dryRun: isDry, running, total: ids.length, done: tally.done, moved: tally.moved, stood: tally.stood,
      stuck: [...tally.stuck.values()].sort((a, b) => b.count - a.count), drafts: { moved: tally.draftsMoved, stayed: tally.draftsStayed }, took, ...left,
    };
  };
  for (const id of ids) {
    if (options.isOver?.()) return progress(false);
    // What was published meanwhile counts for the cases that are left.
    const published = engine.published(authority);
    if (published) count(tally, isDry ? await wouldMove(engine, published, id, to) : await moveOne(engine, published, options.actor, id, to));
    tally.done += 1;
    options.onProgress?.(progress(true));
    // Those who work with the engine meanwhile come first.
    await breath();
  }
  return progress(false);
}

/** Moves one case, and its drafts after it. */
export async function moveOne(engine: Engine, published: Published, actor: Actor, id: string, to: string): Promise<CaseMoved> {
  const { authority } = published;
  const load = async () => (await loadCase(engine, authority, id))?.state;
  return migrateCase(engine.store, published, id, to, load, async (_state, _from, _to, actionId) => (await moveCaseTo(engine, published, actor, id, to, actionId))?.state);
}

async function wouldMove(engine: Engine, published: Published, id: string, to: string): Promise<CaseMoved> {
  const preview = await previewOf(engine, published, id, to);
  if (!preview) return { outcome: 'missing' };
  if (preview.stuck) return { outcome: 'stuck', stuck: preview.stuck };
  const moved = preview.drafts.filter(({ form, action }) => form.from !== form.to || action.from !== action.to).length;
  return { outcome: preview.needsNothing ? 'stands' : 'moved', drafts: { moved, stayed: preview.drafts.filter(({ homeless }) => homeless.length > 0) } };
}

function count(tally: Tally, result: CaseMoved): void {
  switch (result.outcome) {
    case 'moved':
    case 'stands':
      if (result.outcome === 'moved') tally.moved += 1;
      else tally.stood += 1;
      tally.draftsMoved += result.drafts.moved;
      tally.draftsStayed += result.drafts.stayed.length;
      return;
    case 'stuck': {
      const why = result.stuck.sentence;
      tally.stuck.set(why.en, { why, count: (tally.stuck.get(why.en)?.count ?? 0) + 1 });
      return;
    }
    case 'missing':
      return;
    default:
      result satisfies never;
  }
}
