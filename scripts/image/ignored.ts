import { matchesGlob } from 'node:path';

/** Whether a `.dockerignore` leaves a path out: the last line that fits decides, and `!` takes back in. */
export function createIgnored(text: string): (path: string) => boolean {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return (path) => {
    let isIgnored = false;
    for (const line of lines) {
      const pattern = line.replace(/^!/, '');
      // A folder stands for all that is in it.
      const parts = path.split('/');
      const fits = parts.some((_, index) => matchesGlob(parts.slice(0, index + 1).join('/'), pattern));
      if (fits) isIgnored = !line.startsWith('!');
    }
    return isIgnored;
  };
}
