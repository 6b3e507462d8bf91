import { canonicalJson, type OverlayFile, type PublicationContent, type PublishedOverlays } from '#definitions';
import type { KeptPublication } from '#store';
import { nationalFiles } from '../authoring/pack-differences.ts';

/**
 * What files bring that a publication from a change does not have, in a sentence; undefined where they bring nothing new. Such files are
 * not published when an engine starts: an author takes them into a change.
 */
export function waitingBehind(latest: KeptPublication, earlier: readonly KeptPublication[], content: PublicationContent): string | undefined {
  const { authority, ref } = latest;
  const pack = nationalNames(latest.content, content);
  if (pack.length > 0) return `${authority}: a national change waits (${pack.slice(0, 8).join(', ')}${pack.length > 8 ? ` and ${pack.length - 8} more` : ''}). ${ref} came from a change, so an author takes it into the next one.`;
  const known = new Set(earlier.flatMap((one) => overlaysSaid(one.content.overlays)));
  const own = overlaysSaid(content.overlays).filter((said) => !known.has(said));
  return own.length > 0 ? `${authority}: the files hold ${own.length === 1 ? 'a change' : `${own.length} changes`} of its own that no publication has. ${ref} came from a change, so an author imports the files into the next one.` : undefined;
}

/** The forms and workflows of a pack that differ, and whatever else the files say that no overlay can. */
function nationalNames(before: PublicationContent, after: PublicationContent): readonly string[] {
  const [was, now] = [nationalFiles(before), nationalFiles(after)];
  const files = (['forms', 'workflows'] as const).flatMap((kind) => {
    const [old, fresh]: readonly { readonly [id: string]: { readonly digest: string } }[] = [was[kind], now[kind]];
    return [...new Set([...Object.keys(old!), ...Object.keys(fresh!)])].filter((id) => old![id]?.digest !== fresh![id]?.digest).sort();
  });
  const rest = (['authority', 'marks', 'calendars', 'dimensions', 'access', 'migrations'] as const).filter((part) => canonicalJson((before[part] ?? {}) as never) !== canonicalJson((after[part] ?? {}) as never));
  const own = ownNames(before, after);
  const shared = (content: PublicationContent) => ({ roles: content.roles.filter(({ id }) => !own.has(id)), clocks: content.clocks.filter(({ id }) => !own.has(id)) });
  const [left, right] = [shared(before), shared(after)];
  const lists = (['roles', 'clocks'] as const).filter((part) => canonicalJson(left[part] as never) !== canonicalJson(right[part] as never));
  return [...files, ...rest, ...lists];
}

/** The roles and limits that the authority itself added or tightened, on either side. */
function ownNames(...contents: readonly PublicationContent[]): ReadonlySet<string> {
  const operations = contents.flatMap(({ overlays }) => Object.values(overlays?.workflows ?? {}).flatMap((file) => file.operations));
  return new Set(operations.flatMap((one) => (one.does === 'addRole' ? [one.role.id] : one.does === 'tightenLimit' ? [one.clock] : [])));
}

/** What each overlay does, as one text: its versions and its changelog are not what it does. */
function overlaysSaid(overlays: PublishedOverlays | undefined): string[] {
  const files: readonly OverlayFile[] = [...Object.values(overlays?.forms ?? {}), ...Object.values(overlays?.workflows ?? {})];
  return files.map((file) => canonicalJson(['form' in file ? file.form : file.workflow, file.base, file.operations] as never));
}
