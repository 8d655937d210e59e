// Light or dark colours: those of the operating system, or those that the user chose.
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'vitrine.theme';

export function theme(): Theme {
  const stored = localStorage.getItem(KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

export function chooseTheme(choice: Theme): void {
  localStorage.setItem(KEY, choice);
  startTheme();
}

export function startTheme(): void {
  const chosen = theme();
  if (chosen === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = chosen;
}
