interface SendOptions {
  signal: AbortSignal;
  /** How much has been sent, from 0 to 1. */
  onSent: (fraction: number) => void;
}

interface Sent {
  /** Of HTTP. */
  status: number;
  /** The answer as JSON; null when it is none. */
  body: unknown;
}

/** PUTs a file and tells how far it is, which `fetch` cannot. Null when it did not get through, or was given up. */
export function sendFile(url: string, file: File, { signal, onSent }: SendOptions): Promise<Sent | null> {
  if (signal.aborted) return Promise.resolve(null);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const giveUp = () => request.abort();
    signal.addEventListener('abort', giveUp);
    request.upload.addEventListener('progress', ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0));
    request.addEventListener('loadend', () => {
      signal.removeEventListener('abort', giveUp);
      const { status, responseText } = request;
      resolve(status === 0 ? null : { status, body: readJson(responseText) });
    });
    request.open('PUT', url);
    request.setRequestHeader('content-type', file.type);
    request.send(file);
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
