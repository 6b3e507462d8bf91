import { CODES, FORM, asSources, changed, changedIn } from '../fixtures/base-definitions.ts';
import type { FormOperation, FormOverlayFile } from '../types.ts';
import { checkOverlays } from './check-overlays.ts';
import type { CheckOptions } from './check-overlays.ts';
import { nationalBase } from './national-base.ts';
import { withOverlays } from './with-overlays.ts';

// The rules that one broken overlay each shows against the real packs are in test/overlays/forms; here are those that no pack has a case of.
const hash = (text: string) => text;
const base = nationalBase(asSources(changedIn(changed(CODES, ['open'], true), FORM, ['locked'], ['who', 'said'])), 'northshire', hash);

const overlay = (operations: readonly FormOperation[], version = 1): FormOverlayFile => ({ form: 'referral', base: '1.0.0', version, operations });
const overlays = (operations: readonly FormOperation[], version = 1) => ({ forms: { referral: overlay(operations, version) }, workflows: {} });
const found = (...operations: readonly FormOperation[]) => checkOverlays(base, overlays(operations)).map(({ path, rule }) => `${path} ${rule}`);
const after = (published: readonly FormOperation[], operations: readonly FormOperation[], options: CheckOptions = {}, version = 1) =>
  checkOverlays(base, overlays(operations, version), { earlier: [withOverlays(base, overlays(published), hash)], ...options }).map(({ path, rule }) => `${path} ${rule}`);

const own = (id: string, more: object = {}, section = 'what'): FormOperation => ({ does: 'addQuestion', id: `northshire.${id}`, section, schema: { type: 'boolean' }, question: { label: { en: `Our own ${id}` }, ...more } });
const is = (id: string, value: boolean) => ({ properties: { [id]: { const: value } }, required: [id] });

describe('what the pack locks', () => {
  it('is a section with the place of its questions', () => {
    expect(found({ does: 'move', question: 'nhs', section: 'what' })).toEqual(['/operations/0/question locked']);
    expect(found({ does: 'moveSection', section: 'who' })).toEqual(['/operations/0/section locked']);
    expect(found({ does: 'hideOptional', question: 'nhs' })).toEqual(['/operations/0/question hide-locked']);
    expect(found({ does: 'relabel', target: { section: 'who', part: 'title' }, text: { en: 'People' } })).toEqual(['/operations/0/target/section locked']);
  });

  it('does not keep questions of one’s own out of a section', () => {
    expect(found(own('school', {}, 'who'))).toEqual([]);
  });
});

describe('what an authority adds', () => {
  it('has no id of the pack', () => {
    expect(found({ ...own('x'), id: 'age' } as FormOperation)).toEqual(['/operations/0/id id-prefix', '/operations/0/id id-twice']);
    expect(found({ does: 'addSection', id: 'who', title: { en: 'Who' } }, own('x'))).toEqual(['/operations/0/id id-prefix', '/operations/0/id section-twice']);
  });

  it('is of a dimension that there is', () => {
    expect(found({ does: 'addBlock', block: 'dimension', with: { dimension: 'helth' }, section: 'what', prefix: 'northshire' })).toEqual(['/operations/0/with/dimension dimension-unknown']);
    expect(found({ does: 'addBlock', block: 'dimension', with: { dimension: 'health', tone: 'kind' }, section: 'what', prefix: 'northshire' })).toEqual(['/operations/0/with/tone block-parameter']);
  });

  it('cannot be required if it is never asked', () => {
    const never = { allOf: [is('asked', true), is('asked', false)] };
    expect(found(own('x', { showWhen: never }), { does: 'require', question: 'northshire.x' })).toEqual(['/operations/0/question/showWhen never-shown', '/operations/1/question require-hidden']);
  });

  it('may be made stricter, as the pack’s questions may, and may not be loosened', () => {
    const number: FormOperation = { ...own('count'), schema: { type: 'integer', minimum: 1 } } as FormOperation;
    expect(found(number, { does: 'narrow', question: 'northshire.count', schema: { maximum: 9 } })).toEqual([]);
    expect(found(number, { does: 'narrow', question: 'northshire.count', schema: { minimum: 0 } })).toEqual(['/operations/1/schema/minimum narrow-loosens']);
  });

  it('may not depend on what it has retired', () => {
    expect(found(own('one'), own('two', { showWhen: is('northshire.one', true) }), { does: 'retire', question: 'northshire.one' })).toEqual(['/operations/1/question/showWhen/required/0 local-reads-hidden']);
  });
});

describe('what an authority published before', () => {
  it('may come back, and be reworded', () => {
    expect(after([own('one'), { does: 'retire', question: 'northshire.one' }], [own('one')])).toEqual([]);
    expect(after([own('one')], [own('one', { label: { en: 'Our own one, please' } })])).toEqual([]);
  });

  it('keeps its ids for what they were', () => {
    expect(after([own('one')], [own('one', { label: { en: 'Which school?' } })])).toEqual(['/operations/0/id id-reused']);
    expect(after([own('one')], [{ ...own('one'), schema: { type: 'string', maxLength: 200 } } as FormOperation])).toEqual(['/operations/0/id id-reused']);
  });

  it('asks for a higher version only when something else is published', () => {
    expect(after([own('one')], [own('one')], { publishing: true })).toEqual([]);
    expect(after([own('one')], [own('two')])).toEqual([]);
    expect(after([own('one')], [own('two')], { publishing: true })).toEqual(['/version version-not-raised']);
    expect(after([own('one')], [own('two')], { publishing: true }, 2)).toEqual([]);
  });
});

describe('a translation', () => {
  it('goes with other English words, and is given once', () => {
    const relabel = (text: { en: string; cy?: string }): FormOperation => ({ does: 'relabel', target: { question: 'age', part: 'label' }, text });
    const translate: FormOperation = { does: 'translate', target: { question: 'age', part: 'label' }, cy: 'Oed' };
    expect(found(relabel({ en: 'How old' }), translate)).toEqual([]);
    expect(found(relabel({ en: 'How old', cy: 'Oedran' }), translate)).toEqual(['/operations/1 contradiction']);
  });
});

describe('the findings', () => {
  it('come in the order of the operations', () => {
    expect(found({ does: 'hideOptional', question: 'need' }, { does: 'require', question: 'nobody' }, own('x', {}, 'nowhere'))).toEqual([
      '/operations/0/question hide-required', '/operations/0/question hide-conclusion', '/operations/0/question data-item-lost', '/operations/1/question target-unknown', '/operations/2/section target-unknown',
    ]);
  });
});
