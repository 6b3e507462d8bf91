/** Every kind of definition file. */
export type FileKind =
  | 'form' | 'block' | 'codes' | 'dimensions' | 'example' | 'data-items' | 'outline' | 'language' | 'form-overlay' | 'workflow-overlay'
  | 'pack' | 'part' | 'workflow' | 'roles' | 'marks' | 'clocks' | 'calendar' | 'authority' | 'access' | 'scenario' | 'grammar'
  | 'form-migration' | 'workflow-migration';

/** What a path says about its file: the kind, and the ids that its folders and name give. */
export interface Place {
  readonly kind: FileKind;
  /** Without it, the file belongs to no pack, or is shared by all. */
  readonly pack?: string;
  /** Whose own changes these are. */
  readonly authority?: string;
  /** The form's, block's, list's, record's, pack's, part's, workflow's or authority's id. */
  readonly id?: string;
}

const PLACES: readonly (readonly [RegExp, FileKind])[] = [
  [/^forms\/blocks\/(?<id>[^/]+)\.json$/, 'block'],
  [/^forms\/codes\/(?<id>[^/]+)\.json$/, 'codes'],
  [/^forms\/data-items\.json$/, 'data-items'],
  [/^forms\/shared\/dimensions\.json$/, 'dimensions'],
  [/^forms\/shared\/(?<id>[^/]+)\/form\.json$/, 'form'],
  [/^forms\/shared\/(?<id>[^/]+)\/examples\/[^/]+\.json$/, 'example'],
  [/^forms\/shared\/(?<id>[^/]+)\/migrations\/[^/]+\.json$/, 'form-migration'],
  [/^forms\/packs\/(?<pack>[^/]+)\/dimensions\.json$/, 'dimensions'],
  [/^forms\/packs\/(?<pack>[^/]+)\/outline\/(?<id>[^/]+)\.json$/, 'outline'],
  [/^forms\/packs\/(?<pack>[^/]+)\/(?<id>[^/]+)\/form\.json$/, 'form'],
  [/^forms\/packs\/(?<pack>[^/]+)\/(?<id>[^/]+)\/examples\/[^/]+\.json$/, 'example'],
  [/^forms\/authorities\/(?<authority>[^/]+)\/(?<id>[^/]+)\.json$/, 'form-overlay'],
  [/^forms\/packs\/(?<pack>[^/]+)\/(?<id>[^/]+)\/migrations\/[^/]+\.json$/, 'form-migration'],
  [/^workflows\/access\.json$/, 'access'],
  [/^(?:forms|workflows)\/languages\/(?<id>[^/]+)\/[^/]+\.json$/, 'language'],
  [/^workflows\/parts\/(?<id>[^/]+)\.json$/, 'part'],
  [/^workflows\/shared\/roles\.json$/, 'roles'],
  [/^workflows\/shared\/marks\.json$/, 'marks'],
  [/^workflows\/shared\/clocks\.json$/, 'clocks'],
  [/^workflows\/shared\/calendar\.json$/, 'calendar'],
  [/^workflows\/packs\/(?<id>[^/]+)\/pack\.json$/, 'pack'],
  [/^workflows\/packs\/(?<pack>[^/]+)\/roles\.json$/, 'roles'],
  [/^workflows\/packs\/(?<pack>[^/]+)\/marks\.json$/, 'marks'],
  [/^workflows\/packs\/(?<pack>[^/]+)\/clocks\.json$/, 'clocks'],
  [/^workflows\/packs\/(?<pack>[^/]+)\/calendar\.json$/, 'calendar'],
  [/^workflows\/packs\/(?<pack>[^/]+)\/(?<id>[^/]+)\/workflow\.json$/, 'workflow'],
  [/^workflows\/packs\/(?<pack>[^/]+)\/(?<id>[^/]+)\/(?:scenarios\/[^/]+|demonstration)\.json$/, 'scenario'],
  [/^workflows\/county\.json$/, 'scenario'],
  [/^workflows\/packs\/(?<pack>[^/]+)\/(?<id>[^/]+)\/migrations\/[^/]+\.json$/, 'workflow-migration'],
  [/^workflows\/authorities\/(?<id>[^/]+)\/authority\.json$/, 'authority'],
  [/^workflows\/authorities\/(?<authority>[^/]+)\/(?<id>[^/]+)\.json$/, 'workflow-overlay'],
  [/^(forms|workflows)\/[^/]+\.schema\.json$/, 'grammar'],
];

/** The place of a file by its path; undefined where no definition file belongs. */
export function placeOf(path: string): Place | undefined {
  for (const [pattern, kind] of PLACES) {
    const match = pattern.exec(path);
    if (match) return { kind, ...match.groups };
  }
  return undefined;
}
