import type { GuardFile, ResolvedWorkflow, StateFile, TransitionFile } from '#definitions';

/**
 * A simple walker, which knows nothing of how the check works: it stands in a state of each region, remembers what was marked,
 * and takes every action that somebody could, answers being whatever they need to be. One approval nobody ever gives.
 * @returns every state that it comes to, `<region>.<path>`
 */
export function walkWithout({ machine, actions, guards }: ResolvedWorkflow, withheld: string): ReadonlySet<string> {
  const regions = Object.keys(machine.states);
  const start: Standing = { at: regions.map((region) => down(machine.states[region] as StateFile, [])), marks: new Set() };
  const seen = new Map([[keyOf(start), start]]);
  const been = new Set<string>();
  for (const standing of seen.values()) {
    standing.at.forEach((path, region) => been.add(`${regions[region]}.${path.join('.')}`));
    for (const next of stepsFrom(standing)) if (!seen.has(keyOf(next))) seen.set(keyOf(next), next);
  }
  return been;

  function stepsFrom(standing: Standing): readonly Standing[] {
    const closed = standing.at.every((path, region) => tagsOf(region, path).includes('rest')) && standing.at.some((path, region) => tagsOf(region, path).includes('stage:closed'));
    return Object.entries(actions).flatMap(([type, rule]) => {
      if (type === withheld || (closed && rule.does !== 'reopen')) return [];
      const blocked = (rule.guards ?? []).some((name) => !guards[name]?.exception && !may(standing, guards[name]).yes);
      return blocked ? [] : standing.at.flatMap((path, region) => waysFrom(standing, region, path, type).map((to) => moved(standing, region, to, rule.does === 'reopen', rule.marks ?? [])));
    });
  }

  function waysFrom(standing: Standing, region: number, path: readonly string[], type: string): readonly (readonly string[])[] {
    const root = machine.states[regions[region] ?? ''] as StateFile;
    const found: (readonly string[])[] = [];
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const on = stateAt(root, path.slice(0, depth)).on?.[type];
      if (on === undefined) continue;
      for (const { target, guard } of Array.isArray(on) ? (on as readonly TransitionFile[]) : [on as TransitionFile]) {
        const answer = guard === undefined ? { yes: true, no: false } : may(standing, guards[guard]);
        if (answer.yes) found.push(down(root, target.startsWith('#') ? target.split('.').slice(2) : [...path.slice(0, depth - 1), target]));
        if (!answer.no) return found;
      }
    }
    return found;
  }

  /** Whether a guard may hold, and may not. */
  function may(standing: Standing, guard: GuardFile | undefined): { readonly yes: boolean; readonly no: boolean } {
    const parts = () => ([guard?.params?.['of']].flat() as readonly string[]).map((name) => may(standing, guards[name]));
    const sure = (yes: boolean) => ({ yes, no: !yes });
    switch (guard?.type) {
      case 'regionsAtRest':
        return sure(standing.at.every((path, region) => (guard.params?.['except'] as readonly string[] | undefined)?.includes(regions[region] ?? '') || tagsOf(region, path).includes('rest')));
      case 'inState':
        return sure(standing.at.some((path, region) => `${regions[region]}.${path.join('.')}.`.startsWith(`${String(guard.params?.['state'])}.`)));
      case 'marked':
        return sure((guard.params?.['any'] as readonly string[]).some((mark) => standing.marks.has(mark)));
      case 'all':
        return { yes: parts().every(({ yes }) => yes), no: parts().some(({ no }) => no) };
      case 'any':
        return { yes: parts().some(({ yes }) => yes), no: parts().every(({ no }) => no) };
      case 'not':
        return { yes: parts().some(({ no }) => no), no: parts().every(({ yes }) => yes) };
      default:
        return { yes: true, no: true };
    }
  }

  function tagsOf(region: number, path: readonly string[]): readonly string[] {
    return stateAt(machine.states[regions[region] ?? ''] as StateFile, path).tags ?? [];
  }
}

interface Standing {
  readonly at: readonly (readonly string[])[];
  readonly marks: ReadonlySet<string>;
}

function moved({ at, marks }: Standing, region: number, to: readonly string[], isAnew: boolean, set: readonly string[]): Standing {
  return { at: at.map((path, index) => (index === region ? to : path)), marks: new Set([...(isAnew ? [] : marks), ...set]) };
}

function keyOf({ at, marks }: Standing): string {
  return `${at.map((path) => path.join('.')).join(' ')} | ${[...marks].sort().join(' ')}`;
}

function stateAt(root: StateFile, path: readonly string[]): StateFile {
  return path.reduce<StateFile>((state, name) => state.states?.[name] ?? {}, root);
}

function down(root: StateFile, path: readonly string[]): readonly string[] {
  const state = stateAt(root, path);
  return state.states && state.initial !== undefined ? down(root, [...path, state.initial]) : path;
}
