import { useRef, useState } from 'react';
import type { Json, JsonObject } from '#form-answers';
import { say } from '#form-answers';
import type { EditProps } from './face.ts';
import { fieldId } from './field-id.ts';
import { Grouped } from './frame.tsx';
import { Question } from './question.tsx';
import { RemoveRow } from './remove-row.tsx';

const rowsOf = (value: Json | undefined): readonly JsonObject[] => (Array.isArray(value) ? (value as readonly JsonObject[]) : []);

/** Focus goes where the work goes on: the new row's first box, or the button that adds another. */
const focusOn = (find: () => HTMLElement | null | undefined) => setTimeout(() => find()?.focus(), 0);

const Row = (props: EditProps & { readonly row: JsonObject; readonly index: number; readonly onRemove: () => void }) => {
  const { question, context, row, index } = props;
  const key = (property: string) => `${question.id}/${String(row['id'])}/${property}`;
  const asked = (question.row ?? []).filter((inner) => context.shown?.has(key(inner.id)) ?? true);
  return (
    <fieldset className="govuk-fieldset ex-row">
      <legend className="govuk-fieldset__legend">{context.words.row(say(question.label, context.language), index + 1)}</legend>
      {asked.map((inner) => (
        <Question
          key={inner.id}
          question={inner}
          path={[...props.path, index, inner.id]}
          value={row[inner.id]}
          needed={context.needed.has(key(inner.id))}
          context={context}
        />
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
