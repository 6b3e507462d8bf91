import { Page } from '../shell/page.tsx';

export const DriftPage = () => <Page title="DriftPage">{null}</Page>;
