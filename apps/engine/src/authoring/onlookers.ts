/** How long somebody who looked at a file counts as looking at it. */
const presentMs = 60_000;
const seen = new WeakMap<object, Map<string, Map<string, number>>>();

/**
 * Notes that somebody looks at something, and says who else did within a minute. In the memory of this engine only: it is a courtesy
 * between authors, and guards nothing.
 * @param holder what the memory belongs to: an engine
 * @param now milliseconds
 */
export function othersAt(holder: object, place: string, user: string, now: number): readonly string[] {
  const places = seen.get(holder) ?? new Map<string, Map<string, number>>();
  seen.set(holder, places);
  const here = places.get(place) ?? new Map<string, number>();
  places.delete(place);
  places.set(place, here.set(user, now));
  for (const [other, at] of here) if (now - at >= presentMs) here.delete(other);
  if (places.size > 1000) places.delete(places.keys().next().value!);
  return [...here.keys()].filter((other) => other !== user);
}
