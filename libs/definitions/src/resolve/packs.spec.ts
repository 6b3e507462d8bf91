import { AUTHORITY, DECISION, DIMENSIONS, FORM, MARKS, PACK, ROLES, WORKFLOW, asSources, baseFiles } from '../fixtures/base-definitions.ts';
import type { Files } from '../fixtures/base-definitions.ts';
import type { Json, JsonObject, PublicationContent } from '../types.ts';
import { contentOf, resolveAuthority } from './resolve-authority.ts';

const hash = (text: string) => `digest of ${text}`;

function content(files: Files): PublicationContent {
  const result = resolveAuthority(asSources(files), 'northshire', hash);
  if ('findings' in result) throw new Error(JSON.stringify(result.findings, null, 1));
  return result.content;
}
const moved = (files: Files, from: string, to: string): Files => {
  const { [from]: file, ...others } = files;
  return { ...others, [to]: file as Json };
};
const object = (value: Json | undefined) => value as JsonObject;

describe('what is shared', () => {
  it('is read in a pack as if it stood in the pack', () => {
    const shared = [[DECISION, 'forms/shared/decision/form.json'], [DIMENSIONS, 'forms/shared/dimensions.json'], [ROLES, 'workflows/shared/roles.json'], [MARKS, 'workflows/shared/marks.json']] as const;
    const files = shared.reduce((all, [from, to]) => moved(all, from, to), baseFiles());
    expect(content(files)).toEqual(content(baseFiles()));
  });

  it('gives way to a form of the pack by that id', () => {
    const own = object(baseFiles()[DECISION]);
    const files = { ...baseFiles(), 'forms/shared/decision/form.json': { ...own, title: { en: 'Shared decision' } } };
    expect(content(files).forms['decision']?.title.en).toBe('Decision');
  });

  it('may be left out of a pack', () => {
    const note = { ...object(baseFiles()[DECISION]), id: 'note', kind: 'note' };
    const files: Files = { ...baseFiles(), 'forms/shared/note/form.json': note };
    expect(Object.keys(content(files).forms).sort()).toEqual(['decision', 'note', 'referral']);
    expect(Object.keys(content({ ...files, [PACK]: { ...object(files[PACK]), without: ['note'] } }).forms).sort()).toEqual(['decision', 'referral']);
  });

  it('is added to by the marks of a pack', () => {
    const files = { ...baseFiles(), 'workflows/shared/marks.json': { marks: [{ id: 'child-seen', label: { en: 'The child was seen' }, tell: true }] } };
    expect(content(files).marks.map(({ id }) => id).sort()).toEqual(['child-seen', 'closed', 'referral-received']);
  });
});

describe('the parts of a workflow', () => {
  it('are published as one workflow, with another digest when a part changes', () => {
    const workflow = object(baseFiles()[WORKFLOW]);
    const { 'case.reopen': reopen, ...actions } = object(workflow['actions']);
    const part = { id: 'ending', version: '1.0.0', about: 'The end', actions: { 'case.reopen': reopen } } as Json;
    const files = { ...baseFiles(), [WORKFLOW]: { ...workflow, parts: ['ending'], actions } as Json, 'workflows/parts/ending.json': part };
    const published = content(files).workflows['help'];
    expect(Object.keys(published?.actions ?? {}).sort()).toEqual(Object.keys(object(workflow['actions'])).sort());
    const altered = JSON.parse(JSON.stringify(files).replace('{actor} opened it again', '{actor} took it up again')) as Files;
    expect(content(altered).workflows['help']?.digest).not.toBe(published?.digest);
  });
});

describe('texts in Welsh', () => {
  const language = (texts: Json) => ({ language: 'cy', texts }) as Json;
  const inBoth = { ...object(baseFiles()[AUTHORITY]), languages: ['en', 'cy'] };
  const withLanguage = (texts: Json, files: Files = { ...baseFiles(), [AUTHORITY]: inBoth }) => ({ ...files, 'forms/languages/cy/words.json': language(texts) });
  // Whether everything is translated is the check's question.
  const said = (files: Files) => contentOf(asSources(files), 'northshire', hash);

  it('are filled in by their English, and say when nobody has checked them', () => {
    const form = said(withLanguage([{ en: 'Age', cy: 'Oed' }, { en: 'Referral', cy: 'Atgyfeiriad', checked: { by: 'Eleri Wynne', on: '2026-11-20' } }])).forms['referral'];
    expect(form?.questions['age']?.label).toEqual({ en: 'Age', cy: 'Oed', unchecked: true });
    expect(form?.title).toEqual({ en: 'Referral', cy: 'Atgyfeiriad' });
  });

  it('do not stand before those in the file itself', () => {
    const form = said(withLanguage([{ en: 'Main need', cy: 'Rhywbeth arall' }])).forms['referral'];
    expect(form?.questions['need']?.label).toEqual({ en: 'Main need', cy: 'Prif angen' });
  });

  it('reach the actions, the guards and the errors of a workflow', () => {
    const workflow = said(withLanguage([{ en: 'Hand in', cy: 'Cyflwyno' }, { en: 'All must rest', cy: 'Rhaid i bopeth orffwys' }])).workflows['help'];
    expect(workflow?.actions['referral.submit']?.label).toEqual({ en: 'Hand in', cy: 'Cyflwyno', unchecked: true });
    expect(workflow?.guards['atRest']?.sentence.cy).toBe('Rhaid i bopeth orffwys');
  });

  it('of a dimension stand where a block fills it in, no better checked than there', () => {
    const form = said(withLanguage([{ en: 'Basic care', cy: 'Gofal sylfaenol' }, { en: 'What is known of {dimension.title}', cy: 'Yr hyn sy’n hysbys am: {dimension.title}', checked: { by: 'Eleri Wynne', on: '2026-11-20' } }])).forms['referral'];
    expect(form?.sections.find(({ id }) => id === 'basicCare')?.title).toEqual({ en: 'Basic care', cy: 'Gofal sylfaenol', unchecked: true });
    expect(form?.questions['basicCare.evidence']?.label).toEqual({ en: 'What is known of Basic care', cy: 'Yr hyn sy’n hysbys am: Gofal sylfaenol', unchecked: true });
    expect(form?.questions['health.evidence']?.label).toEqual({ en: 'What is known of Health', cy: 'Yr hyn sy’n hysbys am: Iechyd' });
  });

  it('are not filled in for an authority that works in English', () => {
    expect(said(withLanguage([{ en: 'Age', cy: 'Oed' }], baseFiles()))).toEqual(said(baseFiles()));
  });
});

describe('a block in a form', () => {
  const withSections = (change: (sections: Json[]) => void) => {
    const files = baseFiles();
    change(object(files[FORM])['sections'] as Json[]);
    return content(files).forms['referral'];
  };

  it('may bring its own section for one dimension', () => {
    const form = withSections((sections) => sections.splice(2, 1, { block: 'dimension', with: { dimension: 'basicCare' }, group: { en: 'Parenting' } }));
    expect(form?.sections.at(-1)).toMatchObject({ id: 'basicCare', title: { en: 'Basic care' }, group: { en: 'Parenting' }, questions: ['basicCare.concern', 'basicCare.evidence'] });
  });

  it('is shown by a condition of the form beside its own', () => {
    const when = { properties: { asked: { const: true } }, required: ['asked'] };
    const form = withSections((sections) => sections.splice(2, 1, { block: 'dimension', with: { dimension: 'basicCare' }, showWhen: when }));
    expect(form?.questions['basicCare.concern']?.showWhen).toEqual(when);
    expect(form?.questions['need']?.showWhen).toBeUndefined();
  });
});

describe('the dimensions as options', () => {
  it('are those of the pack, or of one domain', () => {
    const files = baseFiles();
    const form = object(files[FORM]) as { questions: { [id: string]: { codes?: string } } };
    form.questions['others'] = { ...form.questions['others'], codes: 'dimensions' };
    form.questions['need'] = { ...form.questions['need'], codes: 'dimensions.parent' };
    delete files['forms/packs/test/referral/examples/full.json'];
    const questions = content(files).forms['referral']?.questions;
    expect(questions?.['others']?.options?.map(({ code }) => code)).toEqual(['health', 'basicCare']);
    expect(questions?.['need']?.options).toEqual([{ code: 'basicCare', label: { en: 'Basic care' } }]);
  });
});
