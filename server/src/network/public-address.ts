import { lookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import { BlockList, isIP, type LookupFunction, type Socket } from 'node:net';

/** The address is not one of the open internet: it may be this machine, its network, or a cloud's own metadata service. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

const closed = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  closed.addSubnet(net, bits, 'ipv4');
}

/** Of IPv6, only global unicast is open, without what wraps an IPv4 address (6to4, Teredo) or is documentation. */
const open6 = new BlockList();
open6.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  closed.addSubnet(net, bits, 'ipv6');
}

export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed.check(address, 'ipv4');
  return family === 6 && open6.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

/**
 * Throws PrivateAddressError when the link's host is itself a closed address, or a name that leads to one by its meaning.
 * Node never calls `lookup` for a host that is written as an address, so this has to be asked too.
 */
export function refusePrivateHost(url: URL): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // Whatever the resolver of this computer would make of it.
  if (/(^|\.)(localhost|local|internal)\.?$/.test(host)) throw new PrivateAddressError(host);
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw new PrivateAddressError(host);
}

/** How a name is looked up; as `dns.lookup` does when it is asked for all addresses. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** A `lookup` for a socket: refuses a name of which any address is closed, at the moment of connecting, so that it cannot change after. */
export function createPublicLookup(resolve: Resolve = lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => !isPublicAddress(address))) {
        return callback(new PrivateAddressError(hostname), '', 0);
      }
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/** Breaks a connection off that came to stand with a closed address all the same, before anything is sent over it. */
export function refusePrivatePeer(socket: Socket): void {
  socket.once('connect', () => {
    const peer = socket.remoteAddress ?? '';
    if (!isPublicAddress(peer.replace(/^::ffff:(?=\d+\.)/i, ''))) socket.destroy(new PrivateAddressError(peer));
  });
}
