import { Page } from '../shell/page.tsx';

export const ChangePage = () => <Page title="ChangePage">{null}</Page>;
