// The identity, in one place. Both themes, antd's and the plain CSS are made from these values, and a test holds every
// text colour to WCAG 2.2 AA on every ground it is used on.

export interface Palette {
  /** Text: what is said, what accompanies it, what may be overlooked. */
  ink: string;
  inkSoft: string;
  inkFaint: string;
  /** Grounds: the page, what lies on it, what is sunk into it. */
  paper: string;
  surface: string;
  sunken: string;
  /** Actions. */
  pine: string;
  pineStrong: string;
  pineTint: string;
  onPine: string;
  /** Attention: clocks, supervision. `amberInk` where amber is read as text. */
  amber: string;
  amberInk: string;
  amberTint: string;
  /** Refusal. */
  clay: string;
  clayTint: string;
  /** Lines between things; `edge` where a line alone says that something can be operated. */
  mist: string;
  edge: string;
  /** Words that a search found. */
  mark: string;
}

export const light: Palette = {
  ink: '#16202A',
  inkSoft: '#4A5661',
  inkFaint: '#626D77',
  paper: '#FBFAF7',
  surface: '#FFFFFF',
  sunken: '#F3F5F3',
  pine: '#0F5C54',
  pineStrong: '#0A4640',
  pineTint: '#E3EFEC',
  onPine: '#FFFFFF',
  amber: '#C97B12',
  amberInk: '#85500A',
  amberTint: '#FBF0DD',
  clay: '#A8442A',
  clayTint: '#F9E9E4',
  mist: '#E7ECEA',
  edge: '#7F8A92',
  mark: '#FCE8BF',
};

export const dark: Palette = {
  ink: '#EDEAE2',
  inkSoft: '#B4BCC2',
  inkFaint: '#98A2AA',
  paper: '#11181F',
  surface: '#18212A',
  sunken: '#202B35',
  pine: '#5FB9AB',
  pineStrong: '#86D0C4',
  pineTint: '#17332F',
  onPine: '#0B1512',
  amber: '#E0A04A',
  amberInk: '#E6AE62',
  amberTint: '#33281A',
  clay: '#E58A70',
  clayTint: '#38231D',
  mist: '#2B3741',
  edge: '#6F7C87',
  mark: '#5A4315',
};

export const RADIUS = 6;

export const FONT =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif';

const variables = (palette: Palette): string =>
  Object.entries(palette)
    .map(([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';');

/** The tokens as CSS variables; the build puts them into the page's head, so that not even the first paint lacks them. */
export const tokensCss = (): string =>
  [
    `:root{color-scheme:light;--radius:${RADIUS}px;--font:${FONT};${variables(light)}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${variables(dark)}}}`,
    `:root[data-theme=dark]{color-scheme:dark;${variables(dark)}}`,
  ].join('\n');
