// antd's locale files are ES modules that its package.json does not mark as such; TypeScript then sees a module inside a
// module where the browser gets the locale itself.
declare module 'antd/es/locale/zh_CN.js' {
  import type { ConfigProviderProps } from 'antd';

  const locale: NonNullable<ConfigProviderProps['locale']>;
  export default locale;
}
