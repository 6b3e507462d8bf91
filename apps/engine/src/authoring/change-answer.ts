import { sha256 } from '#definition-files';
import { canonicalJson, type Finding, type NationalBase, type Text } from '#definitions';
import type { ChangeRow, Published } from '#store';
import { answerFor } from '../access/decide-access.ts';
import { staffOf } from '../casework/staff.ts';
import { civilDateOf } from '../clock.ts';
import type { Engine } from '../context.ts';
import type { Reader } from '../session/who.ts';
import { changedFiles, latestOf, overlayOf, overlaysIn, overlaysOfChange, overtakenFiles, publishedOf } from './change-content.ts';
import { hindranceTo, stepNames, type ChangeStanding } from './change-steps.ts';
import { differencesOf, findingsOf } from './judge.ts';
import { packDifferences } from './pack-differences.ts';

/** A change with everything that may be known of it. */
export async function changeAnswer(engine: Engine, reader: Reader, change: ChangeRow) {
  const published = publishedOf(engine, reader.authority);
  const base = await engine.workbench.base(reader.authority);
  const names = await namesOf(engine, reader.authority);
  const { standing, findings } = standingOf(engine, reader, base, published, change);
  const isOver = change.status === 'published' || change.status === 'withdrawn';
  return {
    ...lineOf(engine, published, base, change, standing.findings === 0, names),
    log: change.log.map((line) => ({ ...line, by: names(line.by) })),
    difference: differenceOfChange(base, published, change),
    findings: isOver ? [] : findings,
    steps: stepNames.map((step) => {
      const against = hindranceTo(step, standing);
      return { step, allowed: against === undefined, ...(against && { why: against.why }) };
    }),
  };
}

/** A change as a list shows it. */
export function lineOf(engine: Engine, published: Published, base: NationalBase, change: ChangeRow, checked: boolean, names: (user: string) => string) {
  const { id, title, reason, author, contributors, revision, savedAt, from, publication, review, rollBackTo } = change;
  const status = shownStatus(change, civilDateOf(engine.clock.now()));
  const inForce = published.current.ref;
  const files = change.files.map((file) => ({ kind: file.kind, id: file.id, title: titleOf(base, file) }));
  return {
    id, title, reason, status, author: { id: author, name: names(author) }, contributors: contributors.map((user) => ({ id: user, name: names(user) })),
    revision, savedAt, files, checked, tried: isTried(change), ...(from && { from }), ...(publication && { publication }), ...(rollBackTo && { rollBackTo }),
    ...(status === 'published' && publication !== inForce && { retired: true }), ...(review && { review: { ...review, by: names(review.by) } }),
  };
}

/** What decides about the next steps, and what is wrong. */
export function standingOf(engine: Engine, reader: Reader, base: NationalBase, published: Published, change: ChangeRow): { readonly standing: ChangeStanding; readonly findings: readonly Finding[] } {
  const isOver = change.status === 'published' || change.status === 'withdrawn';
  const findings = isOver ? [] : findingsOf(engine, base, published, overlaysOfChange(published, change));
  const standing = {
    status: change.status, findings: findings.length, tried: isTried(change),
    changes: changedFiles(published, change).length > 0 || packDifferences(latestOf(published).content, base.content).length > 0,
    overtaken: isOver ? 0 : overtakenFiles(published, change).length,
    ownWork: change.contributors.includes(reader.actor.id),
    mayWrite: answerFor(reader, { resource: 'authoring', act: 'write' }, 'none') === 'allow',
    mayPublish: answerFor(reader, { resource: 'publication', act: 'create' }, 'none') === 'allow',
  };
  return { standing, findings };
}

/** A digest of what a change says, whoever saved it when. */
export function contentDigest({ files }: Pick<ChangeRow, 'files'>): string {
  const said = files.map((file) => [file.kind, file.id, overlayOf(file).base, overlayOf(file).operations] as const);
  return sha256(canonicalJson(said.toSorted(([kind, id], [other, otherId]) => (`${kind}/${id}` < `${other}/${otherId}` ? -1 : 1)) as never));
}
function isTried(change: ChangeRow): boolean {
  return change.tried !== undefined && change.tried.digest === contentDigest(change);
}

/** Published, but its day has not come. */
function shownStatus({ status, from }: ChangeRow, today: string) {
  return status === 'published' && from !== undefined && from > today ? ('scheduled' as const) : status;
}

function differenceOfChange(base: NationalBase, published: Published, change: ChangeRow) {
  const own = change.publication ? published.publications.findIndex(({ ref }) => ref === change.publication) : -1;
  if (own > 0) {
    const [before, after] = [published.publications[own - 1]!, published.publications[own]!];
    return [...differencesOf(base, overlaysIn(before), overlaysIn(after)), ...packDifferences(before.content, after.content)];
  }
  const latest = latestOf(published);
  return [...differencesOf(base, overlaysIn(latest), overlaysOfChange(published, change)), ...packDifferences(latest.content, base.content)];
}

/** The title of a form or workflow of the pack; its id where the pack has it no more. */
export function titleOf({ content }: Pick<NationalBase, 'content'>, { kind, id }: { readonly kind: 'forms' | 'workflows'; readonly id: string }): Text {
  const files: { readonly [id: string]: { readonly title: Text } } = content[kind];
  return (Object.hasOwn(files, id) && files[id]?.title) || { en: id };
}

/** Names of users, for those who are no more their ids. */
export async function namesOf(engine: Engine, authority: string): Promise<(user: string) => string> {
  const known = new Map((await staffOf(engine, authority)).map(({ id, name }) => [id, name]));
  return (user) => known.get(user) ?? user;
}
