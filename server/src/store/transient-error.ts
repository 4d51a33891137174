/** Connection failures, shutdowns and restarts, too many connections, deadlocks, and silence for too long: what an SQLSTATE tells of them. */
const passingStates = /^(08|57P|53|40|25P03)/;

/** How the driver says that the way is gone, without a code. */
const lostConnection =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Client was closed)/;

/** True for an error of the way to the database rather than of the statement: the same statement may go through later. */
export function isTransientDatabaseError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === undefined) return lostConnection.test(error.message);
  return passingStates.test(code) || /^(ECONN|EPIPE|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)/.test(code);
}
