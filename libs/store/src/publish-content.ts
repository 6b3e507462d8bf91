import { sha256 } from '#definition-files';
import { publish, type Publication, type PublicationContent } from '#definitions';
import type { Store } from './connect.ts';

/** What publishing would do. */
export interface Intended {
  readonly latest?: Publication;
  readonly next: Publication;
  /** False when the content is what is in force already. */
  readonly changes: boolean;
  /** Forms and workflows that say something else without a higher version. */
  readonly unraised: readonly string[];
}

/** Compares content with what an authority last published. */
export async function intendPublication(store: Store, authority: string, content: PublicationContent): Promise<Intended> {
  const latest = await store.publications.latest(authority);
  const next = publish(content, (latest?.number ?? 0) + 1, sha256);
  return { ...(latest && { latest }), next, changes: latest?.digest !== next.digest, unraised: latest ? changedWithoutVersion(latest.content, content) : [] };
}

function changedWithoutVersion(before: PublicationContent, now: PublicationContent): string[] {
  const named = (content: PublicationContent) => [
    ...Object.values(content.forms).map((one) => ['form', one] as const),
    ...Object.values(content.workflows).map((one) => ['workflow', one] as const),
  ];
  const old = new Map(named(before).map(([kind, one]) => [`${kind} ${one.id}`, one]));
  return named(now).flatMap(([kind, one]) => {
    const was = old.get(`${kind} ${one.id}`);
    return was && was.digest !== one.digest && !isHigher(one.version, was.version) ? [`${kind} ${one.id} ${one.version}`] : [];
  });
}

function isHigher(a: string, b: string): boolean {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  const at = [0, 1, 2].find((part) => (left[part] ?? 0) !== (right[part] ?? 0));
  return at !== undefined && (left[at] ?? 0) > (right[at] ?? 0);
}
