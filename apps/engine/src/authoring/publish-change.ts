import { sha256 } from '#definition-files';
import { withOverlays, type OverlayChange, type OverlayFile, type Overlays } from '#definitions';
import { intendAfter, type ChangeRow, type KeptPublication, type Published } from '#store';
import { turns } from '../background.ts';
import { civilDateOf } from '../clock.ts';
import type { Engine } from '../context.ts';
import { problem } from '../http/problem.ts';
import type { Reader } from '../session/who.ts';
import { changeStale } from './begin-change.ts';
import { namesOf, standingOf } from './change-answer.ts';
import { asPublished, changedFiles, findChange, latestOf, overlaysOfChange, publishedOf } from './change-content.ts';
import { hindranceTo } from './change-steps.ts';

const inTurn = turns();
/** Further ahead than anybody plans, so that a slip of the year is noticed. */
const farthestYears = 2;

interface Asked {
  readonly from: string | undefined;
  readonly words: string | undefined;
}

/**
 * Publishes a change from a day: first the publication, which is one document, then the end of the change, which is made good
 * wherever it is missing. Whatever was published meanwhile is looked at again in turn.
 * @throws 422 from-invalid; 409 when something was published or found meanwhile
 */
export function publishChange(engine: Engine, reader: Reader, change: ChangeRow, asked: Asked): Promise<ChangeRow> {
  return inTurn(`publish ${reader.authority}`, async () => {
    await engine.refreshDefinitions();
    const fresh = await findChange(engine, reader.authority, change.id);
    if (fresh?.revision !== change.revision) throw changeStale(fresh ?? change);
    const published = publishedOf(engine, reader.authority);
    const base = await engine.workbench.base(reader.authority);
    const against = hindranceTo('publish', standingOf(engine, reader, base, published, change).standing);
    if (against) throw problem(409, against.code, against.why.en, { sentence: against.why });
    const at = engine.clock.now().toISOString();
    const from = dayOf(engine, published, change, asked.from);
    const names = await namesOf(engine, reader.authority);
    const line = { change: change.reason, author: names(change.author), publisher: names(reader.actor.id), from };
    const content = withOverlays(base, withChangelog(published, change, line), sha256);
    const { next, changes, unraised } = intendAfter(published.publications, content);
    if (!changes) throw problem(409, 'nothing-changed', 'It changes nothing of what was published last.');
    if (unraised.length > 0) throw problem(409, 'version-not-raised', `The pack changed without a higher version: ${unraised.join(', ')}. Tell whoever looks after the pack.`);
    const facts = { from, author: change.author, publisher: reader.actor.id, reason: change.reason, change: change.id };
    if (!(await engine.store.publications.insert(reader.authority, next, at, facts))) throw problem(409, 'published-meanwhile', 'Somebody else published meanwhile. Look again, and publish then.');
    await engine.refreshDefinitions();
    return endOf(engine, change, { ...next, at, ...facts }, asked.words);
  });
}

async function endOf(engine: Engine, change: ChangeRow, made: KeptPublication, words: string | undefined): Promise<ChangeRow> {
  const ended = asPublished(change, made);
  const log = words ? [...change.log, { ...ended.log.at(-1)!, words }] : ended.log;
  const row = { ...ended, log };
  if (await engine.store.changes.replace(change.authority, change.revision, row)) return row;
  return (await findChange(engine, change.authority, change.id)) ?? row;
}

/** The overlays with a line in the changelog of each file that the change changes. */
function withChangelog(published: Published, change: ChangeRow, line: Omit<OverlayChange, 'version'>): Overlays {
  const overlays = overlaysOfChange(published, change);
  const all = { forms: { ...overlays.forms }, workflows: { ...overlays.workflows } };
  for (const { kind, id } of changedFiles(published, change)) {
    const files = all[kind] as { [id: string]: OverlayFile };
    const overlay = files[id]!;
    files[id] = { ...overlay, changes: [...(overlay.changes ?? []), { version: overlay.version, ...line }] };
  }
  return all;
}

/** The day from which it is in force. What is published already for a later day may not be passed by without taking it back. */
function dayOf(engine: Engine, published: Published, { rollBackTo }: ChangeRow, asked: string | undefined): string {
  const today = civilDateOf(engine.clock.now());
  const from = asked ?? today;
  const invalid = (detail: string) => problem(422, 'from-invalid', detail);
  if (from < today) throw invalid('What is published is in force from today or from a later day, never from an earlier one.');
  if (Number(from.slice(0, 4)) > Number(today.slice(0, 4)) + farthestYears) throw invalid('This day is more than two years away. Choose a nearer one.');
  const scheduled = latestOf(published);
  if (scheduled.from !== undefined && from < scheduled.from && rollBackTo === undefined) {
    throw invalid(`${scheduled.ref} is to be in force from ${scheduled.from}, and this goes on from it. Choose that day or a later one, or bring back ${published.current.ref} first.`);
  }
  return from;
}
