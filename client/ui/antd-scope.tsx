// antd with our theme and the screen's language. Pages that use antd stand inside; the shell and the home page do without,
// which keeps antd out of the first view.

import { ConfigProvider } from 'antd';
import zhCN from 'antd/es/locale/zh_CN.js';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { darkTheme, lightTheme } from './antd-theme.ts';
import { useIsDark } from './theme-mode.ts';

export const AntdScope = ({ children }: { children: ReactNode }) => {
  const isDark = useIsDark();
  const { i18n } = useTranslation();
  const isChinese = i18n.language === 'zh-CN';
  useEffect(() => {
    dayjs.locale(isChinese ? 'zh-cn' : 'en');
  }, [isChinese]);
  return (
    <ConfigProvider
      theme={isDark ? darkTheme : lightTheme}
      // antd would put a space between two Chinese characters.
      button={{ autoInsertSpace: false }}
      {...(isChinese ? { locale: zhCN } : {})}
    >
      {children}
    </ConfigProvider>
  );
};
