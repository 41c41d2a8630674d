// The tokens in antd's terms.
import { type ThemeConfig, theme } from 'antd';
import { dark, FONT, light, type Palette, RADIUS } from './tokens.ts';

type Algorithm = typeof theme.defaultAlgorithm;

/** antd mixes the colours it is given, more so in the dark; these are to be just what tokens.ts says. */
const exactly =
  (palette: Palette): Algorithm =>
  (seed, map = theme.defaultAlgorithm(seed)) => ({
    ...map,
    colorPrimary: palette.pine,
    colorPrimaryHover: palette.pineStrong,
    colorPrimaryActive: palette.pineStrong,
    colorInfo: palette.pine,
    colorSuccess: palette.pine,
    colorWarning: palette.amber,
    colorError: palette.clay,
    colorErrorText: palette.clay,
    colorLink: palette.pine,
  });

interface Look {
  palette: Palette;
  algorithm: Algorithm;
  hasMotion: boolean;
}

const themeOf = ({ palette, algorithm, hasMotion }: Look): ThemeConfig => ({
  algorithm: [algorithm, exactly(palette)],
  token: {
    colorPrimary: palette.pine,
    colorInfo: palette.pine,
    colorSuccess: palette.pine,
    colorWarning: palette.amber,
    colorError: palette.clay,
    colorLink: palette.pine,
    colorLinkHover: palette.pineStrong,
    colorLinkActive: palette.pineStrong,
    colorText: palette.ink,
    colorTextSecondary: palette.inkSoft,
    colorTextTertiary: palette.inkFaint,
    colorTextQuaternary: palette.inkFaint,
    colorTextPlaceholder: palette.inkFaint,
    colorTextDescription: palette.inkSoft,
    colorTextLightSolid: palette.onPine,
    colorBgLayout: palette.paper,
    colorBgContainer: palette.surface,
    colorBgElevated: palette.surface,
    colorBgSpotlight: palette.ink,
    colorBorder: palette.edge,
    colorBorderSecondary: palette.mist,
    colorSplit: palette.mist,
    borderRadius: RADIUS,
    fontFamily: FONT,
    fontSize: 15,
    controlHeight: 36,
    motion: hasMotion,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    // The tooltip's ground is ink, so its text is paper in both themes.
    Tooltip: { colorTextLightSolid: palette.paper },
    // Amber as text is too light on its own tint.
    Tag: { colorWarning: palette.amberInk, defaultColor: palette.inkSoft, defaultBg: palette.sunken },
    Checkbox: { colorWhite: palette.onPine },
    Radio: { colorWhite: palette.onPine },
    Table: { headerBg: palette.sunken, headerColor: palette.inkSoft, borderColor: palette.mist },
    Tabs: { itemColor: palette.inkSoft },
    Segmented: { trackBg: palette.mist, itemColor: palette.inkSoft },
    Form: { labelColor: palette.ink },
  },
});

export const antdTheme = ({ isDark, hasMotion }: { isDark: boolean; hasMotion: boolean }): ThemeConfig =>
  isDark
    ? themeOf({ palette: dark, algorithm: theme.darkAlgorithm, hasMotion })
    : themeOf({ palette: light, algorithm: theme.defaultAlgorithm, hasMotion });
