import { useState } from 'react';
import { backToNational } from '#authoring';
import { longDate } from '../../words/dates.ts';
import { useWords } from '../../words/use-words.ts';
import type { FlowPalette } from './flow-api.ts';
import { Setting } from './setting.tsx';
import { TightenLimit } from './tighten-limit.tsx';
import { useFlow } from './use-flow.tsx';

type Clock = FlowPalette['clocks'][number];

/** The limits that start or end with what an action means; each may be made shorter. */
export const ActionClocks = ({ action }: { readonly action: string }) => {
  const { t } = useWords();
  const { workflow, national, palette } = useFlow();
  const rules = [workflow.actions[action], Object.hasOwn(national.actions, action) ? national.actions[action] : undefined];
  const marks = new Set(rules.flatMap((rule) => [...(rule?.marks ?? []), ...(rule?.marksWhen ?? []).map(({ mark }) => mark)]));
  const today = new Date().toISOString().slice(0, 10);
  const running = palette.clocks.filter(({ validFrom, validTo }) => validFrom <= today && (validTo === undefined || validTo >= today));
  const starting = running.filter(({ from }) => from.some((mark) => marks.has(mark)));
  const ending = running.filter((clock) => !starting.includes(clock) && clock.to.some((mark) => marks.has(mark)));
  if (starting.length + ending.length === 0) return null;
  return (
    <>
      {starting.map((clock) => <Limit key={`from ${clock.id} ${clock.amount}`} clock={clock} title={t('flow.clockStarts')} />)}
      {ending.map((clock) => <Limit key={`to ${clock.id} ${clock.amount}`} clock={clock} title={t('flow.clockEnds')} />)}
    </>
  );
};

const Limit = ({ clock, title }: { readonly clock: Clock; readonly title: string }) => {
  const { t, say, language } = useWords();
  const { overlay, mayEdit, change } = useFlow();
  const [isOpen, setOpen] = useState(false);
  const own = overlay.operations.find((one) => one.does === 'tightenLimit' && one.clock === clock.id);
  const said = (amount: number) => `${amount} ${t(`flow.unit.${clock.unit}`, { count: amount })}`;
  return (
    <Setting title={title} from={own ? 'ours' : 'national'} onBack={own ? () => change((before) => backToNational(before, { clock: clock.id })) : undefined}>
      <p>
        <b>{say(clock.label)}</b>: {own?.does === 'tightenLimit' ? t('flow.tightened', { now: said(own.amount), date: longDate(own.validFrom, language), national: said(clock.amount) }) : said(clock.amount)}.
        {' '}<span className="ex-muted">{own?.does === 'tightenLimit' ? own.legalSource.text : clock.legalSource.text}</span>
        {mayEdit && !isOpen && <> <button type="button" className="ex-linklike" onClick={() => setOpen(true)}>{t('flow.tighten')}<span className="govuk-visually-hidden">: {say(clock.label)}</span></button></>}
      </p>
      {isOpen && <TightenLimit clock={clock} onDone={() => setOpen(false)} />}
    </Setting>
  );
};
