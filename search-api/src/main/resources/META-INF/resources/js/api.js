// Speaks to search-api. Every failure becomes a Problem with a title and a sentence for people.

/** An answer that is not 2xx, after RFC 9457; or no answer at all. */
export class Problem extends Error {
  constructor({ title, detail, status, code, retryAfter }) {
    super(detail);
    Object.assign(this, { title, detail, status, code, retryAfter });
  }

  static unreachable() {
    return new Problem({
      title: 'No answer',
      detail: 'Vitrine could not be reached. Check the connection and try again.',
      status: 0,
      code: 'unreachable',
    });
  }

  static of(status, text, retryAfter) {
    try {
      const body = JSON.parse(text);
      if (body.title) return new Problem({ ...body, status, retryAfter });
    } catch {
      // Not JSON: a proxy in between answered. What it says is not for people.
    }
    return new Problem({
      title: status === 413 ? 'Too large' : 'Unexpected answer',
      detail: status === 413
        ? 'The photograph is larger than is accepted here.'
        : `The server answered with status ${status} and no explanation.`,
      status,
      code: `http-${status}`,
      retryAfter,
    });
  }
}

/** Reads JSON from a path of this server. */
export async function get(path) {
  let response;
  try {
    response = await fetch(path, { headers: { Accept: 'application/json' } });
  } catch {
    throw Problem.unreachable();
  }
  const text = await response.text();
  if (!response.ok) throw Problem.of(response.status, text, response.headers.get('Retry-After'));
  return JSON.parse(text);
}

/**
 * Posts a form; `sent` is told the share of bytes that has left, from 0 to 1.
 * XMLHttpRequest, because fetch still cannot tell how much of an upload has gone.
 */
export function post(path, form, sent, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.onprogress = (event) => event.lengthComputable && sent(event.loaded / event.total);
    request.upload.onload = () => sent(1);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText));
      else reject(Problem.of(request.status, request.responseText, request.getResponseHeader('Retry-After')));
    };
    request.onerror = () => reject(Problem.unreachable());
    request.onabort = () => reject(new DOMException('replaced by a newer search', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

/** Every collection, with how many photographs it holds. */
export async function collections() {
  return (await get('/v1/collections')).items;
}

/** A filter as requests and addresses write it: NAME=VALUE, an equals sign within the name escaped. */
export const filterText = (name, value) => `${name.replaceAll('%', '%25').replaceAll('=', '%3D')}=${value}`;

/** The name and the value of such a text. */
export function filterOf(text) {
  const at = text.indexOf('=');
  return at < 1 ? ['', ''] : [text.slice(0, at).replace(/%3D/gi, '=').replaceAll('%25', '%'), text.slice(at + 1)];
}
