/** Why work in flight is aborted when its server closes: others go on with it. */
export class ServerClosing extends Error {
  override readonly name = 'ServerClosing';
}
