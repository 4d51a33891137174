/** A font file of these parts alone, for who reads no more of it. Without sums, which nobody asks for. */
export function writeTables(tables: ReadonlyMap<string, Uint8Array>, fileType: 'TTF' | 'OTF' = 'TTF'): Uint8Array {
  const head = 12 + tables.size * 16;
  const size = [...tables.values()].reduce((sum, { byteLength }) => sum + padded(byteLength), head);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  view.setUint32(0, fileType === 'OTF' ? 0x4f54544f : 0x00010000);
  view.setUint16(4, tables.size);
  let offset = head;
  for (const [index, [name, bytes]] of [...tables].entries()) {
    const at = 12 + index * 16;
    for (let letter = 0; letter < 4; letter += 1) view.setUint8(at + letter, name.charCodeAt(letter));
    view.setUint32(at + 8, offset);
    view.setUint32(at + 12, bytes.byteLength);
    file.set(bytes, offset);
    offset += padded(bytes.byteLength);
  }
  return file;
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
