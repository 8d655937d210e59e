/** Returns a filter in the form of requests and addresses: NAME=VALUE, with `%` and `=` in the name percent-encoded. */
export function filterText(name: string, value: string): string {
  return `${name.replaceAll('%', '%25').replaceAll('=', '%3D')}=${value}`;
}

/** Returns name and value of a filter text; undefined where it has no name. */
export function filterOf(text: string): { name: string; value: string } | undefined {
  const at = text.indexOf('=');
  if (at < 1) return undefined;
  return { name: text.slice(0, at).replace(/%3D/gi, '=').replaceAll('%25', '%'), value: text.slice(at + 1) };
}
