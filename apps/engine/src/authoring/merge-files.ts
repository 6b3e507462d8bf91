import { mergeOverlays, operationKey, settleConflict, type Operation, type OverlayConflict } from '#authoring';
import type { Json, OverlayFile, ResolvedForm, ResolvedWorkflow, Text } from '#definitions';

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

/** An overlay on a new version of its form or workflow; `before` is the version that it was made for, where that is still known. */
export function mergeWithPack(overlay: OverlayFile, _before: ResolvedForm | ResolvedWorkflow | undefined, now: ResolvedForm | ResolvedWorkflow): FileMerge {
  void operationKey;
  return { did: [], conflicts: [], settle: () => ({ ...overlay, base: now.version }) };
}
