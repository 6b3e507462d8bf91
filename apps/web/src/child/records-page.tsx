import { Page } from '../shell/page.tsx';
import { useWords } from '../words/use-words.ts';
import { useCase } from './case-layout.tsx';
import { RecordList } from './record-list.tsx';

export const RecordsPage = () => {
  const { t } = useWords();
  const view = useCase();
  return <Page title={t('child.records')} tab={[t('child.records'), view.person.name].filter(Boolean).join(', ')}><RecordList /></Page>;
};
