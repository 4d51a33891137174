const everyMs = 200;

/** Tells how far it is, on one line of the terminal; nothing where nobody looks on. */
export function showProgress() {
  const terminal = process.stderr;
  let last = 0;
  return {
    show(done: number, total: number) {
      if (!terminal.isTTY || (Date.now() - last < everyMs && done < total)) return;
      last = Date.now();
      terminal.write(`\r${inMegabytes(done)} of ${inMegabytes(total)} MB`);
    },
    end() {
      if (last > 0) terminal.write('\r\u001B[K');
    },
  };
}

function inMegabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(0);
}
