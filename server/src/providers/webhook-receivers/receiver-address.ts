import { PrivateAddressError, refusePrivateHost } from '../../network/public-address.ts';

/** Says what is wrong with an address as one that messages may be sent to, to follow on the field's name; null when it is good. */
export type CheckReceiverUrl = (url: string) => string | null;

/** Whether whoever runs this server lets messages go to this host and port, wherever that is. */
export type IsAllowedHost = (url: URL) => boolean;

const longest = 2_000;

/** Hosts as the setting WEBHOOK_ALLOWED_HOSTS lists them: `localhost:5678`, or without a port for 80 and 443. */
export function allowHosts(hosts: readonly string[]): IsAllowedHost {
  const allowed = new Set(hosts.flatMap((host) => (/:\d+$/.test(host) ? [host] : [`${host}:80`, `${host}:443`])));
  return (url) => allowed.has(`${url.hostname}:${portOf(url)}`);
}

export function createReceiverCheck(isAllowed: IsAllowedHost): CheckReceiverUrl {
  return (text) => {
    if (text.length > longest) return `must have at most ${longest} characters, but has ${text.length}.`;
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || !/^https?:$/.test(url.protocol)) return 'must be a whole link, such as https://example.com/hooks.';
    if (url.username + url.password !== '') return 'must not have a name or password in it.';
    if (isAllowed(url)) return null;
    if (url.protocol !== 'https:') return `must begin with https://. ${exception(url)}`;
    if (isPrivate(url)) return `must lead to the open internet, but ${url.hostname} does not. ${exception(url)}`;
    if (!isUsualPort(portOf(url)))
      return `must not lead to port ${url.port}: give 443, or one from 1024 on. ${exception(url)}`;
    return null;
  };
}

/** Below 1024 other services listen, which do not expect what is sent here. */
export function isUsualPort(port: number): boolean {
  return port === 443 || port >= 1_024;
}

export function portOf({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

function exception(url: URL): string {
  return `The operator of this server can allow it with the setting WEBHOOK_ALLOWED_HOSTS=${url.hostname}:${portOf(url)}.`;
}

function isPrivate(url: URL): boolean {
  try {
    refusePrivateHost(url);
    return false;
  } catch (error) {
    if (error instanceof PrivateAddressError) return true;
    throw error;
  }
}
