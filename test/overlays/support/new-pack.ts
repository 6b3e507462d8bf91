import { sha256 } from '#definition-files';
import type { JsonObject, NationalBase, ResolvedForm, ResolvedQuestion, ResolvedWorkflow, Text } from '#definitions';
import { canonicalJson } from '#definitions';

type Loose<Value> = Value extends JsonObject ? Value : { -readonly [key in keyof Value]: Loose<Value[key]> };
/** A pack that is being changed: what was done is written down, and what was touched gets a new version. */
export interface PackEditor {
  readonly form: (id: string, what: string, change: (form: Loose<ResolvedForm>) => void) => void;
  readonly workflow: (id: string, what: string, change: (workflow: Loose<ResolvedWorkflow>) => void) => void;
  readonly clock: (id: string, what: string, amount: number) => void;
  readonly dropRole: (id: string) => void;
  readonly changes: readonly string[];
  readonly done: () => NationalBase;
}

/** Changes a copy of a pack, as its next version would be. */
export function packEditor(base: NationalBase): PackEditor {
  const content = structuredClone(base.content) as Loose<NationalBase['content']>;
  const changes: string[] = [];
  const touched = new Set<string>();
  const raise = <Thing extends { version: string; digest: string }>(kind: string, id: string, thing: Thing) => {
    if (!touched.has(`${kind} ${id}`)) thing.version = nextVersion(thing.version);
    touched.add(`${kind} ${id}`);
    thing.digest = sha256(canonicalJson(thing));
  };
  return {
    changes,
    form: (id, what, change) => {
      change(content.forms[id]!);
      changes.push(`${id}: ${what}`);
      raise('form', id, content.forms[id]!);
    },
    workflow: (id, what, change) => {
      change(content.workflows[id]!);
      changes.push(`${id}: ${what}`);
      raise('workflow', id, content.workflows[id]!);
    },
    clock: (id, what, amount) => {
      for (const row of content.clocks) if (row.id === id) row.amount = amount;
      for (const [workflow, one] of Object.entries(content.workflows)) raise('workflow', workflow, one);
      changes.push(`${id}: ${what}`);
    },
    dropRole: (id) => {
      content.roles = content.roles.filter((role) => role.id !== id);
      for (const [workflow, one] of Object.entries(content.workflows)) {
        for (const rule of Object.values(one.actions)) rule.roles = rule.roles.filter((role) => role !== id);
        raise('workflow', workflow, one);
      }
      changes.push(`the role “${id}” is dropped`);
    },
    done: () => ({ ...base, content }),
  };
}

function nextVersion(version: string): string {
  const [major = '0', minor = '0'] = version.split('.');
  return `${major}.${Number(minor) + 1}.0`;
}

type Form = Loose<ResolvedForm>;

export function addNational(form: Form, section: string, id: string, label: Text, required = false): void {
  form.questions[id] = { id, label, kind: 'narrative', required };
  propertiesOf(form)[id] = { type: 'string', minLength: 1, maxLength: 20000 };
  if (required) requiredOf(form).push(id);
  form.sections.find((one) => one.id === section)!.questions.push(id);
}

/** Takes a question out of a form with everything that the form says of it. */
export function removeNational(form: Form, id: string): void {
  delete form.questions[id];
  delete propertiesOf(form)[id];
  const schema = form.schema as Loose<JsonObject> as { required: string[]; allOf?: JsonObject[] };
  schema.required = schema.required.filter((one) => one !== id);
  if (schema.allOf) schema.allOf = schema.allOf.filter((rule) => !JSON.stringify(rule).includes(`"${id}"`));
  for (const section of form.sections) section.questions = section.questions.filter((one) => one !== id);
  form.sections = form.sections.filter(({ questions }) => questions.length > 0);
}

export function requireNational(form: Form, id: string): void {
  form.questions[id]!.required = true;
  if (!form.questions[id]!.showWhen) requiredOf(form).push(id);
}

export function moveNational(form: Form, id: string, section: string): void {
  for (const one of form.sections) one.questions = one.questions.filter((question) => question !== id);
  form.sections.find((one) => one.id === section)!.questions.unshift(id);
  form.sections = form.sections.filter(({ questions }) => questions.length > 0);
}

export function limitNational(form: Form, id: string, limits: JsonObject): void {
  Object.assign(propertiesOf(form)[id]!, limits);
}

export function optionsNational(form: Form, id: string, options: NonNullable<ResolvedQuestion['options']>): void {
  form.questions[id]!.options = structuredClone(options) as never;
  const schema = propertiesOf(form)[id] as { enum?: string[]; items?: { enum?: string[] } };
  const codes = options.map(({ code }) => code);
  if (schema.items) schema.items.enum = codes;
  else schema.enum = codes;
}

function propertiesOf(form: Form): { [question: string]: { [key: string]: unknown } } {
  return form.schema['properties'] as never;
}
function requiredOf(form: Form): string[] {
  return form.schema['required'] as never;
}
