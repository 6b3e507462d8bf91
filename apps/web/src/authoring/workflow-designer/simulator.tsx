import { useEffect, useRef, useState } from 'react';
import type { SimulatedAction, SimulatedMoment, SimulatedOutcome } from '#casework';
import { problemOf } from '../../api/value-of.ts';
import { problemSentence } from '../../shell/problem-sentence.ts';
import { useWords } from '../../words/use-words.ts';
import { SelectField, TextField } from './fields.tsx';
import { useFlow } from './use-flow.tsx';
import type { Walk } from './use-walk.ts';

interface Props {
  readonly walk: Walk;
  readonly name: string;
}

const NEXT = 'sim-next';

/** A made-up child walked through the draft: a strip of days, what stands now, and every choice as a button in words. */
export const Simulator = ({ walk, name }: Props) => {
  const { t, language } = useWords();
  const moments = walk.simulation?.moments ?? [];
  const now = moments.at(-1);
  const [wait, setWait] = useState('1');
  const strip = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (strip.current) strip.current.scrollLeft = strip.current.scrollWidth;
  }, [moments.length]);
  const days = Math.max(0, Math.floor(Number(wait)) || 0);
  return (
    <section className="ex-sim" aria-labelledby="sim-title" id="simulator">
      <div className="ex-sim__top">
        <div>
          <h2 id="sim-title">{walk.age === undefined ? t('flow.sim.titleUnborn', { name }) : t('flow.sim.title', { name, age: walk.age })}</h2>
          <p className="ex-small">{t('flow.sim.lead')}</p>
        </div>
        <p className="ex-acts">
          <button type="button" aria-disabled={!walk.canBack} onClick={walk.back}>{t('flow.sim.back')}</button>
          <button type="button" aria-disabled={!walk.canOn} onClick={walk.on}>{t('flow.sim.on')}</button>
          <button type="button" aria-disabled={!walk.canBack} onClick={walk.again}>{t('flow.sim.again')}</button>
        </p>
      </div>
      <Announced moments={moments} refused={walk.refusal ?? (moments.length === 0 ? walk.simulation?.refused?.sentence : undefined)} />
      {walk.problem ? <p role="alert" className="ex-sim__refused">{problemSentence(problemOf(walk.problem), t, language)}</p> : null}
      {/* The strip may be longer than the page: it scrolls by itself, and by keyboard. */}
      {moments.length > 0 && (
        <ol className="ex-sim__strip" ref={strip} tabIndex={0} aria-label={t('flow.sim.days')}>
          {moments.map((moment, index) => <Day key={index} moment={moment} isNow={index === moments.length - 1} />)}
        </ol>
      )}
      <div className="ex-sim__now">
        <div className="ex-sim__set">
          <TextField label={t('flow.sim.wait')} type="number" value={wait} onChange={setWait} hint={t('flow.sim.waitHint')} />
          <SelectField
            label={t('flow.sim.age')} value={walk.age === undefined ? 'unborn' : String(walk.age)}
            choices={[{ value: 'unborn', label: t('flow.sim.unborn') }, ...Array.from({ length: 18 }, (_, years) => ({ value: String(years), label: t('flow.sim.years', { count: years }) })), { value: '18', label: t('flow.sim.years', { count: 18 }) }]}
            onChange={(age) => walk.setAge(age === 'unborn' ? undefined : Number(age))}
          />
        </div>
        {now && <Choices walk={walk} day={now.day + days} />}
      </div>
    </section>
  );
};

/** What just happened, said aloud; a step that could not be taken, with the reason. */
const Announced = ({ moments, refused }: { readonly moments: readonly SimulatedMoment[]; readonly refused: Parameters<ReturnType<typeof useWords>['say']>[0] }) => {
  const { t, say } = useWords();
  const words = useDid();
  const now = moments.at(-1);
  const stands = now?.regions.filter(({ atRest }) => !atRest).map(({ stateLabel }) => say(stateLabel)).join('; ') ?? '';
  return (
    <div role="status">
      {now && moments.length > 1 && <p className="govuk-visually-hidden">{t('flow.sim.said', { day: now.day, did: words(now), stands })}</p>}
      {refused && <p className="ex-sim__refused">{t('flow.sim.refused')} {say(refused)}</p>}
    </div>
  );
};

/** What was done, with whoever did it in the place of the name. */
const useDid = () => {
  const { t, say } = useWords();
  const { names } = useFlow();
  return ({ did }: SimulatedMoment): string => say(did.history).replaceAll('{actor}', did.person > 1 ? t('flow.sim.another', { role: names.role(did.role), number: did.person }) : names.role(did.role));
};

const Day = ({ moment, isNow }: { readonly moment: SimulatedMoment; readonly isNow: boolean }) => {
  const { t, say } = useWords();
  const { names } = useFlow();
  const words = useDid();
  const moved = moment.regions.filter((region) => region.moved);
  const stands = isNow ? moment.regions.filter((region, index) => !region.atRest || (index === 0 && moment.status === 'closed')) : moved;
  const clocks = moment.clocks.filter(({ state }) => state === 'running' || state === 'paused' || (!isNow && state === 'met')).slice(-4);
  return (
    <li className={isNow ? 'ex-sim__on' : undefined} aria-current={isNow ? 'step' : undefined}>
      <b>{t(isNow ? 'flow.sim.dayNow' : 'flow.sim.day', { day: moment.day })}</b>
      <p className="ex-sentence">{words(moment)}{moment.did.exception && ` ${t('flow.sim.against')}`}</p>
      {stands.map(({ id, stateLabel }) => <p key={id}>{say(stateLabel)}.</p>)}
      {isNow && moment.asks.length > 0 && <p>{t('flow.sim.asks', { roles: names.roles(moment.asks) })}</p>}
      {isNow && moment.status === 'closed' && <p><b>{t('flow.sim.closed')}</b></p>}
      {isNow && clocks.map((clock) => (
        <p key={`${clock.id} ${clock.instance}`}>{t(clock.state === 'paused' ? 'flow.sim.clockPaused' : clock.late ? 'flow.sim.clockLate' : 'flow.sim.clock', { clock: say(clock.label), gone: clock.gone, of: clock.of, unit: t(`flow.unit.${clock.unit}`, { count: clock.of }), day: clock.dueDay })}</p>
      ))}
      {!isNow && moment.marks.length > 0 && <p className="ex-sim__marks">{moment.marks.map(({ label }) => say(label)).join(', ')}</p>}
      {moment.told.map((notice) => <p key={notice.en}>{t('flow.sim.told', { notice: say(notice).replaceAll('{actor}', names.role(moment.did.role)) })}</p>)}
    </li>
  );
};

/** What can be done now: what comes next first, everything else folded away. */
const Choices = ({ walk, day }: { readonly walk: Walk; readonly day: number }) => {
  const { t, say } = useWords();
  const { names } = useFlow();
  const possible = walk.simulation?.possible ?? [];
  const blocked = walk.simulation?.blocked ?? [];
  const main = possible.filter(({ weight }) => weight === 'main');
  const rest = possible.filter((action) => !main.includes(action) && action.does !== 'explain' && action.does !== 'correct');
  const moving = rest.filter(({ outcomes }) => outcomes.some(({ to }) => to.length > 0));
  const other = rest.filter((action) => !moving.includes(action));
  const list = (actions: readonly SimulatedAction[]) => <ul className="ex-sim__choices">{actions.map((action) => <Choice key={action.type} action={action} day={day} walk={walk} />)}</ul>;
  return (
    <div>
      <h3 id={NEXT} tabIndex={-1}>{t('flow.sim.next', { day })}</h3>
      {main.length + moving.length === 0 && <p>{t('flow.sim.nothing')}</p>}
      {main.length > 0 && list(main)}
      {moving.length > 0 && (main.length > 0 ? <details><summary>{t('flow.sim.otherWays', { count: moving.length })}</summary>{list(moving)}</details> : list(moving))}
      {other.length > 0 && <details><summary>{t('flow.sim.anyTime', { count: other.length })}</summary>{list(other)}</details>}
      {blocked.length > 0 && (
        <details>
          <summary>{t('flow.sim.blocked', { count: blocked.length })}</summary>
          <ul>{blocked.map(({ type, why }) => <li key={type}><b>{names.action(type)}</b>: {say(why)}</li>)}</ul>
        </details>
      )}
    </div>
  );
};

const Choice = ({ action, day, walk }: { readonly action: SimulatedAction; readonly day: number; readonly walk: Walk }) => {
  const { t } = useWords();
  const { names } = useFlow();
  const words = useOutcome();
  const take = (outcome: SimulatedOutcome) => {
    if (walk.isAsking) return;
    walk.take({ ...outcome.step, day });
    // The button that was pressed may be gone after the step.
    document.getElementById(NEXT)?.focus({ preventScroll: true });
  };
  return (
    <li>
      {action.outcomes.map((outcome, index) => (
        <div key={index} className="ex-sim__choice">
          <button type="button" aria-disabled={walk.isAsking} onClick={() => take(outcome)}>
            {names.action(action.type)} <span>({names.roles(action.roles)})</span>
          </button>
          <p>{words(outcome)}{action.form !== undefined && index === 0 && ` ${t('flow.sim.fills', { form: names.form(action.form) })}`}</p>
        </div>
      ))}
    </li>
  );
};

/** An outcome in words: when which answers, where it leads, what it goes against. */
const useOutcome = () => {
  const { t, say } = useWords();
  const { names } = useFlow();
  return ({ to, suppose, holds, exception, closes }: SimulatedOutcome): string => {
    const supposed = suppose.map(({ form, question, is, not }) => t(not ? 'flow.sim.supposeNot' : 'flow.sim.suppose', { form: names.form(form), question: names.question(form, question), answers: is.map((code) => `“${names.answer(form, question, code)}”`).join(` ${t('flow.or')} `) }));
    const clauses = [...supposed, ...holds.map(({ name }) => (name.startsWith('mark:') ? t('flow.sim.marked', { mark: names.mark(name.slice(5)) }) : names.guard(name)))];
    const leads = to.map(({ label }) => say(label)).join('; ');
    return [
      clauses.length > 0 ? t('flow.sim.if', { clauses: clauses.join(` ${t('flow.and')} `) }) : '',
      leads !== '' ? `→ ${leads}.` : '',
      closes ? t('flow.sim.closes') : '',
      exception ? t('flow.sim.exception', { sentence: say(exception) }) : '',
    ].filter(Boolean).join(' ');
  };
};
