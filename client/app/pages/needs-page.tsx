import { BrowseView } from '#client/features/postings/browse/browse-view.tsx';

export const NeedsPage = () => <BrowseView noun="need" />;
