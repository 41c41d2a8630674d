import { useTranslation } from 'react-i18next';
import { chooseThemeMode, THEME_MODES, useThemeMode } from '#client/ui/theme-mode.ts';

/** Light, dark or as the system is. */
export const ThemeChoice = () => {
  const { t } = useTranslation();
  const mode = useThemeMode();
  return (
    <fieldset className="shell-theme">
      <legend className="x-faint">{t('common.theme.label')}</legend>
      {THEME_MODES.map((one) => (
        <button
          type="button"
          key={one}
          aria-pressed={one === mode}
          onClick={(event) => {
            // Trying out the looks should not close the menu.
            event.stopPropagation();
            chooseThemeMode(one);
          }}
        >
          {t(`common.theme.${one}`)}
        </button>
      ))}
    </fieldset>
  );
};
