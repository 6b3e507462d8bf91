import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { CaseView } from '#casework';
import { compileForm } from '#definitions';
import { say } from '#form-answers';
import type { HttpRequest } from '#testing';
import { violationsOn, sidewaysOn } from './accessible.ts';
import type { ExampleRecord } from './example-records.ts';
import { sectionsByWeight } from './example-records.ts';
import type { Printed } from './printed.ts';
import { printPage, unsaidIn } from './printed.ts';
import { penOf } from './record-definitions.ts';
import type { Stage } from './stage.ts';

/** A phone of the smallest common width. */
export const phone = { width: 360, height: 740 };
/** So many of the fullest sections are drawn, to find which is the tallest. */
const drawn = 3;

/** What was seen of one record. */
export interface RecordSight {
  readonly section: string;
  readonly height: number;
  readonly violations: readonly string[];
  readonly sideways: readonly string[];
  readonly print: Omit<Printed, 'text'> & { readonly unsaid: readonly string[] };
}

export interface Looking {
  readonly stage: Stage;
  readonly page: Page;
  /** Where pictures and prints are kept; none are kept without it. */
  readonly folder?: string;
}

const asking = (stage: Stage, user: string) => async <T>(request: HttpRequest): Promise<T> => {
  const reply = await stage.client.as<T>(user, request);
  if (reply.status >= 300) throw new Error(`${user}: ${request.method} ${request.path}: ${reply.status} ${JSON.stringify(reply.body)}`);
  return reply.body;
};

/** A child called as in the example, so that a picture tells one story. */
const childOf = ({ example, answers }: ExampleRecord) => {
  const [given = '', family = ''] = example.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return JSON.stringify(answers).includes(given) ? { given, family } : { given: 'Robin', family: 'Thistlewood' };
};

/** A child and case of its own, with a draft of the form that holds the example's answers. */
const begin = async (stage: Stage, record: ExampleRecord) => {
  const ask = asking(stage, `practitioner@${record.authority}`);
  const ids = { person: randomUUID(), case: randomUUID(), draft: randomUUID() };
  await ask({ method: 'POST', path: '/api/people', body: { id: ids.person, names: [childOf(record)], birth: { date: '2017-05-04' } } });
  await ask({ method: 'POST', path: '/api/cases', body: { id: ids.case, person: ids.person, workflow: 'child-in-need' } });
  await ask({ method: 'PUT', path: `/api/cases/${ids.case}/drafts/${ids.draft}`, body: { action: penOf(record.form.id), revision: 0, changes: record.answers } });
  return ids;
};

const heightOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollHeight);
const showSection = async (page: Page, address: string): Promise<void> => {
  await page.goto(address);
  await page.locator('main form button[type=submit]').waitFor();
};

const openTallest = async (page: Page, record: ExampleRecord, draft: string): Promise<Pick<RecordSight, 'section' | 'height'>> => {
  const heights: { readonly address: string; readonly section: string; readonly height: number }[] = [];
  for (const { id, title } of sectionsByWeight(record).slice(0, drawn)) {
    const address = `${draft}/sections/${id}`;
    await showSection(page, address);
    heights.push({ address, section: say(title, record.language), height: await heightOf(page) });
  }
  const [tallest] = heights.toSorted((a, b) => b.height - a.height);
  if (!tallest) throw new Error(`${record.form.id} asks nothing`);
  if (tallest !== heights.at(-1)) await showSection(page, tallest.address);
  return tallest;
};

/** Hands the record in, and has it approved where the pathway asks for that. */
const finish = async (stage: Stage, record: ExampleRecord, ids: { readonly case: string; readonly draft: string }, decision: object): Promise<CaseView> => {
  const act = (user: string, body: object) => asking(stage, user)<CaseView>({ method: 'POST', path: `/api/cases/${ids.case}/actions`, body: { id: randomUUID(), ...body } });
  const { answers } = compileForm(record.form).toSend(record.answers);
  const view = await act(`practitioner@${record.authority}`, { type: penOf(record.form.id), data: answers, draft: ids.draft });
  const manager = `manager@${record.authority}`;
  const hers = await asking(stage, manager)<CaseView>({ method: 'GET', path: `/api/cases/${ids.case}` });
  const approves = hers.actions.find(({ does, allowed, record: of }) => does === 'approve' && allowed && of === ids.draft);
  return approves ? act(manager, { type: approves.type, data: decision }) : view;
};

/** Looks at a record as its worker does on a phone, at its tallest section; then at what is printed of it. */
export const seeRecord = async ({ stage, page, folder }: Looking, record: ExampleRecord, decision: object): Promise<RecordSight> => {
  const name = `${record.pack}-${record.form.id}-${record.language}`;
  const ids = await begin(stage, record);
  await page.setViewportSize(phone);
  const tallest = await openTallest(page, record, `/cases/${ids.case}/drafts/${ids.draft}`);
  const violations = await violationsOn(page);
  const sideways = await sidewaysOn(page);
  if (folder) await page.screenshot({ path: path.join(folder, `${name}-360.png`), fullPage: true, animations: 'disabled', caret: 'hide' });
  await finish(stage, record, ids, decision);
  await page.goto(`/cases/${ids.case}/records/${ids.draft}`);
  await page.locator('.ex-record .ex-sec').first().waitFor();
  // Names and the decision's own form come after the record.
  await page.waitForLoadState('networkidle');
  const { text, ...print } = await printPage(page, folder && path.join(folder, name));
  const { answers } = compileForm(record.form).toSend(record.answers);
  return { section: tallest.section, height: tallest.height, violations, sideways, print: { ...print, unsaid: unsaidIn(text, record.form, answers, record.language) } };
};
