import type { DraftRow, Store } from '#store';
import { civilDateOf } from '../clock.ts';

/** A longer gap between two saves is a pause: somebody was called away. */
const longestGapSeconds = 120;

/** How long somebody has been at a draft, after a save at `at`. */
export function activeSecondsAt({ savedAt, activeSeconds = 0 }: Pick<DraftRow, 'savedAt' | 'activeSeconds'>, at: string): number {
  const gap = (Date.parse(at) - Date.parse(savedAt)) / 1000;
  return gap > 0 && gap < longestGapSeconds ? Math.round(activeSeconds + gap) : activeSeconds;
}

/** Ends a draft whose record was handed in, and keeps how long its form took: not who wrote it, nor about whom. */
export async function endHandedIn({ drafts, formUse }: Pick<Store, 'drafts' | 'formUse'>, authority: string, id: string, { by, at }: { readonly by: string; readonly at: string }, caseId?: string): Promise<void> {
  const draft = await drafts.find(authority, id);
  const isEnded = await drafts.end(authority, id, 'handedIn', by, at, caseId);
  if (!isEnded || !draft?.activeSeconds) return;
  const form = draft.form.split('@')[0] ?? draft.form;
  await formUse.add(authority, { form, ref: draft.form, seconds: draft.activeSeconds, on: civilDateOf(new Date(at)) });
}
