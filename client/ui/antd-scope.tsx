// antd with our theme and the screen's language. Pages that use antd stand inside; the shell and the home page do without,
// which keeps antd out of the first view.

import { ConfigProvider } from 'antd';
import zhCN from 'antd/es/locale/zh_CN.js';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import { type ReactNode, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { antdTheme } from './antd-theme.ts';
import { useHasMotion, useIsDark } from './theme-mode.ts';

export const AntdScope = ({ children }: { children: ReactNode }) => {
  const isDark = useIsDark();
  const { i18n } = useTranslation();
  const hasMotion = useHasMotion();
  const theme = useMemo(() => antdTheme({ isDark, hasMotion }), [isDark, hasMotion]);
  const isChinese = i18n.language === 'zh-CN';
  useEffect(() => {
    dayjs.locale(isChinese ? 'zh-cn' : 'en');
  }, [isChinese]);
  return (
    <ConfigProvider
      theme={theme}
      // antd would put a space between two Chinese characters.
      button={{ autoInsertSpace: false }}
      {...(isChinese ? { locale: zhCN } : {})}
    >
      {children}
    </ConfigProvider>
  );
};
