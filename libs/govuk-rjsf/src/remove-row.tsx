import { useEffect, useRef, useState } from 'react';
import type { JsonObject, ResolvedQuestion } from '#form-answers';
import { formatAnswer, isBlank, say } from '#form-answers';
import type { FaceContext } from './face.ts';

interface Props {
  readonly question: ResolvedQuestion;
  readonly row: JsonObject;
  readonly index: number;
  readonly context: FaceContext;
  readonly onRemove: () => void;
}

/** What a row holds, line by line: what would be lost. */
const lostWith = ({ question, row, context }: Props): readonly string[] =>
  (question.row ?? [])
    .filter((inner) => !isBlank(row[inner.id]))
    .map((inner) => `${say(inner.label, context.language)}: ${formatAnswer(inner, row[inner.id], context.language)}`);

const Confirm = (props: Props & { readonly onKeep: () => void }) => {
  const { words, language } = props.context;
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const lost = lostWith(props);
  return (
    <div className="ex-confirm">
      <p className="ex-strong" tabIndex={-1} ref={heading}>{words.removeAsk(say(props.question.label, language), props.index + 1)}</p>
      <p>{lost.length === 0 ? words.removeNothing : words.removeLost}</p>
      {lost.length > 0 && <ul className="ex-confirm__lost">{lost.map((line) => <li key={line}>{line}</li>)}</ul>}
      <div className="ex-acts">
        <button type="button" className="govuk-button govuk-button--warning" onClick={props.onRemove}>{words.removeYes}</button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={props.onKeep}>{words.removeNo}</button>
      </div>
    </div>
  );
};

/** The way out for one row; it first says what would go with it. */
export const RemoveRow = (props: Props) => {
  const [asking, setAsking] = useState(false);
  const way = useRef<HTMLButtonElement>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    if (wasAsked.current && !asking) way.current?.focus();
    wasAsked.current = asking;
  }, [asking]);
  const { pending, words, language } = props.context;
  const ask = () => {
    pending.flush();
    setAsking(true);
  };
  if (asking) return <Confirm {...props} onKeep={() => setAsking(false)} />;
  return (
    <button type="button" ref={way} className="ex-linklike" onClick={ask}>{words.remove(say(props.question.label, language), props.index + 1)}</button>
  );
};
