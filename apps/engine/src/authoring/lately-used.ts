/** Keeps what was asked for lately, up to a number; what was not asked for longest goes first. */
export interface LatelyUsed<Value> {
  readonly find: (key: string) => Value | undefined;
  readonly keep: (key: string, value: Value) => Value;
  /** What is kept, or made now. */
  readonly get: (key: string, make: () => Value) => Value;
}

export function latelyUsed<Value>(most: number): LatelyUsed<Value> {
  const held = new Map<string, Value>();
  function find(key: string): Value | undefined {
    const found = held.get(key);
    if (found === undefined) return undefined;
    held.delete(key);
    held.set(key, found);
    return found;
  }
  function keep(key: string, value: Value): Value {
    held.delete(key);
    held.set(key, value);
    if (held.size > most) held.delete(held.keys().next().value!);
    return value;
  }
  return { find, keep, get: (key, make) => find(key) ?? keep(key, make()) };
}
