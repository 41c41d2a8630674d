import { StartPosting } from '#client/features/postings/editor/start-posting.tsx';

export const NewCapabilityPage = () => <StartPosting noun="capability" />;
