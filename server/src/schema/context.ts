import type { Engine } from '../engine/engine.ts';
import type { EventEmitter } from '../engine/emitter.ts';
import type { ImageModel } from '../models/define-model.ts';
import type { NodeType } from '../nodes/define-node.ts';
import type { TrendSource } from '../nodes/node-services.ts';
import type { Database, Transaction } from '../store/database.ts';
import type { FileStorage } from '../store/file-storage.ts';
import type { Loaders } from './loaders.ts';

/** What the whole API stands on; made once by the app. */
export interface ApiServices {
  database: Database;
  engine: Engine;
  emitter: EventEmitter;
  storage: FileStorage;
  trends: TrendSource;
  nodeTypes: ReadonlyMap<string, NodeType>;
  imageModels: readonly ImageModel[];
  /** A link to which an image may be PUT, for this user. */
  createUploadLink(userId: string, upload: { contentType: string; byteSize: number }): { url: string; expiresAt: Date };
}

/** What one operation sees. */
export interface Context extends ApiServices {
  viewer: { userId: string; email: string | null } | null;
  /** The address that the client used, such as `http://127.0.0.1:4000`; links of this server start with it. */
  origin: string;
  loaders: Loaders;
  /** Forgets what was loaded; a subscription does so before each event. */
  resetLoaders(): void;
  /** Runs as the viewer, under row-level security. Throws UNAUTHENTICATED. */
  asViewer<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
}
