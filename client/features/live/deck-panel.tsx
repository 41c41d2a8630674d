import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyOf, useAct, useRead } from '#client/lib/queries.ts';
import { upload } from '#client/lib/upload.ts';
import { buttonClass } from '#client/ui/link-button.tsx';
import { ProblemAlert } from '#client/ui/problem-alert.tsx';
import { QueryView } from '#client/ui/query-view.tsx';
import { liveRoutes } from '#shared/live/routes.ts';
import { useSession } from './use-session.ts';

const useUpload = (id: string) => {
  const client = useQueryClient();
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const send = async (file: File | undefined) => {
    if (!file) return;
    setError(null);
    setShare(0);
    try {
      await upload(liveRoutes.uploadDeck, { input: { params: { id }, query: {} }, file, onProgress: setShare });
      await client.invalidateQueries({ queryKey: keyOf(liveRoutes.decks, { params: { id } }) });
    } catch (refusal) {
      setError(refusal);
    } finally {
      setShare(null);
    }
  };
  return { share, error, send };
};

/** The keys of presenters' remote controls, and those a hand finds without looking. */
const KEYS: Record<string, number> = { PageDown: 1, ArrowRight: 1, PageUp: -1, ArrowLeft: -1 };

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [role=tablist]') !== null;

/** Turns the pages of what is on the stage. */
const Pages = () => {
  const { t } = useTranslation();
  const { view, act } = useSession();
  const { slides, stage, media } = view.ctl;
  const turn = (to: number) => void act('page.turn', { token: stage.token, page: to });
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const step = KEYS[event.key];
    if (!slides || step === undefined || isTyping(event.target)) return;
    event.preventDefault();
    const to = slides.page + step;
    if (to >= 1 && to <= slides.deck.pages) turn(to);
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
  if (!slides) return null;
  const { page, deck } = slides;
  const isCovered = media !== null && media.kind !== 'pull' && media.what === 'screen';
  return (
    <div className="x-row">
      {isCovered && <p className="x-alert x-alert-attention">{t('live.deck.covered')}</p>}
      <button type="button" className={buttonClass()} disabled={page <= 1} onClick={() => turn(page - 1)}>
        {t('live.deck.previous')}
      </button>
      <span>{t('live.deck.position', { page, pages: deck.pages })}</span>
      <button
        type="button"
        className={buttonClass('primary')}
        disabled={page >= deck.pages}
        onClick={() => turn(page + 1)}
      >
        {t('live.deck.next')}
      </button>
      <button
        type="button"
        className={buttonClass('quiet')}
        onClick={() => void act('deck.hide', { token: stage.token })}
      >
        {t('live.deck.hide')}
      </button>
    </div>
  );
};

/** Bringing slides, and showing them while one has the stage. */
export const DeckPanel = () => {
  const { t } = useTranslation();
  const { id, view, act, role, userId } = useSession();
  const decks = useRead(liveRoutes.decks, { params: { id } });
  const remove = useAct(liveRoutes.removeDeck, { touches: ['sessions'] });
  const { share, error, send } = useUpload(id);
  const { stage, slides } = view.ctl;
  const hasStage = stage.holder === userId || (stage.holder === null && role === 'host');
  return (
    <section className="x-stack" aria-label={t('live.deck.title')}>
      <h3>{t('live.deck.title')}</h3>
      {hasStage && <Pages />}
      <QueryView query={decks}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="x-faint">{t('live.deck.empty')}</p>
          ) : (
            <ul className="x-plain live-decks">
              {items.map((deck) => (
                <li key={deck.id} className="x-row">
                  <span className="live-grow x-break">
                    {deck.name} <span className="x-faint">{t('live.deck.pages', { count: deck.pages })}</span>
                  </span>
                  {hasStage && slides?.deck.id !== deck.id && (
                    <button
                      type="button"
                      className={buttonClass()}
                      aria-label={t('live.deck.showOf', { name: deck.name })}
                      onClick={() => void act('deck.show', { token: stage.token, deckId: deck.id, page: 1 })}
                    >
                      {t('live.deck.show')}
                    </button>
                  )}
                  {slides?.deck.id !== deck.id && (
                    <button
                      type="button"
                      className={buttonClass('quiet')}
                      aria-label={t('live.deck.removeOf', { name: deck.name })}
                      onClick={() => remove.mutate({ params: { id, deckId: deck.id } })}
                    >
                      {t('live.deck.remove')}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      <ProblemAlert error={error ?? remove.error} />
      <label className="x-button live-upload">
        {share === null ? t('live.deck.upload') : t('common.upload.progress', { percent: Math.round(share * 100) })}
        <input
          type="file"
          accept="application/pdf,.pdf"
          className="x-hidden"
          disabled={share !== null}
          onChange={(event) => {
            void send(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </label>
      <p className="x-faint">{t('live.deck.uploadHint')}</p>
    </section>
  );
};
