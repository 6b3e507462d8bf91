import type { Engine } from '../context.ts';

/** What a person at the terminal is told when the engine answers: where to go and, in a demonstration, who to sign in as. */
export async function welcome(engine: Engine, address: string): Promise<string> {
  const lines = [`Exemplar is running at ${address}`];
  if (engine.storeKind === 'demonstration') lines.push('', 'A demonstration with invented people: never enter a real person. The password is demo. Sign in as', ...(await signIns(engine)));
  return ['', ...lines, '', 'Ctrl-C stops it.', ''].join('\n');
}

async function signIns(engine: Engine): Promise<readonly string[]> {
  const authorities = await Promise.all(
    engine.authorities().map(async (id) => {
      const users = await engine.store.users.all(id);
      const names = users.map((user) => user.id.split('@')[0] ?? user.id);
      return { id, names, key: names.toSorted().join(' ') };
    }),
  );
  return [...grouped(authorities).values()].map((group) => `  ${group[0]?.names.join(', ')}\n  each followed by ${group.map(({ id }) => `@${id}`).join(', ')}`);
}

function grouped<T extends { readonly key: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(item.key, [...(groups.get(item.key) ?? []), item]);
  return groups;
}
