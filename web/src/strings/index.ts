// The words of the pages. `t` holds those of the language chosen; en.ts says which there are, the compiler that de.ts has the same.
import { en } from './en.js';

type Worded<T> = T extends (...args: infer A) => string ? (...args: A) => string : T extends string ? string : T extends unknown[] ? T : { [K in keyof T]: Worded<T[K]> };

/** Every word and sentence of the pages, by page or part. */
export type Strings = Worded<typeof en>;

/** A language of the pages. */
export type Language = 'en' | 'de';

export const languages: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

const KEY = 'vitrine.language';

/** The words in the language chosen. Read it where it is drawn, never at load: it is replaced when the language changes. */
export let t: Strings = en;
let current: Language = 'en';

/** Tells `change` when another language was chosen. */
export const strings = new EventTarget();

export function language(): Language {
  return current;
}

/** The language chosen before, else the first of the browser's that there is. */
export async function startLanguage(): Promise<void> {
  const wanted = [localStorage.getItem(KEY) ?? '', ...navigator.languages].map((it) => it.slice(0, 2)).find((it) => it in languages);
  await load((wanted as Language | undefined) ?? 'en');
}

export async function chooseLanguage(wanted: Language): Promise<void> {
  localStorage.setItem(KEY, wanted);
  await load(wanted);
}

async function load(wanted: Language): Promise<void> {
  // The words of Web Awesome's own buttons follow the language of the document.
  if (wanted === 'de') await import('@awesome.me/webawesome/dist/translations/de.js');
  t = wanted === 'de' ? (await import('./de.js')).de : en;
  current = wanted;
  document.documentElement.lang = wanted;
  strings.dispatchEvent(new Event('change'));
}
