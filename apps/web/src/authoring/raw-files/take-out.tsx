import { client } from '../../api/client.ts';
import { useWords } from '../../words/use-words.ts';
import { AskedRefusal } from '../asked-refusal.tsx';
import type { Change } from '../authoring-types.ts';
import { download } from '../download.ts';
import { useAsking } from '../use-asking.ts';

/** The configuration with this change as a zip of the repository's folders. */
export const TakeOut = ({ change }: { readonly change: Change }) => {
  const { t } = useWords();
  const { busy, refusal, attempt, ask } = useAsking();
  const take = async () => {
    const found = await ask(() => client.exportChange(change.id));
    if (found) download(found.name, 'application/zip', Uint8Array.from(atob(found.zip), (letter) => letter.charCodeAt(0)));
  };
  return (
    <section className="ex-box ex-stack-s">
      <h2>{t('change.out.title')}</h2>
      <p className="ex-small">{t('change.out.lead')}</p>
      <AskedRefusal refusal={refusal} attempt={attempt} />
      <button type="button" className="govuk-button govuk-button--secondary" aria-disabled={busy} onClick={() => void take()}>{t(busy ? 'change.working' : 'change.out.button')}</button>
    </section>
  );
};
