/** Connection failures, shutdowns and restarts, too many connections, and deadlocks: what an SQLSTATE tells of them. */
const passingStates = /^(08|57P|53|40)/;

/** True for a fault of the way to the database rather than of the statement: the same statement may go through later. */
export function isPassingDatabaseFault(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined;
  if (code === undefined) return /connection|terminat|timeout/i.test(fault.message);
  return /^[0-9A-Z]{5}$/.test(code) ? passingStates.test(code) : /^E[A-Z]+$/.test(code);
}
