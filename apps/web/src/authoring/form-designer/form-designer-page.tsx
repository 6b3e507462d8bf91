import { useParams } from 'react-router';
import { Page } from '../../shell/page.tsx';

export const FormDesignerPage = () => {
  const { form = '' } = useParams();
  return <Page title={form}>{null}</Page>;
};
