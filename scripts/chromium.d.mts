export declare function foundChromium(): string | undefined;
export declare function findChromium(
  run: (command: string, args: readonly string[], environment?: Readonly<Record<string, string>>) => unknown,
): { readonly path: string } | { readonly path?: undefined; readonly why: string };
