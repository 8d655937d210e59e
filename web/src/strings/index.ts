// Texts of the pages. `t` holds those of the chosen language. en.ts defines the keys, and the compiler checks that
// de.ts has the same.
import { en } from './en.js';
import type { ServerWords } from './server-texts.js';

type Worded<T> = T extends (...args: infer A) => string ? (...args: A) => string : T extends string ? string : T extends unknown[] ? T : { [K in keyof T]: Worded<T[K]> };

/** All texts of the pages, by page or part. */
export type Strings = Worded<typeof en>;

/** A language of the pages. */
export type Language = 'en' | 'de';

export const languages: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

const KEY = 'vitrine.language';

/**
 * The texts in the chosen language. Read `t` when rendering and not when a module loads, because it is replaced when
 * the language changes.
 */
export let t: Strings = en;
let current: Language = 'en';

/** The words for the server's codes in the chosen language; undefined where its own English text is shown. */
export let serverWords: ServerWords | undefined;

/** Dispatches `change` when the user has chosen another language. */
export const strings = new EventTarget();

export function language(): Language {
  return current;
}

/** Loads the language that the user chose before, otherwise the first language of the browser that the pages have. */
export async function startLanguage(): Promise<void> {
  const preferred = [localStorage.getItem(KEY) ?? '', ...navigator.languages].map((it) => it.slice(0, 2)).find((it) => it in languages);
  await load((preferred as Language | undefined) ?? 'en');
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEY, language);
  await load(language);
}

async function load(language: Language): Promise<void> {
  // Web Awesome uses the texts of the language of the document for its own buttons.
  if (language === 'de') await import('@awesome.me/webawesome/dist/translations/de.js');
  if (language === 'de') {
    ({ de: t, serverWords } = await import('./de.js'));
  } else {
    t = en;
    serverWords = undefined;
  }
  current = language;
  document.documentElement.lang = language;
  strings.dispatchEvent(new Event('change'));
}
