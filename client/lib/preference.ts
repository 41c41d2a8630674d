// What this browser remembers. Private windows may refuse storage; then nothing is remembered and nothing breaks.

type Preference = 'language' | 'theme' | 'shortcuts' | 'captions' | 'rung';

export const readPreference = (name: Preference): string | null => {
  try {
    return localStorage.getItem(`xietong.${name}`);
  } catch {
    return null;
  }
};

export const writePreference = (name: Preference, value: string): void => {
  try {
    localStorage.setItem(`xietong.${name}`, value);
  } catch {
    // Refused; see above.
  }
};
