import { useRef, useState } from 'react';
import type { Json, JsonObject, ResolvedQuestion } from '#form-answers';
import { say } from '#form-answers';
import type { EditProps } from './face.ts';
import { fieldId } from './field-id.ts';
import { Grouped } from './frame.tsx';
import { Question } from './question.tsx';
import { RemoveRow } from './remove-row.tsx';
import { RowAnswers } from './row-answers.tsx';

const rowsOf = (value: Json | undefined): readonly JsonObject[] => (Array.isArray(value) ? (value as readonly JsonObject[]) : []);

/** Focus goes where the work goes on: the new row's first box, or the button that adds another. */
const focusOn = (find: () => HTMLElement | null | undefined) => setTimeout(() => find()?.focus(), 0);

type RowProps = EditProps & { readonly row: JsonObject; readonly index: number; readonly onRemove: () => void };

/** What was carried into a row, to be read beside what is now asked of it. */
const Carried = ({ question, row, index, context, asked, onChange }: RowProps & { readonly asked: readonly ResolvedQuestion[]; readonly onChange: () => void }) => (
  <div className="ex-carried">
    <RowAnswers questions={asked} row={row} language={context.language} />
    <button type="button" id={`${fieldId([question.id, index])}--change`} className="ex-linklike ex-small" onClick={onChange}>
      {context.words.changeCarried(say(question.label, context.language), index + 1)}
    </button>
  </div>
);

const Row = (props: RowProps) => {
  const { question, context, row, index } = props;
  const [changing, setChanging] = useState(false);
  // Whoever types back the very words that were carried in must not lose the box she types in.
  const touched = useRef(new Set<string>());
  const key = (property: string) => `${question.id}/${String(row['id'])}/${property}`;
  const asked = (question.row ?? []).filter((inner) => context.shown?.has(key(inner.id)) ?? true);
  const isCarried = ({ id }: ResolvedQuestion) => context.carried?.has(key(id)) === true && context.errors[fieldId([...props.path, index, id])] === undefined;
  const carried = changing ? [] : asked.filter((inner) => isCarried(inner) && !touched.current.has(inner.id));
  // A row of which nothing else is asked is for writing on, not for reading.
  const folded = carried.length < asked.length ? carried : [];
  const change = () => {
    setChanging(true);
    const [inner] = folded;
    if (inner) focusOn(() => document.getElementById(fieldId([...props.path, index, inner.id])));
  };
  // A row that was open when somebody began to write in it stays open, whatever of it is still as it was carried in.
  const begin = (property: string) => {
    touched.current.add(property);
    if (folded.length === 0) setChanging(true);
  };
  return (
    <fieldset className="govuk-fieldset ex-row">
      <legend className="govuk-fieldset__legend">{context.words.row(say(question.label, context.language), index + 1)}</legend>
      {folded.length > 0 && <Carried {...props} asked={folded} onChange={change} />}
      {asked.filter((inner) => !folded.includes(inner)).map((inner) => (
        <div key={inner.id} onFocus={() => begin(inner.id)}>
          <Question
            question={inner}
            path={[...props.path, index, inner.id]}
            value={row[inner.id]}
            needed={context.needed.has(key(inner.id))}
            context={context}
          />
        </div>
      ))}
      <RemoveRow question={question} row={row} index={index} context={context} onRemove={props.onRemove} />
    </fieldset>
  );
};

/** The rows of a repeating group: add one, or remove one after saying what would be lost. */
export const GroupRows = (props: EditProps) => {
  const { question, context, onCommit } = props;
  const rows = rowsOf(props.value);
  const add = useRef<HTMLButtonElement>(null);
  const [said, setSaid] = useState('');
  const label = say(question.label, context.language);
  const addRow = () => {
    context.pending.flush();
    onCommit([...rows, { id: context.newId() }]);
    setSaid(context.words.row(label, rows.length + 1));
    const first = question.row?.[0];
    if (first) focusOn(() => document.getElementById(fieldId([...props.path, rows.length, first.id])));
  };
  const removeRow = (row: JsonObject) => {
    context.pending.flush();
    onCommit(rows.filter((one) => one['id'] !== row['id']));
    focusOn(() => add.current);
  };
  return (
    <Grouped {...props}>
      {rows.length === 0 && <p className="ex-muted">{context.words.noRows}</p>}
      {rows.map((row, index) => <Row key={String(row['id'] ?? index)} {...props} row={row} index={index} onRemove={() => removeRow(row)} />)}
      <button type="button" id={props.id} ref={add} className="govuk-button govuk-button--secondary" onClick={addRow}>
        {rows.length === 0 ? context.words.add(label) : context.words.addAnother(label)}
      </button>
      <span className="govuk-visually-hidden" role="status">{said}</span>
    </Grouped>
  );
};
