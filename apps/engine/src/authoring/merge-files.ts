import { mergeNational, mergeOverlays, nationalParts, settle, settleConflict, type CheckOverlay, type NationalParts, type Operation, type OverlayConflict } from '#authoring';
import { checkOverlays, type Json, type NationalBase, type OverlayFile, type PublicationContent, type Text } from '#definitions';

export type Choices = { readonly [operation: string]: 'ours' | 'national' };
/** A conflict as a page shows it: side by side, for a person to settle. */
export interface FileConflict {
  readonly key: string;
  readonly operation: Json;
  readonly why: Text;
  readonly before?: Json;
  readonly now?: Json;
  readonly ours?: Json;
  readonly choices: readonly ('ours' | 'national')[];
}
/** What comes of an overlay when something beneath it changed. */
export interface FileMerge {
  readonly did: readonly Text[];
  readonly conflicts: readonly FileConflict[];
  readonly settle: (choices: Choices) => OverlayFile;
}

export function settled({ settle }: FileMerge, choices: Choices): OverlayFile {
  return settle(choices);
}

/** Two changes of one file, of which the other was published first. `national` in a choice means: as it was published. */
export function mergeWithPublished(base: OverlayFile, mine: OverlayFile, theirs: OverlayFile): FileMerge {
  const { merged, conflicts } = mergeOverlays(base, mine, theirs);
  const taken = theirs.operations.length;
  return {
    did: [{ en: `Keeps your operations beside the ${taken} that were published meanwhile.`, cy: `Yn cadw eich newidiadau chi ochr yn ochr â’r ${taken} a gyhoeddwyd yn y cyfamser.` }],
    conflicts: conflicts.map(asConflict),
    settle: (choices) => conflicts.reduce((overlay, conflict) => settleConflict(overlay, conflict, choices[conflict.key] === 'national' ? 'theirs' : 'mine'), merged),
  };
}

function asConflict({ key, base, mine, theirs }: OverlayConflict): FileConflict {
  const json = (operation: Operation | undefined) => (operation === undefined ? null : (operation as unknown as Json));
  return {
    key, operation: json(mine ?? theirs), before: json(base), now: json(theirs), ours: json(mine), choices: ['ours', 'national'],
    why: { en: 'You changed this, and so did what was published meanwhile.', cy: 'Newidioch chi hyn, ac felly hefyd yr hyn a gyhoeddwyd yn y cyfamser.' },
  };
}

/**
 * An overlay taken to the pack’s new version; `before` is a publication’s content with the version that it was made for. Where that is
 * nowhere any more, the new version stands in its place: what has no target there is a conflict all the same.
 */
export function mergeWithPack(base: NationalBase, overlay: OverlayFile, before: PublicationContent | undefined): FileMerge {
  const after: NationalParts = { ...base.content, codeLists: base.codeLists };
  const check: CheckOverlay = (one) => ('form' in one ? checkOverlays(base, { forms: { [one.form]: one }, workflows: {} }) : checkOverlays(base, { forms: {}, workflows: { [one.workflow]: one } }));
  const merge = mergeNational(overlay, before ? nationalParts(before) : after, after, check);
  const gone: readonly Text[] = before ? [] : [{ en: `The pack’s version ${overlay.base} is nowhere any more: look through what you changed.`, cy: `Nid yw fersiwn ${overlay.base} y pecyn ar gael mwyach: edrychwch drwy’r hyn a newidioch.` }];
  const conflicts = merge.conflicts.map(({ key, operation, why, before: was, now, ours, choices }): FileConflict => ({ key, operation: operation as unknown as Json, why, before: was, now, ours, choices }));
  return { did: [...gone, ...merge.did], conflicts, settle: (choices) => settle(merge, choices, check) };
}
