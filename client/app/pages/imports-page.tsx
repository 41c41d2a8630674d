import { ImportList } from '#client/features/imports/import-list.tsx';

export const ImportsPage = () => <ImportList />;
