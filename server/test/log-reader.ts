export type LogLine = Record<string, unknown> & { level: string; msg: string };

/** Stands where a server writes its log. */
export interface LogReader {
  write(line: string): void;
  /** All lines so far, as they were written. */
  text(): string;
  lines(): LogLine[];
  /** Resolves with the first line that fits, also one that is there already. */
  find(fits: (line: LogLine) => boolean): Promise<LogLine>;
}

export function createLogReader(): LogReader {
  const written: string[] = [];
  const waiting = new Set<(line: LogLine) => void>();
  const parse = (line: string) => JSON.parse(line) as LogLine;
  return {
    write(line) {
      written.push(line);
      for (const hear of waiting) hear(parse(line));
    },
    text: () => written.join(''),
    lines: () => written.map(parse),
    find(fits) {
      const known = written.map(parse).find(fits);
      if (known) return Promise.resolve(known);
      return new Promise((resolve) => {
        const hear = (line: LogLine) => {
          if (!fits(line)) return;
          waiting.delete(hear);
          resolve(line);
        };
        waiting.add(hear);
      });
    },
  };
}
