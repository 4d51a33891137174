/** As RFC 4180 has it, or with another mark between cells. */
export function writeCsv(rows: readonly (readonly (string | number)[])[], mark = ','): string {
  const cell = (value: string | number) => {
    const text = String(value);
    return /["\r\n]/.test(text) || text.includes(mark) || text !== text.trim()
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  };
  return rows.map((row) => `${row.map(cell).join(mark)}\r\n`).join('');
}

/** Without a byte order mark Excel takes it for another encoding. */
export const byteOrderMark = '\uFEFF';

/** Whether a spreadsheet would take such a text for a formula: it may be anybody’s. */
export function beginsLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text);
}

/** Whether that formula could do something: “-20 % today” cannot. */
export function isFormula(text: string): boolean {
  return /^[=@\t\r]|^[+-].*[(|]/s.test(text);
}
