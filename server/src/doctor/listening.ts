import { randomUUID } from 'node:crypto';
import { tellChannel } from '../store/inspect-database.ts';
import { bad, type Check, good } from './finding.ts';

/** In milliseconds. */
const patience = 3_000;

/** Really listens on one connection and tells on another, as servers do with each other. */
export const listening: Check = {
  title: 'LISTEN',
  async examine(patient) {
    const database = await patient.database();
    if (!database) return null;
    const channel = `visualadgen_doctor_${randomUUID().replaceAll('-', '')}`;
    const heard = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => heard.resolve(false), patience);
    const line = await database.listen(
      channel,
      () => heard.resolve(true),
      () => {},
    );
    try {
      await tellChannel(database, channel);
      if (await heard.promise) return good('what one connection tells, another hears');
      return bad(
        'what one connection tells, no other hears: there is a transaction pooler in between',
        patient.config.directUrl
          ? 'Set DIRECT_URL to the session pooler or the direct connection (port 5432).'
          : 'Set DIRECT_URL to the session pooler or the direct connection (port 5432), or use that one as DATABASE_URL.',
      );
    } finally {
      clearTimeout(timer);
      await line.close();
    }
  },
};
