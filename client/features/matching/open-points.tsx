// What speaks against, and what to ask because the answer would move the score.
import { useTranslation } from 'react-i18next';
import type { Why } from '#shared/matching/schema.ts';
import { useMatchMessage } from './use-match-message.ts';

export const OpenPoints = ({ why }: { why: Why }) => {
  const { t } = useTranslation();
  const say = useMatchMessage();
  const { against, questions } = why;
  return (
    <>
      {against.length > 0 && (
        <section>
          <h4>{t('matching.card.against')}</h4>
          <ul className="match-against">
            {against.map((message) => (
              <li key={JSON.stringify(message)}>{say(message)}</li>
            ))}
          </ul>
        </section>
      )}
      {questions.length > 0 && (
        <section>
          <h4>{t('matching.card.questions')}</h4>
          <ul className="match-questions">
            {questions.map((question) => (
              <li key={JSON.stringify(question)}>
                {say(question)}{' '}
                <span className="x-faint">
                  {t(`matching.card.askThe.${question.to}`)}
                  {t('matching.card.range', { best: question.scoreIfBest, worst: question.scoreIfWorst })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};
