// The institution of the user's photographs: given once, stored in this browser.
const KEY = 'vitrine.institution';

/** Returns the stored institution; undefined where there is none. */
export function institution(): string | undefined {
  return localStorage.getItem(KEY) ?? undefined;
}

export function rememberInstitution(institutionId: string): void {
  localStorage.setItem(KEY, institutionId);
}
