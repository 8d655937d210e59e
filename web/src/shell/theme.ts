// Light or dark colours: those of the operating system, or those that the user chose.
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'vitrine.theme';

export function theme(): Theme {
  const kept = localStorage.getItem(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function chooseTheme(wanted: Theme): void {
  localStorage.setItem(KEY, wanted);
  startTheme();
}

export function startTheme(): void {
  const chosen = theme();
  if (chosen === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = chosen;
}
