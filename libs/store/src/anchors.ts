import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { appendFile, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '#definitions';
import type { Store } from './connect.ts';

/** A line of the anchors file: the heads that changed since the line before, and the root over all heads. */
export interface Anchor {
  readonly at: string;
  /** By `authority/kind:id`: revision and digest. */
  readonly heads: { readonly [stream: string]: readonly [number, string] };
  readonly root: string;
  readonly mac: string;
}
/** Where the heads stand as of the last anchor. */
type Heads = Map<string, readonly [number, string]>;

const fileOf = (folder: string) => join(folder, 'anchors.jsonl');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The key of the anchors: from the environment, or made once beside the store and readable by its owner only. */
export async function anchorKey(folder: string, given?: string): Promise<Buffer> {
  if (given) return Buffer.from(given, 'utf8');
  const file = join(folder, 'anchor.key');
  const made = await open(file, 'wx', 0o600).catch(() => undefined);
  if (made) {
    await made.writeFile(randomBytes(32).toString('hex'));
    await made.close();
  }
  return Buffer.from((await readFile(file, 'utf8')).trim(), 'hex');
}

/** Appends the root of all stream heads to the anchors file, which lies outside the store. */
export async function writeAnchor(store: Store, folder: string, key: Buffer, at: string): Promise<Anchor> {
  const { heads: before, mac: previous } = fold(await readAnchors(folder));
  const changed: { [stream: string]: readonly [number, string] } = {};
  for (const authority of await store.publications.authorities()) {
    for (const { stream, revision, digest } of (await store.events.headsSince(authority)).heads) {
      const name = `${authority}/${stream.kind}:${stream.id}`;
      if ((before.get(name)?.[0] ?? 0) < revision) changed[name] = [revision, digest];
    }
  }
  for (const [name, head] of Object.entries(changed)) before.set(name, head);
  const root = rootOf(before);
  const anchor = { at, heads: changed, root, mac: macOf(key, previous, { at, heads: changed, root }) };
  await appendFile(fileOf(folder), `${JSON.stringify(anchor)}\n`, { mode: 0o600 });
  return anchor;
}

/** What does not fit between the anchors and the store: changed lines, and heads that are gone or differ. */
export async function verifyAnchors(store: Store, folder: string, key: Buffer): Promise<{ stream?: string; revision?: number; sentence: string }[]> {
  const faults: { stream?: string; revision?: number; sentence: string }[] = [];
  const anchors = await readAnchors(folder);
  const heads: Heads = new Map();
  let previous = '';
  for (const [index, { mac, ...said }] of anchors.entries()) {
    for (const [name, head] of Object.entries(said.heads)) heads.set(name, head);
    const fits = same(mac, macOf(key, previous, said)) && rootOf(heads) === said.root;
    if (!fits) faults.push({ sentence: `Line ${index + 1} of the anchors file was changed, or was written with another key.` });
    previous = mac;
  }
  for (const [name, [revision, digest]] of heads) {
    const { authority, stream } = parse(name);
    const found = (await store.events.after(authority, stream, revision - 1))[0];
    if (found?.revision === revision && found.digest === digest) continue;
    faults.push({ stream: name, revision, sentence: `${name}: revision ${revision} was anchored and is now ${found?.revision === revision ? 'another one' : 'gone'}.` });
  }
  return faults;
}

async function readAnchors(folder: string): Promise<Anchor[]> {
  const text = await readFile(fileOf(folder), 'utf8').catch(() => '');
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Anchor);
}
function fold(anchors: readonly Anchor[]): { heads: Heads; mac: string } {
  const heads: Heads = new Map(anchors.flatMap((anchor) => Object.entries(anchor.heads)));
  return { heads, mac: anchors.at(-1)?.mac ?? '' };
}
function rootOf(heads: Heads): string {
  return sha256(canonicalJson(Object.fromEntries(heads)));
}
function macOf(key: Buffer, previous: string, said: Omit<Anchor, 'mac'>): string {
  return createHmac('sha256', key).update(canonicalJson({ previous, ...said })).digest('hex');
}
function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
function parse(name: string) {
  const [authority = '', rest = ''] = name.split('/');
  const [kind = '', ...id] = rest.split(':');
  return { authority, stream: { kind: kind as 'case', id: id.join(':') } };
}
