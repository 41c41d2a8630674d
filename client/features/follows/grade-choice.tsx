import { useTranslation } from 'react-i18next';
import { type MatchGrade, matchGrades } from '#shared/matching/schema.ts';
import '#client/ui/controls.css';

interface GradeChoiceProps {
  value: MatchGrade;
  label: string;
  onChange: (grade: MatchGrade) => void;
}

/** From which grade on matches are told. */
export const GradeChoice = ({ value, label, onChange }: GradeChoiceProps) => {
  const { t } = useTranslation();
  return (
    <select
      className="x-input"
      aria-label={label}
      value={value}
      onChange={(event) => {
        const grade = matchGrades.find((one) => one === event.target.value);
        if (grade) onChange(grade);
      }}
    >
      {matchGrades.map((grade) => (
        <option key={grade} value={grade}>
          {t('follows.from', { grade: t(`vocabulary.matchGrade.${grade}`) })}
        </option>
      ))}
    </select>
  );
};
