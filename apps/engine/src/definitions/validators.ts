import { validatorSource, type ResolvedForm } from '#definitions';
import type { Engine } from '../context.ts';

const compiled = new Map<string, string>();

/** The compiled checks of whichever published form has this digest. */
export function findValidator(engine: Engine, digest: string): string | undefined {
  const before = compiled.get(digest);
  if (before !== undefined) return before;
  const form = formOf(engine, digest);
  if (!form) return undefined;
  const source = validatorSource(form);
  compiled.set(digest, source);
  return source;
}

/** Compiles the forms of every authority ahead of their first reader, a form at a time. */
export async function compileValidators(engine: Engine): Promise<void> {
  for (const authority of engine.authorities()) {
    for (const { digest } of Object.values(engine.published(authority)?.current.content.forms ?? {})) {
      findValidator(engine, digest);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

function formOf(engine: Engine, digest: string): ResolvedForm | undefined {
  for (const authority of engine.authorities()) {
    for (const { content } of engine.published(authority)?.publications ?? []) {
      const form = Object.values(content.forms).find((one) => one.digest === digest);
      if (form) return form;
    }
  }
  return undefined;
}
