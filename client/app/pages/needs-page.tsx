import { FollowSearch } from '#client/features/follows/follow-search.tsx';
import { BrowseView } from '#client/features/postings/browse/browse-view.tsx';

export const NeedsPage = () => <BrowseView noun="need" besides={<FollowSearch noun="need" />} />;
