import type { DraftRow } from '#store';

/** A draft as it goes over HTTP. */
export function draftAnswer({ id, action, form, revision, answers, contributors, savedAt }: DraftRow) {
  return { id, action, form, revision, answers, contributors, savedAt };
}
