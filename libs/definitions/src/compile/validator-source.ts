import { _ } from 'ajv';
import standaloneModule from 'ajv/dist/standalone/index.js';
import type { ResolvedForm } from '../types.ts';
import { newAjv } from './ajv.ts';
import { FORMATS } from './formats.ts';
import { formConditions } from './form-conditions.ts';

// A CommonJS module: bundlers hand over its default, Node the whole of its exports.
const standaloneCode = 'default' in standaloneModule ? (standaloneModule.default as unknown as typeof standaloneModule) : standaloneModule;

/**
 * The form's validator as the text of an ES module that imports nothing and evaluates nothing, so that a browser runs it
 * under a strict content security policy. It exports `validate` and `conditions`, which `formCheck` takes.
 * @throws when the compiler asks for a helper that is not carried in the module.
 */
export function validatorSource(form: ResolvedForm): string {
  const ajv = newAjv({ source: true, esm: true, formats: _`formats` }, false);
  const names: { [name: string]: string } = { validate: 'validate' };
  ajv.addSchema(form.schema, 'validate');
  const conditions = formConditions(form);
  conditions.forEach(({ schema }, index) => {
    // Two questions of a block may share a condition; the same object under two names would be written out twice under one.
    ajv.addSchema({ ...schema }, `condition${index}`);
    names[`condition${index}`] = `condition${index}`;
  });
  const code = withHelpers(standaloneCode(ajv, names));
  return `${formatsSource()}\n${code}\n${conditionsSource(conditions)}\n`;
}

function conditionsSource(conditions: ReturnType<typeof formConditions>): string {
  const byQuestion = new Map<string, string[]>();
  conditions.forEach(({ question, use }, index) => {
    byQuestion.set(question, [...(byQuestion.get(question) ?? []), `${use}: condition${index}`]);
  });
  const members = [...byQuestion].map(([question, uses]) => `${JSON.stringify(question)}: { ${uses.join(', ')} }`);
  return `export const conditions = { ${members.join(', ')} };`;
}

function formatsSource(): string {
  const members = Object.entries(FORMATS).map(([name, format]) => `${JSON.stringify(name)}: ${format.toString()}`);
  return `const formats = { ${members.join(',\n')} };`;
}

/** What Ajv would load from its own runtime, in place. */
const HELPERS: { readonly [module: string]: string } = {
  'ajv/dist/runtime/ucs2length': '(text) => { let length = 0; for (const _character of text) length++; return length; }',
};

function withHelpers(code: string): string {
  const carried = code.replaceAll(/require\("([^"]+)"\)(?:\.default)?/g, (call, module: string) => {
    const helper = HELPERS[module];
    if (helper === undefined) throw new Error(`A validator module cannot carry ${call}`);
    return helper;
  });
  return carried;
}
