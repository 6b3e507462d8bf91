import { checkDefinitions } from '../check/check-definitions.ts';
import { FORM, WORKFLOW, asSources, baseFiles, type Files } from '../fixtures/base-definitions.ts';
import { contentOf } from '../resolve/resolve-authority.ts';
import type { Json, PublicationContent, ResolvedQuestion } from '../types.ts';
import { checkFormMigrations } from './check-form-migrations.ts';
import { joinMigrations } from './migrations-of.ts';

const FORM_FILE = 'forms/packs/test/referral/migrations/1.0.0.json';
const WORKFLOW_FILE = 'workflows/packs/test/help/migrations/1.0.0.json';
const toForm = { form: 'referral', from: '0.9.0', to: '1.0.0', moves: [{ question: 'cause', to: 'why' }], retired: [{ question: 'weather', why: 'Nobody read it.' }] };
const version = (baseFiles()[WORKFLOW] as { version: string }).version;
const toWorkflow = { workflow: 'help', from: '0.1.0', to: version, states: { 'need.old': 'need.closed' }, actions: { 'case.again': 'case.reopen' } };

const withFiles = (form: Json | undefined = toForm, workflow: Json | undefined = toWorkflow): Files => ({ ...baseFiles(), [FORM_FILE]: form, [WORKFLOW_FILE]: workflow });
const found = (files: Files) => checkDefinitions(asSources(files), '2026-11-24').map(({ file, path, rule }) => `${file.split('/').slice(-3).join('/')}:${path} ${rule}`);

describe('the files that tell what became of questions and states', () => {
  it('have no finding where all that they name is there', () => {
    expect(found(withFiles())).toEqual([]);
  });

  it.each<[string, Json, Json, string]>([
    ['a form other than the folder’s', { ...toForm, form: 'other' }, toWorkflow, 'referral/migrations/1.0.0.json:/form id-place'],
    ['a way from the newer to the older', { ...toForm, from: '1.0.0', to: '0.9.0' }, toWorkflow, 'referral/migrations/1.0.0.json:/to version-order'],
    ['a version that the form has not come to', { ...toForm, to: '2.0.0' }, toWorkflow, 'referral/migrations/1.0.0.json:/to version-ahead'],
    ['an answer to a question that is not there', { ...toForm, moves: [{ question: 'cause', to: 'whi' }] }, toWorkflow, 'referral/migrations/1.0.0.json:/moves/0/to question-unknown'],
    ['two answers to one question', { ...toForm, moves: [{ question: 'cause', to: 'why' }, { question: 'ground', to: 'why' }] }, toWorkflow, 'referral/migrations/1.0.0.json:/moves/1/to move-twice'],
    ['one answer to two questions', { ...toForm, moves: [{ question: 'cause', to: 'why' }, { question: 'cause', to: 'said' }] }, toWorkflow, 'referral/migrations/1.0.0.json:/moves/1/question move-twice'],
    ['a question that is moved and retired', { ...toForm, retired: [{ question: 'cause', why: 'Gone.' }] }, toWorkflow, 'referral/migrations/1.0.0.json:/retired/0/question retired-moved'],
    ['a question that is said to be retired and is asked', { ...toForm, retired: [{ question: 'why', why: 'Gone.' }], moves: undefined as never }, toWorkflow, 'referral/migrations/1.0.0.json:/retired/0/question retired-asked'],
    ['a word that the grammar does not know', { ...toForm, drops: [] }, toWorkflow, 'referral/migrations/1.0.0.json:/drops unknown-key'],
    ['a state that is not there', toForm, { ...toWorkflow, states: { 'need.old': 'need.nowhere' } }, 'help/migrations/1.0.0.json:/states/need.old state-unknown'],
    ['a way back from a state that is not there', toForm, { ...toWorkflow, back: { 'need.nowhere': 'need.old' } }, 'help/migrations/1.0.0.json:/back/need.nowhere state-unknown'],
    ['an action that is not there', toForm, { ...toWorkflow, actions: { 'case.again': 'case.reopne' } }, 'help/migrations/1.0.0.json:/actions/case.again action-unknown'],
    ['a form that is not there', toForm, { ...toWorkflow, forms: { old: 'referal' } }, 'help/migrations/1.0.0.json:/forms/old form-unknown'],
    ['two actions that become one', toForm, { ...toWorkflow, actions: { 'case.again': 'case.reopen', 'case.anew': 'case.reopen' } }, 'help/migrations/1.0.0.json:/actions/case.anew move-twice'],
    ['a workflow other than the folder’s', toForm, { ...toWorkflow, workflow: 'hepl' }, 'help/migrations/1.0.0.json:/workflow id-place'],
  ])('are refused with %s', (_name, form, workflow, expected) => {
    expect(found(withFiles(JSON.parse(JSON.stringify(form)) as Json, workflow))).toContain(expected);
  });

  it('are one for each way', () => {
    const files = { ...withFiles(), 'forms/packs/test/referral/migrations/again.json': toForm };
    expect(found(files)).toEqual(['referral/migrations/again.json: migration-twice']);
  });

  it('need a form', () => {
    expect(found({ ...withFiles(), 'forms/packs/test/refferal/migrations/1.0.0.json': { ...toForm, form: 'refferal' } })).toContain('refferal/migrations/1.0.0.json: form-unknown');
  });

  it('leave the name of the move itself to nobody’s action', () => {
    const files = withFiles();
    const workflow = structuredClone(files[WORKFLOW]) as { actions: { [type: string]: Json } };
    workflow.actions['case.migrate'] = workflow.actions['case.reopen'] as Json;
    expect(found({ ...files, [WORKFLOW]: workflow as unknown as Json })).toContain('test/help/workflow.json:/actions/case.migrate action-reserved');
  });

  it('are published with what they lead to, and a pack without them says nothing of it', () => {
    const content = contentOf(asSources(withFiles()), 'northshire', (text) => text.slice(0, 8));
    expect(content.migrations).toEqual({ forms: [toForm], workflows: [toWorkflow] });
    expect(contentOf(asSources(baseFiles()), 'northshire', (text) => text.slice(0, 8))).not.toHaveProperty('migrations');
  });

  it('stay as they were first published', () => {
    const later = { ...toForm, moves: [{ question: 'cause', to: 'said' }] };
    expect(joinMigrations([{ migrations: { forms: [toForm], workflows: [] } }, {}, { migrations: { forms: [later], workflows: [toWorkflow] } }])).toEqual({ forms: [toForm], workflows: [toWorkflow] });
  });
});

describe('the way of answers between two publications', () => {
  const old = contentOf(asSources(baseFiles()), 'northshire', (text) => text.slice(0, 8));
  const form = old.forms['referral'];
  const { why, need, ...rest } = form?.questions as { why: ResolvedQuestion; need: ResolvedQuestion; [id: string]: ResolvedQuestion };
  const next = (questions: { readonly [id: string]: ResolvedQuestion }): PublicationContent => ({ ...old, forms: { ...old.forms, referral: { ...form!, version: '2.0.0', questions } } });
  const rules = (to: PublicationContent, file: object) => checkFormMigrations(old, to, [{ form: 'referral', from: '1.0.0', to: '2.0.0', ...file }]).map(({ path, rule }) => `${path} ${rule}`);

  it('has no finding where each question has somewhere to go, or is retired', () => {
    const to = next({ ...rest, grounds: { ...why, id: 'grounds' } });
    expect(rules(to, { moves: [{ question: 'why', to: 'grounds' }], retired: [{ question: 'need', why: 'Gone.' }] })).toEqual([]);
  });
  it('lacks a path where a question is simply gone', () => {
    expect(rules(next({ ...rest, need }), {})).toEqual([' path-missing']);
  });
  it.each<[string, object, string]>([
    ['from a question that was not there', { question: 'wy', to: 'grounds' }, '/moves/0/question question-unknown'],
    ['to a question that is not there', { question: 'why', to: 'ground' }, '/moves/0/to question-unknown'],
    ['to a question of another kind', { question: 'why', to: 'asked' }, '/moves/0/to kind-differs'],
    ['from a code that was not there', { question: 'need', to: 'needed', codes: { N9: 'N1' } }, '/moves/0/codes/N9 code-unknown'],
    ['to a code that is not there', { question: 'need', to: 'needed', codes: { [need.options?.[0]?.code ?? '']: 'N9' } }, `/moves/0/codes/${need.options?.[0]?.code ?? ''} code-unknown`],
  ])('does not lead %s', (_name, move, expected) => {
    const to = next({ ...rest, why, need, grounds: { ...why, id: 'grounds' }, needed: { ...need, id: 'needed' } });
    expect(rules(to, { moves: [move] })).toContain(expected);
  });
  it('is not asked for where the version is the same', () => {
    expect(checkFormMigrations(old, { ...old, forms: { ...old.forms, referral: { ...form!, questions: rest } } }, [])).toEqual([]);
  });
});

test('the form of the fixtures is the one that these files are for', () => {
  expect(baseFiles()[FORM]).toMatchObject({ id: 'referral', version: '1.0.0' });
});
