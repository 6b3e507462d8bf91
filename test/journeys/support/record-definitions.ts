import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ActionRule, GuardFile, PackFile, PartFile, WorkflowFile } from '#definitions';
import { copyDefinitions } from '../../scenarios/changed-definitions.ts';

/** The forms of a pack by id, each with its folder; a pack's own stands before the shared one. */
export type PackForms = ReadonlyMap<string, string>;

/** An action that was added for the pictures: writes a record of a form, whatever else has happened. */
export const penOf = (form: string): string => `picture-${form}.write`;
const approvalOf = (form: string): string => `picture-${form}.approve`;

const json = async <T>(file: string): Promise<T> => JSON.parse(await readFile(file, 'utf8')) as T;
const formsIn = async (folder: string): Promise<PackForms> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return new Map(entries.filter(({ name }) => name === 'form.json').map(({ parentPath }) => [path.basename(parentPath), parentPath]));
};

/** Every form that a pack has, as its files say. */
export const formsOfPack = async (root: string, pack: string): Promise<PackForms> => {
  const { without = [] } = await json<PackFile>(path.join(root, 'workflows/packs', pack, 'pack.json'));
  const shared = [...(await formsIn(path.join(root, 'forms/shared')))].filter(([id]) => !without.includes(id));
  return new Map([...shared, ...(await formsIn(path.join(root, 'forms/packs', pack)))]);
};

/** Whether the pathway hands a form in for a decision, or has it written down only. */
const decidedForms = async (root: string, workflow: WorkflowFile): Promise<ReadonlySet<string>> => {
  const parts = await Promise.all((workflow.parts ?? []).map((part) => json<PartFile>(path.join(root, 'workflows/parts', `${part}.json`))));
  const rules = [workflow, ...parts].flatMap(({ actions = {} }) => Object.values(actions));
  return new Set(rules.flatMap(({ does, form }) => (does === 'submit' && form ? [form] : [])));
};

const notOwn = (form: string): string => `pictureNotOwn${form.replaceAll('-', '')}`;
const said = (en: string) => ({ en, cy: en });

const pensFor = (form: string, decided: boolean): { readonly [type: string]: ActionRule } => {
  const shared = { available: 'always', concurrent: true, weight: 'other' } as const;
  const writes: ActionRule = { ...shared, label: said(`Picture ${form}`), history: said(`{actor} wrote ${form}`), does: decided ? 'submit' : 'note', roles: ['practitioner'], form };
  const approves: ActionRule = { ...shared, label: said(`Approve the picture ${form}`), history: said(`{actor} approved ${form}`), does: 'approve', roles: ['manager'], form: 'decision', decides: form, guards: [notOwn(form)] };
  return { [penOf(form)]: writes, ...(decided && { [approvalOf(form)]: approves }) };
};

const guardFor = (form: string): { readonly [name: string]: GuardFile } => ({
  [notOwn(form)]: { type: 'actorDidNotContribute', params: { form }, sentence: said('You wrote this yourself.'), resolvedBy: ['manager'] },
});

/**
 * The definitions of this repository with one more way to write each form, so that a record of every form can be had without
 * walking every pathway to it. Forms, pages, drafts, engine and store are the real ones; only these ways to them are not.
 */
export const definitionsWithPens = async (packs: readonly string[]) => {
  const copy = await copyDefinitions();
  const approvals = new Map<string, string>();
  for (const pack of packs) {
    const file = `workflows/packs/${pack}/child-in-need/workflow.json`;
    const workflow = await json<WorkflowFile>(path.join(copy.folder, file));
    const decided = await decidedForms(copy.folder, workflow);
    const forms = [...(await formsOfPack(copy.folder, pack)).keys()];
    for (const form of forms) if (decided.has(form)) approvals.set(form, approvalOf(form));
    await copy.edit(file, (content: { actions: object; guards?: object }) => {
      content.actions = Object.assign({}, content.actions, ...forms.map((form) => pensFor(form, decided.has(form))));
      content.guards = Object.assign({}, content.guards, ...forms.filter((form) => decided.has(form)).map(guardFor));
    });
  }
  return { ...copy, approvals };
};
