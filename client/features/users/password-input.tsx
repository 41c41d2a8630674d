import { Input, type InputProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import './password-input.css';

/** A password that its writer may look at; unlike antd's own eye, the switch is a button that the keyboard reaches. */
export const PasswordInput = (props: Omit<InputProps, 'type' | 'suffix'>) => {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  return (
    <Input
      {...props}
      type={isShown ? 'text' : 'password'}
      spellCheck={false}
      autoCapitalize="none"
      suffix={
        <button type="button" className="password-switch" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
          {t(isShown ? 'users.hidePassword' : 'users.showPassword')}
        </button>
      }
    />
  );
};
