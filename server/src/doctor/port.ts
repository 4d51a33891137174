import { once } from 'node:events';
import { createServer } from 'node:net';
import { ownAddress } from '../network/own-address.ts';
import { bad, type Check, type Finding, good } from './finding.ts';
import { ask } from './patient.ts';

/** Nobody else listens where the server is to. */
export const port: Check = {
  title: 'Port',
  async examine({ config }) {
    if (config.port === 0) return good('whichever is free');
    const server = createServer();
    try {
      server.listen(config.port, config.host);
      await once(server, 'listening');
      return good(`${config.port} is free`);
    } catch (fault) {
      const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
      return code === 'EADDRINUSE' ? whoIsThere(config) : explain(code, config);
    } finally {
      server.close();
    }
  },
};

async function whoIsThere({ host, port: number }: { host: string; port: number }): Promise<Finding> {
  const reply = await ask(`${ownAddress(host, number)}/health/live`, undefined).catch(() => null);
  const isOurs = reply?.status === 200 && JSON.stringify(reply.json) === '{"status":"ok"}';
  if (isOurs) return good(`${number}: a server is running there already`);
  return bad(`${number} is taken by another program`, 'Stop that one, or set PORT to another number.');
}

function explain(code: string, { host, port: number }: { host: string; port: number }): Finding {
  if (code === 'EACCES')
    return bad(`${number} may not be used by this user`, 'Set PORT to 1024 or more, and put a proxy in front.');
  return bad(`${host} is no address of this computer`, 'Set HOST to 0.0.0.0, or leave it out.');
}
