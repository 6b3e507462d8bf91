import { readSources, sha256 } from '#definition-files';
import { nationalBase, startingOverlays, type Finding, type NationalBase, type Overlays, type PublicationContent, type ResolvedForm, type Sources } from '#definitions';
import { problem } from '../http/problem.ts';
import { latelyUsed, type LatelyUsed } from './lately-used.ts';

/** What authors work on: the packs as they were on disk when the engine started, and what was made of them lately. */
export interface Workbench {
  /** The pack as an authority takes it. @throws 503 where the files cannot be read or have faults */
  readonly base: (authority: string) => Promise<NationalBase>;
  /** The changes that an authority has on disk. @throws 503 likewise */
  readonly starting: (authority: string) => Promise<Overlays>;
  /** By digest of the overlays that are in it. */
  readonly contents: LatelyUsed<PublicationContent>;
  /** By digest of the overlays that were looked at. */
  readonly findings: LatelyUsed<readonly Finding[]>;
  /** Forms of drafts by their digest, so that a preview can ask for their checks. */
  readonly forms: LatelyUsed<ResolvedForm>;
  /** Their compiled checks, by the same digest. */
  readonly validators: LatelyUsed<string>;
}

const keptContents = 12;
const keptFindings = 100;
const keptForms = 50;

/**
 * Reads the folder at once, so that what is edited later is looked at when the engine starts again.
 * @param isSound whether the files were found without a fault
 */
export function workbench(folder: string, isSound: boolean): Workbench {
  const reading = readSources(folder).catch(() => undefined);
  async function sources(): Promise<Sources> {
    const read = isSound ? await reading : undefined;
    if (!read) throw problem(503, 'definitions-faulty', 'The definitions on disk cannot be read or have faults, so nothing can be changed on them. An administrator can see which.');
    return read;
  }
  return {
    base: async (authority) => nationalBase(await sources(), authority, sha256),
    starting: async (authority) => startingOverlays(await sources(), authority),
    contents: latelyUsed(keptContents),
    findings: latelyUsed(keptFindings),
    forms: latelyUsed(keptForms),
    validators: latelyUsed(keptForms),
  };
}
