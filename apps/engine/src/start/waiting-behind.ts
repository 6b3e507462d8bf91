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
  const rest = (['authority', 'marks', 'calendars', 'dimensions', 'access'] as const).filter((part) => canonicalJson(before[part] as never) !== canonicalJson(after[part] as never));
  return [...files, ...rest];
}

/** What each overlay does, as one text: its versions and its changelog are not what it does. */
function overlaysSaid(overlays: PublishedOverlays | undefined): string[] {
  const files: readonly OverlayFile[] = [...Object.values(overlays?.forms ?? {}), ...Object.values(overlays?.workflows ?? {})];
  return files.map((file) => canonicalJson(['form' in file ? file.form : file.workflow, file.base, file.operations] as never));
}
