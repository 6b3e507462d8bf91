import type { FormOperation, JsonSchema, Text, TextTarget } from '../types.ts';
import { conditionSentence } from './condition-sentence.ts';
import { NOTHING, fillWords, listed, quoted } from './fill-words.ts';
import type { FormNames } from './form-names.ts';
import { textOfForm } from './text-at.ts';

/** What an operation does to a form, in a sentence. */
export function formSentence(operation: FormOperation, names: FormNames): Text {
  switch (operation.does) {
    case 'addSection':
      return fillWords({ en: 'Adds the section “{title}” {place}.', cy: 'Mae’n ychwanegu’r adran “{title}” {place}.' }, { title: operation.title, place: afterSection(operation.after, names) });
    case 'addQuestion':
      return addedQuestion(operation, names);
    case 'addBlock':
      return fillWords({ en: 'Adds the questions of the block “{block}” to “{section}”.', cy: 'Mae’n ychwanegu cwestiynau’r bloc “{block}” at “{section}”.' }, { block: operation.block, section: names.section(operation.section) });
    case 'addOption':
      return fillWords(
        { en: 'Adds the answer “{label}” to “{question}”; it counts nationally as “{parent}”.', cy: 'Mae’n ychwanegu’r ateb “{label}” at “{question}”; mae’n cyfrif yn genedlaethol fel “{parent}”.' },
        { label: operation.label, question: names.question(operation.question), parent: optionName(names, operation.question, operation.parent) },
      );
    case 'relabel':
      return fillWords({ en: '{place} now reads “{text}”.', cy: 'Mae {place} bellach yn darllen “{text}”.' }, { place: placeName(operation.target, names), text: operation.text });
    case 'translate':
      return fillWords({ en: '{place} has the Welsh “{cy}”.', cy: 'Mae gan {place} y Gymraeg “{cy}”.' }, { place: placeName(operation.target, names), cy: operation.cy });
    case 'move':
      return fillWords({ en: 'Moves the question “{question}” in “{section}” {place}.', cy: 'Mae’n symud y cwestiwn “{question}” yn “{section}” {place}.' }, { question: names.question(operation.question), section: names.section(operation.section), place: afterQuestion(operation.after, names) });
    case 'moveSection':
      return fillWords({ en: 'Moves the section “{section}” {place}.', cy: 'Mae’n symud yr adran “{section}” {place}.' }, { section: names.section(operation.section), place: afterSection(operation.after, names) });
    case 'require':
      return fillWords({ en: '“{question}” must be answered.', cy: 'Rhaid ateb “{question}”.' }, { question: names.question(operation.question) });
    case 'requireWhen':
      return fillWords({ en: '“{question}” must be answered when {when}.', cy: 'Rhaid ateb “{question}” pan {when}.' }, { question: names.question(operation.question), when: conditionSentence(operation.when, names, 'clause') });
    case 'narrow':
      return fillWords({ en: '“{question}” has stricter limits: {limits}.', cy: 'Mae gan “{question}” derfynau llymach: {limits}.' }, { question: names.question(operation.question), limits: limitWords(operation.schema, operation.question, names) });
    case 'hideOptional':
      return fillWords({ en: '“{question}” is not asked.', cy: 'Ni ofynnir “{question}”.' }, { question: names.question(operation.question) });
    case 'retire':
      return fillWords({ en: '“{question}” is asked no more; what was answered stays readable.', cy: 'Ni ofynnir “{question}” mwyach; mae’r atebion yn dal i’w darllen.' }, { question: names.question(operation.question) });
    default:
      return operation satisfies never;
  }
}

function addedQuestion({ question, section, required, schema }: Extract<FormOperation, { does: 'addQuestion' }>, names: FormNames): Text {
  const rows = Object.values(question.row ?? {}).map(({ label }) => quoted(label));
  const parts = {
    label: question.label,
    section: names.section(section),
    rows: rows.length > 0 ? fillWords({ en: ' with {rows} in each row', cy: ' gyda {rows} ym mhob rhes' }, { rows: listed(rows) }) : NOTHING,
    must: required ? { en: ', required', cy: ', gofynnol' } : NOTHING,
    when: question.showWhen ? fillWords({ en: ', shown when {when}', cy: ', a ddangosir pan {when}' }, { when: conditionSentence(question.showWhen, names, 'clause') }) : NOTHING,
  };
  const what: Text = schema['type'] === 'array' && question.row ? { en: 'repeating group', cy: 'grŵp sy’n ailadrodd' } : { en: 'question', cy: 'cwestiwn' };
  return fillWords({ en: 'Adds the {what} “{label}”{rows} to “{section}”{must}{when}.', cy: 'Mae’n ychwanegu’r {what} “{label}”{rows} at “{section}”{must}{when}.' }, { ...parts, what });
}

/** "to after “…”", or "to the first place". */
function afterQuestion(after: string | undefined, names: FormNames): Text {
  return after === undefined ? { en: 'to the first place', cy: 'i’r lle cyntaf' } : fillWords({ en: 'to after “{after}”', cy: 'ar ôl “{after}”' }, { after: names.question(after) });
}
function afterSection(after: string | undefined, names: FormNames): Text {
  return after === undefined ? { en: 'at the beginning', cy: 'ar y dechrau' } : fillWords({ en: 'after “{after}”', cy: 'ar ôl “{after}”' }, { after: names.section(after) });
}

const PARTS: { readonly [part in TextTarget['part']]: Text } = {
  title: { en: 'The title', cy: 'y teitl' },
  purpose: { en: 'The purpose', cy: 'y diben' },
  hint: { en: 'The help with', cy: 'y cymorth gyda' },
  why: { en: '“Why we ask” of', cy: '“Pam rydym yn gofyn” ar gyfer' },
  group: { en: 'The heading over', cy: 'y pennawd dros' },
  label: { en: 'The question', cy: 'y cwestiwn' },
};

/** Which words are meant, as the pack has them: "The question “Was the child seen?”". */
export function placeName(target: TextTarget, names: FormNames): Text {
  if (target.question !== undefined) return questionPlace(target.question, target, names);
  if (target.section === undefined) return PARTS[target.part];
  const part: Text = target.part === 'title' ? { en: 'The section', cy: 'yr adran' } : PARTS[target.part];
  return fillWords({ en: '{part} “{section}”', cy: '{part} “{section}”' }, { part, section: names.section(target.section) });
}

function questionPlace(question: string, target: TextTarget, names: FormNames): Text {
  const row = target.row === undefined ? undefined : (textOfForm(names.national, { question, row: target.row, part: 'label' }) ?? { en: target.row });
  const name = row ? fillWords({ en: '“{row}” in “{question}”', cy: '“{row}” yn “{question}”' }, { row, question: names.question(question) }) : quoted(names.question(question));
  if (target.option !== undefined) return fillWords({ en: 'The answer “{option}” to {name}', cy: 'yr ateb “{option}” i {name}' }, { option: optionName(names, question, target.option), name });
  return fillWords({ en: '{part} {name}', cy: '{part} {name}' }, { part: PARTS[target.part], name });
}

export function optionName(names: FormNames, question: string, code: string): Text {
  return names.questions[question]?.options?.find((option) => option.code === code)?.label ?? { en: code };
}

/** Limits in words: "at least 20 characters, only “a” and “b”". */
export function limitWords(limits: JsonSchema, question: string, names: FormNames): Text {
  const said = Object.entries(limits).map(([key, value]) => {
    if (key === 'enum') return fillWords({ en: 'only {options}', cy: 'dim ond {options}' }, { options: listed((value as readonly string[]).map((code) => quoted(optionName(names, question, code)))) });
    return fillWords(LIMIT_WORDS[key] ?? { en: `${key} {value}` }, { value: String(value) });
  });
  return listed(said);
}
const LIMIT_WORDS: { readonly [limit: string]: Text } = {
  minLength: { en: 'at least {value} characters', cy: 'o leiaf {value} nod' },
  maxLength: { en: 'at most {value} characters', cy: 'dim mwy na {value} nod' },
  minimum: { en: 'not less than {value}', cy: 'dim llai na {value}' },
  maximum: { en: 'not more than {value}', cy: 'dim mwy na {value}' },
  minItems: { en: 'at least {value} of them', cy: 'o leiaf {value} ohonynt' },
  maxItems: { en: 'at most {value} of them', cy: 'dim mwy na {value} ohonynt' },
};
