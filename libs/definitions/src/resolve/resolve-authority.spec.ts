import { AUTHORITY, FORM, asSources, baseFiles, changed } from '../fixtures/base-definitions.ts';
import { canonicalJson } from '../canonical-json.ts';
import { compileSchema } from '../compile/ajv.ts';
import type { PublicationContent, ResolvedForm } from '../types.ts';
import { publish } from './publish.ts';
import { authorityFile, authorityIds } from './authority-file.ts';
import { resolveAuthority } from './resolve-authority.ts';

// Digests are told apart by their text; no crypto is needed to see that.
const hash = (text: string) => `digest of ${text}`;

function content(files = baseFiles()): PublicationContent {
  const result = resolveAuthority(asSources(files), 'northshire', hash);
  if ('findings' in result) throw new Error(JSON.stringify(result.findings));
  return result.content;
}
function referral(files = baseFiles()): ResolvedForm {
  const form = content(files).forms['referral'];
  if (!form) throw new Error('no referral');
  return form;
}

describe('what an authority publishes', () => {
  it('is the same from the same sources, in whatever order the files are listed', () => {
    const sources = asSources(baseFiles());
    const turned = { forms: [...sources.forms].reverse(), workflows: [...sources.workflows].reverse() };
    expect(resolveAuthority(turned, 'northshire', hash)).toEqual(resolveAuthority(sources, 'northshire', hash));
  });

  it('has another digest when one word changes', () => {
    const before = publish(content(), 1, hash);
    const after = publish(content(changed(FORM, ['questions', 'age', 'label', 'en'], 'How old')), 1, hash);
    expect(after.digest).not.toBe(before.digest);
    expect(publish(content(), 2, hash)).toMatchObject({ ref: 'northshire-2', number: 2, authority: 'northshire', digest: before.digest });
  });

  it('does not change with the line that names the grammar', () => {
    expect(content(changed(AUTHORITY, ['$schema'], '../../authority.schema.json'))).toEqual(content());
    expect(content(changed(FORM, ['$schema'], '../../../form.schema.json'))).toEqual(content());
  });

  it('holds nobody who signs in to a demonstration', () => {
    expect(canonicalJson(content())).not.toContain('Grace Hill');
    expect(authorityFile(asSources(baseFiles()), 'northshire').demonstrationUsers.map(({ name }) => name)).toEqual(['Grace Hill', 'Tom Vale']);
    expect(authorityIds(asSources(baseFiles()))).toEqual(['northshire']);
  });

  it('is withheld while one file has a fault', () => {
    expect(resolveAuthority(asSources(changed(FORM, ['minutes'], 0)), 'northshire', hash)).toMatchObject({ findings: [{ rule: 'too-small' }] });
  });
});

describe('a resolved form', () => {
  const form = referral();

  it('is named by its version and the authority', () => expect(form.ref).toBe('referral@1.0.0+northshire.0'));

  it('asks the dimensions of a domain in sections of their own', () => {
    expect(form.sections.map(({ id, title, questions }) => [id, title.en, questions.length])).toEqual([['what', 'What is asked', 7], ['who', 'Who is concerned', 5], ['basicCare', 'Basic care', 2]]);
    expect(form.questions['basicCare.evidence']).toMatchObject({ label: { en: 'What is known of Basic care' }, dimension: 'basicCare', kind: 'narrative', required: false });
  });

  it('gives every question its kind', () => {
    const kinds = Object.fromEntries(Object.values(form.questions).map(({ id, kind }) => [id, kind]));
    expect(kinds).toMatchObject({ receivedOn: 'date', calledAt: 'dateTime', need: 'choice', said: 'words', asked: 'yesNo', why: 'narrative', age: 'number', people: 'group', others: 'choices', nhs: 'text' });
    expect(form.questions['people']?.row?.map(({ id, kind }) => [id, kind])).toEqual([['name', 'text'], ['tie', 'choice'], ['otherTie', 'text']]);
  });

  it('offers the codes of a list that are not retired', () => {
    expect(form.questions['need']?.options?.map(({ code }) => code)).toEqual(['N1', 'N2']);
    expect(form.schema).toMatchObject({ properties: { need: { enum: ['N1', 'N2'] }, others: { items: { enum: ['N1', 'N2'] }, uniqueItems: true } } });
  });

  it('is closed: by itself its schema refuses what is not asked, hidden or blank', () => {
    const holds = compileSchema(form.schema);
    const complete = { receivedOn: '2026-03-27', need: 'N1' };
    expect(holds(complete)).toBe(true);
    expect(holds({ ...complete, shoe: 'left' })).toBe(false);
    expect(holds({ ...complete, asked: true, said: 'Yes.', why: 'Hidden' })).toBe(false);
    expect(holds({ ...complete, asked: true, said: '' })).toBe(false);
    expect(holds({ ...complete, asked: false })).toBe(false);
    expect(holds({ ...complete, asked: false, why: 'Asleep' })).toBe(true);
  });

  it('says to the theme what face each question has, and lets the file add to it', () => {
    expect(form.uiSchema['said']).toMatchObject({ 'ui:widget': 'words', 'ui:rows': 8, 'ui:title': 'What the child said' });
    expect(form.uiSchema['health.evidence']).toMatchObject({ 'ui:widget': 'narrative', 'ui:rows': 10 });
  });
});
