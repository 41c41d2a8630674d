import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '#client/ui/link-button.tsx';

const FOLD_FROM_CHARACTERS = 700;

/** Text of several lines; a very long one is folded, but printed whole. */
export const LongText = ({ text }: { text: string }) => {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  if (text.length <= FOLD_FROM_CHARACTERS) return <p className="x-keep-lines">{text}</p>;
  return (
    <>
      <p className={`x-keep-lines${isOpen ? '' : ' posting-folded'}`}>{text}</p>
      <button type="button" className={`${buttonClass('quiet')} x-no-print`} onClick={() => setIsOpen(!isOpen)}>
        {t(isOpen ? 'postings.page.foldIn' : 'postings.page.foldOut')}
      </button>
    </>
  );
};
