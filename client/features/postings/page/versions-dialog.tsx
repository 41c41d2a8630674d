import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { differingPaths } from '#client/features/postings/content.ts';
import { DifferenceSide, textParts } from '#client/features/postings/difference-view.tsx';
import type { FieldPath } from '#client/features/postings/fields/field.ts';
import { fieldAt, stepsOf } from '#client/features/postings/fields/steps.ts';
import { nounRoutes } from '#client/features/postings/noun.ts';
import { usePostingWords } from '#client/features/postings/words.ts';
import { useDates } from '#client/lib/dates.ts';
import { useRead } from '#client/lib/queries.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { valueAt } from '#shared/postings/content.ts';
import type { PostingNoun } from '#shared/postings/schema.ts';

interface ChangesProps {
  noun: PostingNoun;
  id: string;
  version: number;
  /** The version before, to compare with; null for the first. */
  before: number | null;
}

/** What one version changed, field by field. */
const Changes = ({ noun, id, version, before }: ChangesProps) => {
  const { t } = useTranslation();
  const { label } = usePostingWords();
  const route = nounRoutes[noun].version;
  const after = useRead(route, { params: { id, version } });
  const earlier = useRead(route, { params: { id, version: before ?? version } }, { when: before !== null });
  if (before === null) return <p className="x-soft">{t('postings.versions.first')}</p>;
  return (
    <QueryView query={after}>
      {({ content: now }) => (
        <QueryView query={earlier}>
          {({ content: then }) =>
            differingPaths(then, now).map((path) => {
              const [was, is] = [valueAt(then, path), valueAt(now, path)];
              const parts = textParts(was, is);
              // Every path of a content is one of the form's fields, which a test holds.
              const field = fieldAt(stepsOf(noun, now.kind), path as FieldPath);
              return (
                <section key={path}>
                  <h3>{label(path)}</h3>
                  <div className="posting-sides">
                    <div className="posting-side">
                      <span className="posting-side-name">{t('postings.versions.before')}</span>
                      <DifferenceSide field={field} value={was} parts={parts} hides="new" />
                    </div>
                    <div className="posting-side">
                      <span className="posting-side-name">{t('postings.versions.after')}</span>
                      <DifferenceSide field={field} value={is} parts={parts} hides="gone" />
                    </div>
                  </div>
                </section>
              );
            })
          }
        </QueryView>
      )}
    </QueryView>
  );
};

interface VersionsDialogProps {
  noun: PostingNoun;
  id: string;
  current: number;
  isOpen: boolean;
  onClose: () => void;
}

const VersionList = ({ noun, id }: { noun: PostingNoun; id: string }) => {
  const { t } = useTranslation();
  const dates = useDates();
  const { label } = usePostingWords();
  const [open, setOpen] = useState<number | null>(null);
  const query = useRead(nounRoutes[noun].versions, { params: { id } });
  return (
    <QueryView
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={<EmptyState title={t('postings.versions.none')} />}
    >
      {({ items }) => {
        const newestFirst = [...items].sort((one, other) => other.version - one.version);
        return (
          <ol className="x-plain x-stack">
            {newestFirst.map((entry, index) => (
              <li key={entry.version} className="posting-review">
                <details
                  open={open === entry.version}
                  onToggle={(event) => {
                    if (event.currentTarget.open) setOpen(entry.version);
                  }}
                >
                  <summary>
                    <strong>{dates.moment(entry.at)}</strong> <span className="x-soft">{entry.by}</span>
                    <span className="x-faint"> {entry.changed.map(label).join(' · ')}</span>
                  </summary>
                  {open === entry.version && (
                    <Changes
                      noun={noun}
                      id={id}
                      version={entry.version}
                      before={newestFirst[index + 1]?.version ?? null}
                    />
                  )}
                </details>
              </li>
            ))}
          </ol>
        );
      }}
    </QueryView>
  );
};

/** What was changed when and by whom. */
export const VersionsDialog = ({ noun, id, current, isOpen, onClose }: VersionsDialogProps) => {
  const { t } = useTranslation();
  return (
    <Dialog title={t('postings.versions.title')} isOpen={isOpen} onClose={onClose} width="wide">
      {/* A new version is a new list. */}
      <VersionList key={current} noun={noun} id={id} />
    </Dialog>
  );
};
