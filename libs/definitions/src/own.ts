/** What stands under a key that may come from anywhere: of what every object has by birth, such as `constructor`, nothing. */
export function own<Value>(values: { readonly [key: string]: Value } | undefined, key: string): Value | undefined {
  return values !== undefined && Object.hasOwn(values, key) ? values[key] : undefined;
}
