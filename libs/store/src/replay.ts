import { setImmediate as breath } from 'node:timers/promises';
import { previewMigration, type CaseState, type MigrationPreview } from '#casework';
import type { PublicationContent, Text } from '#definitions';
import type { Store } from './connect.ts';
import type { DraftRow } from './drafts.ts';
import { rulesUnder, type Published } from './published.ts';

/** What some content would do to the cases that are open now. */
export interface Replay {
  /** Cases that were looked at, and those of them that are open: all, at present. */
  readonly cases: number;
  readonly open: number;
  /** Milliseconds. */
  readonly took: number;
  readonly counts: { readonly goesOn: number; readonly stuck: number; readonly homeless: number; readonly moreApprovals: number; readonly clocksMove: number };
  readonly groups: readonly ReplayGroup[];
  /** What workers would meet, in sentences. */
  readonly workers: readonly Text[];
}
export interface ReplayGroup {
  readonly kind: 'stuck' | 'homeless' | 'moreApprovals' | 'clocksMove';
  readonly what: Text;
  readonly count: number;
  readonly remedy?: Text;
}
interface Tally {
  readonly counts: { -readonly [K in keyof Replay['counts']]: number };
  readonly groups: Map<string, { readonly group: Omit<ReplayGroup, 'count'>; count: number }>;
}
const together = 100;

/**
 * Tries some content against every open case of an authority, each as if it were moved to it. Nothing is changed, and no case has to
 * be moved: what is found says what would happen if it were. Clocks are looked at too, which follow what is in force for every case.
 * @param name how the content is called in what is found; no publication's ref
 */
export async function replay(store: Store, published: Published, content: PublicationContent, now: string, name = 'next'): Promise<Replay> {
  const begun = performance.now();
  const { authority } = published;
  const tally: Tally = { counts: { goesOn: 0, stuck: 0, homeless: 0, moreApprovals: 0, clocksMove: 0 }, groups: new Map() };
  const ids = ((await store.cases.model.find({ authority, status: 'open' }, { _id: 0, id: 1 }).sort({ id: 1 }).lean()) as { id: string }[]).map(({ id }) => id);
  const rules = new Map(Object.keys(content.workflows).map((workflow) => [workflow, rulesUnder(published, content, name, workflow)]));
  for (let first = 0; first < ids.length; first += together) {
    const some = ids.slice(first, first + together);
    const rows = (await store.cases.model.find({ authority, id: { $in: some } }, { _id: 0, state: 1 }).lean()) as unknown as { state: CaseState }[];
    const drafts = (await store.drafts.model.find({ authority, case: { $in: some }, status: 'open' }, { _id: 0 }).lean()) as DraftRow[];
    for (const { state } of rows) {
      const [from, to] = [published.rules(state.publication, state.workflow), rules.get(state.workflow)];
      if (from && to) count(tally, published, previewMigration(from, to, state, { now }, drafts.filter((draft) => draft.case === state.id)));
    }
    // Reading takes long enough for others to be let in between; working out a hundred cases does too.
    await breath();
  }
  const groups = [...tally.groups.values()].map(({ group, count: times }) => ({ ...group, count: times })).sort((a, b) => b.count - a.count);
  return { cases: ids.length, open: ids.length, took: Math.round(performance.now() - begun), counts: tally.counts, groups, workers: workersMeet(tally.counts, ids.length) };
}

function count({ counts, groups }: Tally, published: Published, preview: MigrationPreview): void {
  const add = (group: Omit<ReplayGroup, 'count'>): void => {
    const key = `${group.kind} ${group.what.en}`;
    groups.set(key, { group, count: (groups.get(key)?.count ?? 0) + 1 });
  };
  if (preview.stuck) {
    counts.stuck += 1;
    add({ kind: 'stuck', what: preview.stuck.sentence, remedy: KEEPS });
  } else counts.goesOn += 1;
  const homeless = preview.drafts.flatMap(({ form, homeless: questions }) => questions.map(({ question }) => ({ form: form.from, question })));
  if (homeless.length > 0) counts.homeless += 1;
  for (const { form, question } of homeless) add({ kind: 'homeless', what: homelessIn(published, form, question), remedy: STAYS });
  if (preview.approvalsMore.length > 0) counts.moreApprovals += 1;
  for (const { label } of preview.approvalsMore) add({ kind: 'moreApprovals', what: said('One more approval is still before them: “{label}”.', 'Mae un gymeradwyaeth arall o’u blaen o hyd: “{label}”.', { label }), remedy: ONLY_MOVED });
  if (preview.clocksMove.length > 0) counts.clocksMove += 1;
  for (const { label, from, to } of preview.clocksMove) add({ kind: 'clocksMove', what: clockMoves(label, from, to), remedy: AT_ONCE });
}

function homelessIn(published: Published, ref: string, question: string): Text {
  const form = published.form(ref);
  const parts = { form: form?.title ?? { en: ref }, question: form?.questions[question]?.label ?? { en: question } };
  return said('A begun “{form}” answers “{question}”, which has no home in the new form.', 'Mae “{form}” a ddechreuwyd yn ateb “{question}”, nad oes lle iddo yn y ffurflen newydd.', parts);
}

function clockMoves(label: Text, from: string, to: string): Text {
  return to < from
    ? said('“{label}” is due earlier.', 'Mae “{label}” i’w wneud yn gynharach.', { label })
    : said('“{label}” is due later.', 'Mae “{label}” i’w wneud yn hwyrach.', { label });
}

function workersMeet(counts: Replay['counts'], open: number): readonly Text[] {
  const number = { open: { en: String(open) }, stuck: { en: String(counts.stuck) } };
  return [
    ...(open > 0 ? [said('Open cases keep the definitions they are on: none of the {open} is moved by publishing. Somebody moves them afterwards, one or all, or nobody does.', 'Mae achosion agored yn cadw’r diffiniadau y maent arnynt: nid yw cyhoeddi yn symud yr un o’r {open}. Mae rhywun yn eu symud wedyn, un neu bob un, neu nid oes neb.', number)] : []),
    said('A form that is begun after that day is the new one, also in a case that was opened before. One begun earlier goes on as it was begun.', 'Y ffurflen newydd fydd unrhyw ffurflen a ddechreuir ar ôl y diwrnod hwnnw, hefyd mewn achos a agorwyd cyn hynny. Mae un a ddechreuwyd yn gynharach yn parhau fel y dechreuwyd hi.'),
    ...(counts.clocksMove > 0 ? [said('Time limits are for everybody from that day: the limit of a clock is that of the day it started.', 'Mae terfynau amser i bawb o’r diwrnod hwnnw: terfyn cloc yw terfyn y diwrnod y dechreuodd.')] : []),
    ...(counts.stuck > 0 ? [said('{stuck} could not be moved as they stand today; they stay where they are and can be worked on.', 'Ni ellid symud {stuck} fel y maent heddiw; maent yn aros lle y maent a gellir gweithio arnynt.', number)] : []),
  ];
}

function said(en: string, cy: string, parts: { readonly [name: string]: Text } = {}): Text {
  const fill = (pattern: string, of: (text: Text) => string) => pattern.replace(/\{(\w+)\}/g, (whole, name: string) => (parts[name] ? of(parts[name]) : whole));
  return { en: fill(en, (text) => text.en), cy: fill(cy, (text) => text.cy ?? text.en) };
}

const KEEPS = said('They stay on the definitions they are on until that is done.', 'Maent yn aros ar y diffiniadau y maent arnynt nes gwneud hynny.');
const STAYS = said('It goes on with the form it was begun on, and can be handed in on it.', 'Mae’n parhau ar y ffurflen y dechreuwyd hi arni, a gellir ei chyflwyno arni.');
const ONLY_MOVED = said('Only if they are moved; as they are, they do not meet it.', 'Dim ond os cânt eu symud; fel y maent, nid ydynt yn cwrdd â hi.');
const AT_ONCE = said('From the day of publishing, whether a case is moved or not.', 'O ddiwrnod y cyhoeddi, p’un a symudir achos ai peidio.');
