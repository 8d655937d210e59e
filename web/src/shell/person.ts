// The name of the user who decides: asked for once, stored in this browser, and sent as the header Vitrine-Person.
const KEY = 'vitrine.person';
const MAX_NAME_LENGTH = 100;

let openDialog: (() => Promise<string | undefined>) | undefined;

/** Returns the stored name; undefined where there is none. */
export function person(): string | undefined {
  return localStorage.getItem(KEY) ?? undefined;
}

export function isValidName(name: string): boolean {
  const length = [...name.trim()].length;
  return length >= 1 && length <= MAX_NAME_LENGTH;
}

export function rememberPerson(name: string): void {
  localStorage.setItem(KEY, name.trim());
}

/** Returns the stored name, or asks the user for it; undefined where the user gave none. */
export async function requirePerson(): Promise<string | undefined> {
  return person() ?? openDialog?.();
}

/** Registers the dialog that asks for the name. */
export function registerPersonDialog(dialog: () => Promise<string | undefined>): void {
  openDialog = dialog;
}
