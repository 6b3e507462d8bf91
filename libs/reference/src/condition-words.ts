import type { JsonSchema, ResolvedQuestion } from '#definitions';

type Questions = { readonly [id: string]: ResolvedQuestion };

/** A condition over answers in words: "‘Was the child seen?’ is Yes". What has no words is shown as it is written. */
export function conditionWords(condition: JsonSchema, questions: Questions): string {
  const parts = [
    ...Object.entries((condition['properties'] ?? {}) as { readonly [id: string]: JsonSchema }).map(([id, rule]) => ruleWords(id, rule, questions)),
    ...several(condition['allOf'], ' and ', questions),
    ...several(condition['anyOf'], ' or ', questions),
    ...(condition['not'] ? [`not (${conditionWords(condition['not'] as JsonSchema, questions)})`] : []),
  ];
  if (parts.length > 0) return parts.join(' and ');
  const required = condition['required'] as readonly string[] | undefined;
  return required ? required.map((id) => `‘${labelOf(id, questions)}’ is answered`).join(' and ') : JSON.stringify(condition);
}

function several(list: unknown, joint: string, questions: Questions): readonly string[] {
  return Array.isArray(list) ? [(list as readonly JsonSchema[]).map((one) => conditionWords(one, questions)).join(joint)] : [];
}

function ruleWords(id: string, rule: JsonSchema, questions: Questions): string {
  const name = `‘${labelOf(id, questions)}’`;
  if ('const' in rule) return `${name} is ${valueWords(id, rule['const'], questions)}`;
  if (Array.isArray(rule['enum'])) return `${name} is ${rule['enum'].map((value) => valueWords(id, value, questions)).join(' or ')}`;
  const contains = rule['contains'] as JsonSchema | undefined;
  if (contains) return ruleWords(id, contains, questions).replace(`${name} is`, `${name} has`);
  if (rule['not']) return `not (${ruleWords(id, rule['not'] as JsonSchema, questions)})`;
  return `${name} fits ${JSON.stringify(rule)}`;
}

function labelOf(id: string, questions: Questions): string {
  return questions[id]?.label.en ?? id;
}

function valueWords(id: string, value: unknown, questions: Questions): string {
  if (value === true) return 'Yes';
  if (value === false) return 'No';
  return questions[id]?.options?.find((option) => option.code === value)?.label.en ?? String(value);
}
