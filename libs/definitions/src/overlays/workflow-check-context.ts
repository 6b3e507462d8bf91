import { finding, unknownNames } from '../check/finding.ts';
import type { Finding, PublicationContent, ResolvedWorkflow, RolesFile, Text, WorkflowOperation } from '../types.ts';

type Keys = readonly (string | number)[];

/** All that an operation on a workflow is checked against. */
export interface WorkflowCheck {
  /** The overlay's place in the folder of definitions. */
  readonly file: string;
  readonly content: PublicationContent;
  readonly national: ResolvedWorkflow;
  /** The workflow with all operations applied that can be. */
  readonly local: ResolvedWorkflow;
  /** The pack's and the authority's own. */
  readonly roles: RolesFile['roles'];
  readonly operations: readonly WorkflowOperation[];
}

/** The place of an operation, or of something in it. */
export function placeIn(index: number, ...keys: Keys): Keys {
  return ['operations', index, ...keys];
}

/** Ids of one's own begin with the authority's, so that no later version of the pack can have them too. */
export function checkPrefix({ file, content }: WorkflowCheck, at: Keys, id: string, what: string): readonly Finding[] {
  const prefix = `${content.authority.id}-`;
  if (id.startsWith(prefix) && id.length > prefix.length) return [];
  return [finding(file, at, 'id-prefix', `'${id}' could be the pack’s one day: let the id of your own ${what} begin with '${prefix}'.`)];
}

/** A guard’s name is one word: it begins with the authority’s id and goes on with a capital letter. */
export function checkGuardPrefix({ file, content }: WorkflowCheck, at: Keys, name: string): readonly Finding[] {
  const prefix = content.authority.id.replace(/-([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  if (name.startsWith(prefix) && /^[A-Z0-9]/.test(name.slice(prefix.length))) return [];
  return [finding(file, at, 'id-prefix', `'${name}' could be the pack’s one day: let the name of your own guard begin with '${prefix}' and go on with a capital letter, such as '${prefix}PanelSat'.`)];
}

/** Roles that are there, may do casework, and are at least one. */
export function checkRoles(check: WorkflowCheck, at: Keys, names: readonly string[]): readonly Finding[] {
  const { file, roles } = check;
  const known = roles.map(({ id }) => id);
  const without = names.filter((name) => roles.some((role) => role.id === name && role.access !== 'casework'));
  return [
    ...(names.length === 0 ? [finding(file, at, 'roles-empty', 'Nobody could do this: name at least one role.')] : []),
    ...unknownNames(file, names.map((name, index) => ({ name, at: [...at, index] })), known, 'role-unknown', 'role'),
    ...without.map((name) => finding(file, [...at, names.indexOf(name)], 'role-access', `Who is '${name}' may not open a child’s record, and so could never do this: name a role that does casework.`)),
  ];
}

/** Words in every language of the authority. */
export function checkText({ file, content }: WorkflowCheck, at: Keys, text: Text): readonly Finding[] {
  const isBlank = (words: string | undefined) => words === undefined || words.trim() === '';
  return [
    ...(isBlank(text.en) ? [finding(file, [...at, 'en'], 'text-missing', 'There are no words here yet: write what people will read.')] : []),
    ...(content.authority.languages.includes('cy') && isBlank(text.cy) && !isBlank(text.en) ? [finding(file, at, 'welsh-missing', `There is no Welsh for '${text.en}': add it as cy.`)] : []),
  ];
}

/** Whether the pack forbids an overlay to touch a state, action or guard. */
export function isLocked({ national }: WorkflowCheck, name: string): boolean {
  return national.locked.includes(name);
}

/** A sentence for what an overlay may not touch. */
export function lockedFinding({ file }: WorkflowCheck, at: Keys, message: string): Finding {
  return finding(file, at, 'approval-locked', message);
}
