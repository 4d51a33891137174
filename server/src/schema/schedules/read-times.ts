import { InputInvalidError } from '../../errors.ts';
import { checkCron, checkTimeZone, tidyCron, type Times } from '../../schedules/times.ts';

/** As they are kept. Throws InputInvalidError naming each that does not fit. */
export function readTimes({ cron: text, timeZone }: Times): Times {
  const cron = tidyCron(text);
  const found = { cron: checkCron(cron), timeZone: checkTimeZone(timeZone) };
  const fields = Object.entries(found).flatMap(([name, message]) =>
    message === null ? [] : [{ path: [name], message }],
  );
  if (fields.length > 0) throw new InputInvalidError(fields);
  return { cron, timeZone };
}
