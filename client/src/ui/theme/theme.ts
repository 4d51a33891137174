import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export const themes = ['system', 'light', 'dark'] as const;
/** `system`: as the computer is set. */
export type Theme = (typeof themes)[number];

/** `public/theme.js` reads the same key before the page is drawn. */
const key = 'visualadgen-theme';

const store = createStore<{ theme: Theme }>(() => ({
  theme: themes.find((theme) => theme === localStorage.getItem(key)) ?? 'system',
}));

export function useTheme(): Theme {
  return useStore(store, ({ theme }) => theme);
}

/** Shows the page in these colours, now and whenever this browser opens it. */
export function chooseTheme(theme: Theme): void {
  store.setState({ theme });
  if (theme === 'system') {
    localStorage.removeItem(key);
    delete document.documentElement.dataset['theme'];
  } else {
    localStorage.setItem(key, theme);
    document.documentElement.dataset['theme'] = theme;
  }
}
