import { StartPosting } from '#client/features/postings/editor/start-posting.tsx';

export const NewNeedPage = () => <StartPosting noun="need" />;
