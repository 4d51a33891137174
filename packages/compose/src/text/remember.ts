/** So many texts of so many signs: those of an ad in all its layouts. Longer ones are read anew each time. */
const [mostTexts, longest] = [120, 2_000];

/** What is read from a text, without reading it again while an ad is set in every layout and size, and with each key that is typed. */
export function rememberByText<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = read(text);
    if (text.length > longest) return made;
    if (known.size >= mostTexts) known.clear();
    known.set(text, made);
    return made;
  };
}
