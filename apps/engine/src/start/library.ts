import { loadPublished, type Published, type Store } from '#store';

/** What every authority has published, in memory; read again when somebody publishes. */
export interface Library {
  readonly of: (authority: string) => Published | undefined;
  readonly authorities: () => readonly string[];
  readonly refresh: () => Promise<void>;
}

export async function openLibrary(store: Store): Promise<Library> {
  const held = new Map<string, Published>();
  async function refresh(): Promise<void> {
    for (const authority of await store.publications.authorities()) {
      const latest = await store.publications.latestNumber(authority);
      if (held.get(authority)?.current.number === latest) continue;
      const published = await loadPublished(store, authority);
      if (published) held.set(authority, published);
    }
  }
  await refresh();
  return { of: (authority) => held.get(authority), authorities: () => [...held.keys()], refresh };
}
