import { useParams } from 'react-router';
import { Page } from '../../shell/page.tsx';

export const WorkflowDesignerPage = () => {
  const { workflow = '' } = useParams();
  return <Page title={workflow}>{null}</Page>;
};
