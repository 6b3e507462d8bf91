import type { Page } from 'playwright-core';
import type { Answers, Json, JsonObject } from '#definitions';
import type { Hands } from './hands.ts';
import { byCode, byId } from './hands.ts';

/** What a control is, told from the page alone. */
type Control = 'none' | 'text' | 'date' | 'dateTime' | 'options' | 'list' | 'rows';

/** What stands at each of several ids; asked at once, for a page has many. */
const controlsAt = (page: Page, ids: readonly string[]): Promise<readonly Control[]> =>
  page.evaluate(
    (wanted) =>
      wanted.map((id) => {
        const element = document.getElementById(id);
        if (!element) return 'none';
        if (element instanceof HTMLSelectElement) return 'list';
        if (element instanceof HTMLButtonElement) return 'rows';
        if (element instanceof HTMLInputElement && (element.type === 'radio' || element.type === 'checkbox')) return 'options';
        if (document.getElementById(`${id}-time`)) return 'dateTime';
        return document.getElementById(`${id}-month`) ? 'date' : 'text';
      }),
    ids,
  );

const writeDate = async (hands: Hands, id: string, date: string): Promise<void> => {
  const [year = '', month = '', day = ''] = date.split('-');
  await hands.write(id, String(Number(day)));
  await hands.write(`${id}-month`, String(Number(month)));
  await hands.write(`${id}-year`, year);
};

const codeOf = (value: Json): string => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value));

const chooseAll = async (hands: Hands, id: string, value: Json): Promise<void> => {
  for (const one of Array.isArray(value) ? (value as readonly Json[]) : [value]) {
    if (!(await byCode(hands.page, id, codeOf(one)).isChecked())) await hands.choose(id, codeOf(one));
  }
};

const fillRows = async (hands: Hands, id: string, rows: readonly JsonObject[]): Promise<void> => {
  for (const [index, { id: _, ...row }] of rows.entries()) {
    const inside = hands.page.locator(`[id^=${JSON.stringify(`${id}--${index}--`)}]`).first();
    const wasThere = (await inside.count()) > 0;
    if (!wasThere) await hands.press(byId(hands.page, id));
    await inside.waitFor();
    // What was carried into the row is read first; a story that tells it again writes over it.
    const change = byId(hands.page, `${id}--${index}--change`);
    // It is known to be carried once the earlier record has come.
    if (wasThere) await change.waitFor({ timeout: 1_500 }).catch(() => undefined);
    if ((await change.count()) > 0) await hands.press(change);
    await fillShown(hands, `${id}--${index}`, row as Answers);
  }
};

const fillControl = async (hands: Hands, id: string, control: Exclude<Control, 'none'>, value: Json): Promise<void> => {
  switch (control) {
    case 'text':
      return hands.write(id, String(value));
    case 'date':
      return writeDate(hands, id, String(value));
    case 'dateTime': {
      const [date = '', time = ''] = String(value).split('T');
      await writeDate(hands, id, date);
      return hands.write(`${id}-time`, time);
    }
    case 'options':
      return chooseAll(hands, id, value);
    case 'list':
      return hands.pick(id, codeOf(value));
    case 'rows':
      return fillRows(hands, id, value as unknown as readonly JsonObject[]);
    default:
      return control satisfies never;
  }
};

/** Fills, in the data's order, what is asked under a prefix; what an answer brings up is filled after it. */
const fillShown = async (hands: Hands, prefix: string, data: Answers): Promise<ReadonlySet<string>> => {
  const answered = new Set<string>();
  let before = -1;
  while (answered.size > before) {
    before = answered.size;
    const open = Object.entries(data).filter(([question]) => !answered.has(question));
    const controls = await controlsAt(hands.page, open.map(([question]) => `${prefix}--${question}`));
    for (const [index, [question, value]] of open.entries()) {
      const control = controls[index] ?? 'none';
      if (control === 'none') continue;
      await fillControl(hands, `${prefix}--${question}`, control, value as Json);
      answered.add(question);
    }
  }
  return answered;
};

/** Fills whatever the page asks and the data answers. Gives the questions that were answered here. */
export const fillPage = (hands: Hands, data: Answers): Promise<ReadonlySet<string>> => fillShown(hands, 'q', data);
