import { inflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';

/** A file in a zip, not unpacked yet. */
export interface Packed {
  readonly path: string;
  /** As the zip says; it may lie. */
  readonly size: number;
  readonly method: number;
  /** Where its data begins, and how many bytes they are. */
  readonly at: number;
  readonly packedSize: number;
}
export interface TextFile {
  readonly path: string;
  readonly text: string;
}
/** What stands against a zip, or one file in it. */
export interface ZipFault {
  readonly path: string;
  readonly rule: 'zip-unreadable' | 'zip-too-many' | 'zip-too-large' | 'zip-method' | 'not-text';
  readonly message: string;
}

export const zipLimits = { entries: 200, each: 1_048_576, all: 2_097_152 } as const;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const stored = 0;
const deflated = 8;
/** The date of every file in a zip that is made here, so that the same files give the same zip. */
const noDate = new Date('1980-01-01T12:00:00');

/** Some texts as a zip. */
export function zipOf(files: readonly TextFile[]): Uint8Array {
  return zipSync(Object.fromEntries(files.map(({ path, text }) => [path, Uint8Array.from(Buffer.from(text))])), { mtime: noDate });
}

/** The list of files in a zip: nothing is unpacked. A zip that names more, or larger files, than the limits allow is refused whole. */
export function listZip(data: Buffer): { readonly packed: readonly Packed[] } | { readonly fault: ZipFault } {
  const end = findEnd(data);
  if (end === undefined) return { fault: unreadable('This is no zip file.') };
  const count = data.readUInt16LE(end + 10);
  if (count > zipLimits.entries) return { fault: { path: '', rule: 'zip-too-many', message: `This zip holds ${count} files, and may hold ${zipLimits.entries}.` } };
  const packed: Packed[] = [];
  let at = data.readUInt32LE(end + 16);
  for (let n = 0; n < count; n += 1) {
    const entry = readEntry(data, at);
    if (!entry) return { fault: unreadable('The list of files in this zip is damaged.') };
    packed.push(entry.packed);
    at = entry.next;
  }
  const large = packed.find(({ size }) => size > zipLimits.each);
  if (large) return { fault: tooLarge(large.path) };
  const all = packed.reduce((sum, { size }) => sum + size, 0);
  return all > zipLimits.all ? { fault: { path: '', rule: 'zip-too-large', message: `Unpacked, this zip has ${all.toLocaleString('en-GB')} bytes, and may have ${zipLimits.all.toLocaleString('en-GB')}.` } } : { packed };
}

/** The text of one file of a zip; whatever size the zip says it has, unpacking ends at the limit. */
export function unpack(data: Buffer, { path, method, at, packedSize }: Packed): TextFile | ZipFault {
  if (method !== stored && method !== deflated) return { path, rule: 'zip-method', message: 'This file is packed or encrypted in a way that is not read here. Pack it as an ordinary zip.' };
  const packed = data.subarray(at, at + packedSize);
  const unpacked = method === stored ? packed : inflated(packed);
  if (unpacked === 'too-large' || (typeof unpacked === 'object' && unpacked.length > zipLimits.each)) return tooLarge(path);
  if (unpacked === undefined) return { path, rule: 'zip-unreadable', message: 'This file is damaged.' };
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(unpacked) };
  } catch {
    return { path, rule: 'not-text', message: 'This is no text in UTF-8.' };
  }
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function findEnd(data: Buffer): number | undefined {
  for (let at = data.length - endLength; at >= Math.max(0, data.length - endLength - 65_535); at -= 1) if (data.readUInt32LE(at) === endSignature) return at;
  return undefined;
}

function readEntry(data: Buffer, at: number): { readonly packed: Packed; readonly next: number } | undefined {
  if (at + 46 > data.length || data.readUInt32LE(at) !== entrySignature) return undefined;
  const [method, packedSize, size] = [data.readUInt16LE(at + 10), data.readUInt32LE(at + 20), data.readUInt32LE(at + 24)];
  const [name, extra, comment] = [data.readUInt16LE(at + 28), data.readUInt16LE(at + 30), data.readUInt16LE(at + 32)];
  const isEncrypted = (data.readUInt16LE(at + 8) & 1) === 1;
  const local = data.readUInt32LE(at + 42);
  if (local + 30 > data.length || data.readUInt32LE(local) !== localSignature) return undefined;
  const begins = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
  if (begins + packedSize > data.length) return undefined;
  const path = data.toString('utf8', at + 46, at + 46 + name);
  return { packed: { path, size, method: isEncrypted ? -1 : method, at: begins, packedSize }, next: at + 46 + name + extra + comment };
}

function inflated(packed: Buffer): Buffer | 'too-large' | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: zipLimits.each });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : undefined;
  }
}

function unreadable(message: string): ZipFault {
  return { path: '', rule: 'zip-unreadable', message };
}
function tooLarge(path: string): ZipFault {
  return { path, rule: 'zip-too-large', message: `Unpacked, this file has more than ${zipLimits.each.toLocaleString('en-GB')} bytes.` };
}
