import type { NationalBase, Overlays } from '#definitions';
import type { ChangeRow, KeptPublication, Published } from '#store';
import type { Engine } from '../context.ts';
import type { Reader } from '../session/who.ts';
import { lineOf, namesOf, titleOf } from './change-answer.ts';
import { findChange, findOverlay, latestOf, overlaysIn, overlaysOfChange, publishedOf, type FileKind } from './change-content.ts';
import { findingsOf } from './judge.ts';
import { civilDateOf } from '../clock.ts';

const kinds: readonly FileKind[] = ['forms', 'workflows'];

/** The first page of authoring: what is in force, what is on its way, and what may be changed. */
export async function overviewAnswer(engine: Engine, { authority }: Reader) {
  const published = publishedOf(engine, authority);
  const base = await engine.workbench.base(authority);
  const names = await namesOf(engine, authority);
  const changes = await changesOf(engine, authority);
  const today = civilDateOf(engine.clock.now());
  const { current, publications } = published;
  const scheduled = publications.filter(({ number, from }) => number > current.number && from !== undefined && from > today);
  const overlays = overlaysIn(latestOf(published));
  return {
    pack: base.content.pack ? { id: base.content.pack.id, title: base.content.pack.title } : { id: base.content.authority.pack, title: { en: base.content.authority.pack } },
    publication: { ref: current.ref, from: dayFrom(current) },
    ...(scheduled.length > 0 && { scheduled: scheduled.map((one) => ({ ref: one.ref, from: dayFrom(one) })) }),
    languages: base.content.authority.languages,
    publications: publications.toReversed().map((one) => publicationLine(one, current, names)),
    changes: changes.map((change) => lineOf(engine, published, base, change, isChecked(engine, base, published, change), names)),
    national: nationalWaiting(base, overlays),
    forms: formLines(base, published, overlays),
    workflows: Object.values(base.content.workflows).map(({ id, title, version }) => ({ id, title, version, ours: oursIn(overlays, 'workflows', id) })),
  };
}

/** The newest changes, with those put right whose publication was written and not their end. */
async function changesOf(engine: Engine, authority: string): Promise<readonly ChangeRow[]> {
  const rows = await engine.store.changes.all(authority);
  const unended = (row: ChangeRow) => row.status === 'review' && engine.published(authority)?.publications.some(({ change }) => change === row.id);
  return Promise.all(rows.map(async (row) => (unended(row) ? ((await findChange(engine, authority, row.id)) ?? row) : row)));
}

function isChecked(engine: Engine, base: NationalBase, published: Published, change: ChangeRow): boolean {
  if (change.status === 'published') return true;
  return change.status !== 'withdrawn' && change.files.length > 0 && findingsOf(engine, base, published, overlaysOfChange(published, change)).length === 0;
}

function publicationLine(one: KeptPublication, current: KeptPublication, names: (user: string) => string) {
  const { ref, number, digest, at = '', author, publisher, reason, change } = one;
  return {
    ref, number, from: dayFrom(one), at, digest, inForce: ref === current.ref,
    ...(author && { author: { id: author, name: names(author) } }), ...(publisher && { publisher: { id: publisher, name: names(publisher) } }), ...(reason && { reason }), ...(change && { change }),
  };
}

/** The day from which a publication is in force: since it was made, where nothing else was said. */
function dayFrom({ from, at }: KeptPublication): string {
  return from ?? (at ? civilDateOf(new Date(at)) : '');
}

/** The overlays that were made for another version of the pack than there is now. */
function nationalWaiting(base: NationalBase, overlays: Overlays) {
  return kinds.flatMap((kind) =>
    Object.entries(overlays[kind]).flatMap(([id, { base: from, operations }]) => {
      const to = Object.hasOwn(base.content[kind], id) ? base.content[kind][id]?.version : undefined;
      return to === undefined || to === from || operations.length === 0 ? [] : [{ kind, id, title: titleOf(base, { kind, id }), from, to }];
    }),
  );
}

function formLines(base: NationalBase, published: Published, overlays: Overlays) {
  return Object.values(base.content.forms).map((national) => {
    const { id, title, kind, version, ref, questions, minutes, locked } = published.current.content.forms[national.id] ?? national;
    return { id, title, kind, version, ref, questions: Object.keys(questions).length, ours: oursIn(overlays, 'forms', id), ...(minutes !== undefined && { minutes }), ...(locked && locked.length > 0 && { locked }) };
  });
}

function oursIn(overlays: Overlays, kind: FileKind, id: string): number {
  return findOverlay(overlays, kind, id)?.operations.length ?? 0;
}
