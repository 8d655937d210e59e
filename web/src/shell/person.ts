// Who decides: a name asked for once, kept in this browser, sent as the header Vitrine-Person.
const KEY = 'vitrine.person';
const LONGEST = 100;

let ask: (() => Promise<string | undefined>) | undefined;

/** The name, where it is known. */
export function person(): string | undefined {
  return localStorage.getItem(KEY) ?? undefined;
}

export function isName(name: string): boolean {
  const length = [...name.trim()].length;
  return length >= 1 && length <= LONGEST;
}

export function rememberPerson(name: string): void {
  localStorage.setItem(KEY, name.trim());
}

/** The name; asked for where it is not known. Undefined where the person gave none. */
export async function needPerson(): Promise<string | undefined> {
  return person() ?? ask?.();
}

/** The dialog that asks registers itself. */
export function askedBy(dialog: () => Promise<string | undefined>): void {
  ask = dialog;
}
