const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** As the database writes its ids. */
export function isUuid(text: string): boolean {
  return uuid.test(text);
}

/** A Relay id: opaque to clients, `Type:uuid` in base64. */
export function encodeId(typename: string, id: string): string {
  return Buffer.from(`${typename}:${id}`).toString('base64');
}

/** Both parts of a Relay id; empty ones for a text that is none. */
export function decodeId(globalId: string): { typename: string; id: string } {
  const [typename = '', id = ''] = Buffer.from(globalId, 'base64').toString('utf8').split(':', 2);
  return isUuid(id) ? { typename, id: id.toLowerCase() } : { typename: '', id: '' };
}

/** The database's id behind a Relay id of this type, or null: an id of anything else names nothing here. */
export function rowId(typename: string, globalId: string): string | null {
  const decoded = decodeId(globalId);
  return decoded.typename === typename ? decoded.id : null;
}
