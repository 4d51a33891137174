import { InputInvalidError } from '../../errors.ts';
import { findAssetByContent } from '../../store/assets.ts';
import { Asset } from '../assets.ts';
import { builder } from '../builder.ts';

/* A file that was taken from the library, and comes back: what it is, and so what made it, is found by what is in it. */

builder.queryField('assetByContent', (t) =>
  t.field({
    type: Asset,
    nullable: true,
    authScopes: { read: true },
    description:
      'Your image whose file holds exactly these bytes, such as one that was downloaded by its `url`; null where there is none. Of several the newest.',
    args: { sha256: t.arg.string({ required: true, description: 'SHA-256 of the file, in hex.' }) },
    resolve: async (_, { sha256 }, { asViewer }) => {
      if (!/^[0-9a-f]{64}$/i.test(sha256)) throw InputInvalidError.of('sha256', 'must be 64 hex digits.');
      return (await asViewer((db) => findAssetByContent(db, sha256.toLowerCase()))) ?? null;
    },
  }),
);
