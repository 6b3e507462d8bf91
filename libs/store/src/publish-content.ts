import { sha256 } from '#definition-files';
import { publish, type Publication, type PublicationContent } from '#definitions';
import type { Store } from './connect.ts';
import type { KeptPublication } from './publications.ts';

/** What publishing would do. */
export interface Intended {
  /** The one with the highest number, whether its day has come or not. */
  readonly latest?: KeptPublication;
  readonly next: Publication;
  /** False when the content is what was published last. */
  readonly changes: boolean;
  /** Forms and workflows that say something else without a higher version. */
  readonly unraised: readonly string[];
}

/** Compares content with what an authority has published. */
export async function intendPublication(store: Store, authority: string, content: PublicationContent): Promise<Intended> {
  return intendAfter(await store.publications.all(authority), content);
}

/** The same, of publications that were read already, oldest first. */
export function intendAfter(earlier: readonly KeptPublication[], content: PublicationContent): Intended {
  const latest = earlier.at(-1);
  const next = publish(content, (latest?.number ?? 0) + 1, sha256);
  return { ...(latest && { latest }), next, changes: latest?.digest !== next.digest, unraised: unraised(earlier, content) };
}

interface Versioned {
  /** `form contact` */
  readonly name: string;
  readonly version: string;
  /** How often the authority changed it. */
  readonly own: number;
  readonly digest: string;
}

/**
 * What has another digest than before without a higher version than the last one of its name, or under a version that was
 * published with other content at any time.
 */
function unraised(earlier: readonly KeptPublication[], content: PublicationContent): string[] {
  const all = earlier.map((publication) => new Map(versioned(publication.content).map((one) => [one.name, one])));
  return versioned(content).flatMap((one) => {
    const before = all.at(-1)?.get(one.name);
    const isLower = before !== undefined && before.digest !== one.digest && !isHigher(one, before);
    const isTaken = all.some((names) => {
      const was = names.get(one.name);
      return was !== undefined && was.digest !== one.digest && was.version === one.version && was.own === one.own;
    });
    return isLower || isTaken ? [`${one.name} ${one.version}${one.own > 0 ? `+${one.own}` : ''}`] : [];
  });
}

function versioned({ forms, workflows, overlays }: PublicationContent): Versioned[] {
  return [
    ...Object.values(forms).map(({ id, version, digest }) => ({ name: `form ${id}`, version, digest, own: overlays?.forms[id]?.version ?? 0 })),
    ...Object.values(workflows).map(({ id, version, digest }) => ({ name: `workflow ${id}`, version, digest, own: overlays?.workflows[id]?.version ?? 0 })),
  ];
}

function isHigher(one: Versioned, before: Versioned): boolean {
  const parts = ({ version, own }: Versioned) => [...version.split('.').map(Number), own];
  const [left, right] = [parts(one), parts(before)];
  const at = left.findIndex((part, index) => part !== (right[index] ?? 0));
  return at !== -1 && (left[at] ?? 0) > (right[at] ?? 0);
}
