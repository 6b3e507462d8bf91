import { inForceOn, loadPublished, publishedFrom, type Published, type Store } from '#store';
import { civilDateOf, type Clock } from '../clock.ts';
import { withoutUnchecked } from '../definitions/unchecked.ts';

/** What every authority has published, in memory; read again when somebody publishes, and taken anew when a day begins. */
export interface Library {
  readonly of: (authority: string) => Published | undefined;
  /** The same with the marks on words that nobody has checked: for authors and publishers. */
  readonly withMarks: (authority: string) => Published | undefined;
  readonly authorities: () => readonly string[];
  readonly refresh: () => Promise<void>;
}
interface Held {
  /** The civil day that `current` is meant for. */
  readonly day: string;
  readonly marked: Published;
  readonly plain: Published;
}

export async function openLibrary(store: Store, clock: Clock): Promise<Library> {
  const held = new Map<string, Held>();
  const today = () => civilDateOf(clock.now());
  async function refresh(): Promise<void> {
    for (const authority of await store.publications.authorities()) {
      const latest = await store.publications.latestNumber(authority);
      if (held.get(authority)?.marked.publications.at(-1)?.number === latest) continue;
      const day = today();
      const marked = await loadPublished(store, authority, day);
      if (marked) held.set(authority, { day, marked, plain: plainly(marked, day) });
    }
  }
  function find(authority: string): Held | undefined {
    const found = held.get(authority);
    const day = today();
    if (!found || found.day === day) return found;
    const now = onDay(found, day);
    held.set(authority, now);
    return now;
  }
  await refresh();
  return { of: (authority) => find(authority)?.plain, withMarks: (authority) => find(authority)?.marked, authorities: () => [...held.keys()], refresh };
}

/** The same publications on another day: nothing is made anew unless another one is in force now. */
function onDay({ marked, plain }: Held, day: string): Held {
  if (inForceOn(marked.publications, day)?.ref === marked.current.ref) return { day, marked, plain };
  const now = publishedFrom(marked.publications, day) ?? marked;
  return { day, marked: now, plain: marked === plain ? now : (publishedFrom(plain.publications, day) ?? plain) };
}

/** Only where there is Welsh can there be marks. */
function plainly(marked: Published, day: string): Published {
  if (!marked.publications.some(({ content }) => content.authority.languages.includes('cy'))) return marked;
  const publications = withoutUnchecked(marked.publications);
  return publications === marked.publications ? marked : publishedFrom(publications, day)!;
}
