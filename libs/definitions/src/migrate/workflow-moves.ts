import type { WorkflowMigrationFile } from '../types.ts';
import { stepsBetween, type Step } from './version-steps.ts';

/** Where the names of one version of a workflow went in another, older or newer. */
export interface WorkflowMoves {
  /** Where a state `<region>.<path>` may stand, the likeliest first; itself where no file says otherwise. */
  readonly states: (state: string) => readonly string[];
  readonly action: (type: string) => string;
  readonly form: (id: string) => string;
  /** The forms, and the actions, that are called otherwise: old name to new. */
  readonly forms: { readonly [form: string]: string };
  readonly actions: { readonly [type: string]: string };
}

/** What the migration files of a workflow say of the way from one version to another; those of other workflows are not looked at. */
export function workflowMoves(files: readonly WorkflowMigrationFile[], workflow: string, from: string, to: string): WorkflowMoves {
  const steps = stepsBetween(files.filter((file) => file.workflow === workflow), from, to);
  const through = (of: Renamed) => (name: string) => steps.reduce((now, step) => renamed(step, of, now), name);
  const lines = (of: Renamed) => {
    const named = new Set(steps.flatMap(({ file, backward }) => Object.entries(file[of] ?? {}).map(([old, now]) => (backward ? now : old))));
    return Object.fromEntries([...named].map((name) => [name, through(of)(name)] as const).filter(([name, now]) => name !== now));
  };
  return {
    states: (state) => steps.reduce<readonly string[]>((states, step) => [...new Set(states.flatMap((one) => placesOf(step, one)))], [state]),
    action: through('actions'),
    form: through('forms'),
    forms: lines('forms'),
    actions: lines('actions'),
  };
}

type Renamed = 'actions' | 'forms';

function renamed({ file, backward }: Step<WorkflowMigrationFile>, of: Renamed, name: string): string {
  const names = file[of] ?? {};
  if (!backward) return Object.hasOwn(names, name) ? (names[name] ?? name) : name;
  return Object.entries(names).find(([, now]) => now === name)?.[0] ?? name;
}

function placesOf({ file, backward }: Step<WorkflowMigrationFile>, state: string): readonly string[] {
  const lines = Object.entries(file.states ?? {});
  if (!backward) return [place(lines, state) ?? state];
  const said = place(Object.entries(file.back ?? {}), state);
  if (said !== undefined) return [said];
  const inverse = lines.flatMap(([old, now]) => place([[now, old]], state) ?? []);
  // What did not move on the way there does not move on the way back; else the first line that led here counts.
  return place(lines, state) === undefined ? [state, ...inverse] : inverse;
}

/** By the line of the state itself, or of the nearest state around it: what lies below goes along. */
function place(lines: readonly (readonly [string, string])[], state: string): string | undefined {
  const line = lines.filter(([old]) => `${state}.`.startsWith(`${old}.`)).sort(([a], [b]) => b.length - a.length)[0];
  return line && `${line[1]}${state.slice(line[0].length)}`;
}
