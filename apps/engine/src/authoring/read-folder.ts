import { overlayPath, readOverlay, type Finding, type NationalBase, type OverlayFile } from '#definitions';
import type { FileKind } from './change-content.ts';
import { listZip, unpack, zipLimits, type TextFile } from './zip-files.ts';

/** An overlay from a folder, and where it belongs. */
export interface FolderOverlay {
  readonly kind: FileKind;
  readonly id: string;
  readonly overlay: OverlayFile;
}
type Read<Value> = { readonly read: Value } | { readonly findings: readonly Finding[] };

/** Of every folder, not of ours: what is passed over without a word. */
const aside = [/(^|\/)README\.(txt|md)$/i, /(^|\/)\.DS_Store$/, /^__MACOSX\//, /\/$/];

/** The texts in a zip that may be overlays; findings instead where one cannot be unpacked, or the zip as a whole not. */
export function textsOfZip(base64: string): Read<readonly TextFile[]> {
  const data = Buffer.from(base64, 'base64');
  const listed = listZip(data);
  if ('fault' in listed) return { findings: [findingOf(listed.fault)] };
  const wanted = listed.packed.filter(({ path }) => !aside.some((pattern) => pattern.test(path)));
  const strange = wanted.filter(({ path }) => !isPlain(path));
  if (strange.length > 0) return { findings: strange.map(({ path }) => ({ file: path, path: '', rule: 'path-unsafe', message: 'This path leads out of the folder, or is none.' })) };
  const texts: TextFile[] = [];
  const findings: Finding[] = [];
  let length = 0;
  for (const one of wanted) {
    const unpacked = unpack(data, one);
    if ('rule' in unpacked) findings.push(findingOf(unpacked));
    else {
      texts.push(unpacked);
      length += unpacked.text.length;
    }
    if (length > zipLimits.all) return { findings: [{ file: '', path: '', rule: 'zip-too-large', message: `Unpacked, this zip has more than ${zipLimits.all.toLocaleString('en-GB')} bytes.` }] };
  }
  return findings.length > 0 ? { findings } : { read: texts };
}

/**
 * The overlays in some files of the repository’s format. All findings at once: files of others, files that are there twice, files that
 * cannot be read, files that the pack does not have. One folder around them all is passed over.
 */
export function overlaysOfFolder(base: NationalBase, texts: readonly TextFile[]): Read<readonly FolderOverlay[]> {
  const findings: Finding[] = [];
  const overlays: FolderOverlay[] = [];
  const seen = new Set<string>();
  const named = texts.map((file) => ({ ...file, path: withoutOuterFolder(file.path) }));
  for (const { path, text } of named.filter((file) => !isAside(base, file.path))) {
    const add = (rule: string, message: string) => findings.push({ file: path, path: '', rule, message });
    const place = isPlain(path) ? placeIn(base.authority, path) : undefined;
    if (!place) {
      add('not-ours', `Only ${overlayPath(base.authority, 'forms', '<form>')} and ${overlayPath(base.authority, 'workflows', '<workflow>')} are taken in here.`);
      continue;
    }
    const { kind, id } = place;
    if (seen.has(path)) add('file-twice', 'This file is there twice.');
    seen.add(path);
    if (!Object.hasOwn(base.content[kind], id)) {
      add('not-in-pack', `The pack has no ${kind === 'forms' ? 'form' : 'workflow'} ${id}.`);
      continue;
    }
    const read = readOverlay(path, text);
    if ('findings' in read) findings.push(...read.findings);
    else if (('form' in read.overlay ? read.overlay.form : read.overlay.workflow) !== id) add('file-name', 'A file is called as the form or workflow that it changes.');
    else overlays.push({ kind, id, overlay: read.overlay });
  }
  return findings.length > 0 ? { findings } : { read: overlays };
}

/** What an authority’s folder holds beside its changes. */
function isAside({ authority }: NationalBase, path: string): boolean {
  return path === `workflows/authorities/${authority}/authority.json` || aside.some((pattern) => pattern.test(path));
}

function placeIn(authority: string, path: string): { readonly kind: FileKind; readonly id: string } | undefined {
  const [, kind, own, id] = /^(forms|workflows)\/authorities\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
  return kind && own === authority && id ? { kind: kind as FileKind, id } : undefined;
}

function withoutOuterFolder(path: string): string {
  return path.replace(/^[^/]+\/(?=(forms|workflows)\/authorities\/)/, '');
}

/** Letters, digits and . _ - between slashes, and no step up. */
function isPlain(path: string): boolean {
  return path.length <= 300 && path.split('/').every((part) => /^[A-Za-z0-9 ()_.-]+$/.test(part) && !/^\.+$/.test(part));
}

function findingOf({ path, rule, message }: { readonly path: string; readonly rule: string; readonly message: string }): Finding {
  return { file: path, path: '', rule, message };
}
