import type { EditProps, Kind, ReadProps } from '../face.ts';
import { Options } from '../options.tsx';
import { Formatted } from '../read-text.tsx';

const codes = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

const Edit = (props: EditProps) => {
  const options = (props.question.options ?? []).map(({ code, label }) => ({ value: code, label }));
  const selected = codes(props.value);
  // In the form's order, so that ticking in another order is not another answer.
  const toggled = (code: string, on: boolean) => options.map(({ value }) => value).filter((value) => (value === code ? on : selected.includes(value)));
  return <Options {...props} type="checkbox" options={options} selected={selected} onToggle={(code, on) => props.onCommit(toggled(code, on))} />;
};

const Read = ({ question, value, language }: ReadProps) => (
  <ul className="ex-answer ex-answer--list">
    {codes(value).map((code) => <li key={code}><Formatted question={question} value={[code]} language={language} /></li>)}
  </ul>
);

/** Any of several: checkboxes. */
export const choicesKind: Kind = { edit: Edit, read: Read, print: Read };
