import { loadPublished, publishedFrom, type Published, type Store } from '#store';
import { withoutUnchecked } from '../definitions/unchecked.ts';

/** What every authority has published, in memory; read again when somebody publishes. */
export interface Library {
  readonly of: (authority: string) => Published | undefined;
  /** The same with the marks on words that nobody has checked: for authors and publishers. */
  readonly withMarks: (authority: string) => Published | undefined;
  readonly authorities: () => readonly string[];
  readonly refresh: () => Promise<void>;
}

export async function openLibrary(store: Store): Promise<Library> {
  const held = new Map<string, { readonly marked: Published; readonly plain: Published }>();
  async function refresh(): Promise<void> {
    for (const authority of await store.publications.authorities()) {
      const latest = await store.publications.latestNumber(authority);
      if (held.get(authority)?.marked.current.number === latest) continue;
      const marked = await loadPublished(store, authority);
      if (marked) held.set(authority, { marked, plain: plainly(marked) });
    }
  }
  await refresh();
  return { of: (authority) => held.get(authority)?.plain, withMarks: (authority) => held.get(authority)?.marked, authorities: () => [...held.keys()], refresh };
}

/** Only where there is Welsh can there be marks. */
function plainly(marked: Published): Published {
  if (!marked.publications.some(({ content }) => content.authority.languages.includes('cy'))) return marked;
  const publications = withoutUnchecked(marked.publications);
  return publications === marked.publications ? marked : publishedFrom(publications)!;
}
