import { Page } from '../shell/page.tsx';

export const ReplayPage = () => <Page title="ReplayPage">{null}</Page>;
