import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { crc32 } from 'node:zlib';
import { keyedChecks, waivedChecks } from '@visualadgen/compose/checks/check-keys.ts';
import type { CheckName } from '@visualadgen/compose/checks/check.ts';
import { findPlacement } from '@visualadgen/compose/placements/catalogue.ts';
import { distinctPaths, type FilePlace } from '@visualadgen/graph/file-names/distinct-paths.ts';
import { placeByPattern } from '@visualadgen/graph/file-names/name-pattern.ts';
import { type NamedImage, nameValues } from '@visualadgen/graph/file-names/name-values.ts';
import { safeName } from '@visualadgen/graph/file-names/safe-name.ts';
import { referencedPath } from '../assets/asset-reference.ts';
import { fileNameOf } from '../assets/file-name.ts';
import type { AssetKeeper } from '../assets/keep.ts';
import { AppError } from '../errors.ts';
import type { ExportRequest, ExportService, RunHandle } from '../nodes/node-services.ts';
import { listAssetsByPath } from '../store/assets.ts';
import type { Database } from '../store/database.ts';
import { type Ancestor, createExport, findRunNames, listAncestors, type NewExportFile } from '../store/exports.ts';
import type { FileStorage } from '../store/file-storage.ts';
import type { AssetRow } from '../store/tables.ts';
import { type BulkFacts, type BulkPicture, type BulkUpload, writeUpload } from './bulk/bulk-upload.ts';
import { googleAdsEditor } from './bulk/google-ads-editor.ts';
import { metaAdsManager } from './bulk/meta-ads-manager.ts';
import { type Listed, writeManifestCsv, writeManifestJson } from './manifest.ts';
import { digitalSourceType } from './provenance/digital-source-type.ts';
import { insertXmp } from './provenance/insert-xmp.ts';
import { writeXmp } from './provenance/write-xmp.ts';
import type { Signing } from './c2pa/create-signing.ts';
import { spliceSigned } from './splice-signed.ts';
import { joinStretches, ownFile, type Spliced, spliceBytes } from './stretches.ts';
import { layOutZip } from './zip/lay-out-zip.ts';

export interface ExportOptions {
  database: Database;
  storage: Pick<FileStorage, 'get'>;
  /** Pictures behind links are taken into the library first: an archive is put together of what is kept. */
  keeper: Pick<AssetKeeper, 'keepUpload'>;
  download(url: string, signal: AbortSignal): Promise<Uint8Array>;
  /** The id by which clients know an asset. */
  assetGlobalId(id: string): string;
  signing: Pick<Signing, 'state' | 'sign'>;
}

/**
 * Looks at each picture once, one at a time, and writes down what the archive will be made of; its bytes are put together when somebody
 * downloads it. See `docs/decisions/0051-an-archive-is-a-list.md`.
 */
export function createExports(options: ExportOptions): ExportService {
  const { database, storage } = options;
  return {
    async pack(request, handle) {
      const { userId } = handle;
      const assets = await findPictures(request, handle);
      const run = await findRunNames(database.service, handle.executionId);
      const ids = [...new Set(assets.map(({ id }) => id))];
      const lines = Map.groupBy(await listAncestors(database.service, userId, ids), ({ of }) => of);
      const at = new Date();
      const campaign = request.campaign || run.workflow || 'Ads';
      const facts = { campaign, client: request.client, version: run.version, at };
      const places = assets.map((asset, index) => {
        const image = namedImage(asset, request.pictures[index]?.item ?? '');
        const values = nameValues(image, { ...facts, index, count: assets.length });
        return placeByPattern(request.pattern, values, extname(asset.path).replace('.', ''));
      });
      const uploads = request.bulk
        ? bulkUploads.filter(({ takes }) => assets.some((asset) => takes(placementOf(asset))))
        : [];
      const tables = [...manifestPlaces, ...uploads.map(({ name }) => rootFile(name, 'csv'))];
      const paths = distinctPaths([...places, ...tables]);
      const files: NewExportFile[] = [];
      const listed: Listed[] = [];
      for (const [index, asset] of assets.entries()) {
        handle.signal.throwIfAborted();
        const message = `Picture ${index + 1} of ${assets.length}`;
        handle.progress({ fraction: index / assets.length, message });
        const { bytes: picture } = await storage.get(asset.path);
        const line = lines.get(asset.id) ?? [];
        const path = paths[index] ?? '';
        const said = addProvenance(picture, line, request.credit);
        const { spliced, bytes, signature } = await addSignature(said, picture, line, { path, asset });
        files.push(fileOf(path, spliced, bytes, asset.path));
        listed.push(
          listedOf(asset, line, { path, bytes, signature, item: request.pictures[index]?.item ?? '', ...options }),
        );
      }
      const written = uploads.map((upload) => {
        const taken = assets.flatMap((asset, index) =>
          upload.takes(placementOf(asset)) ? [bulkPicture(asset, paths[index] ?? '')] : [],
        );
        return writeUpload(upload, taken, bulkFacts(request, campaign));
      });
      const bytesOfTables = [
        writeManifestCsv(listed),
        writeManifestJson(listed, written, facts),
        ...written.map(({ bytes }) => bytes),
      ];
      for (const [index, bytes] of bytesOfTables.entries())
        files.push(fileOf(paths[assets.length + index] ?? '', ownFile(bytes), bytes, null));
      const name = `${safeName([request.client, campaign].filter(Boolean).join(' ')) || 'ads'}.zip`;
      const { byteSize } = layOutZip(files, at);
      const id = await createExport(database, { userId, name, byteSize, createdAt: at, files });
      return {
        file: { export: id, name, bytes: byteSize },
        count: assets.length,
        problems: [
          ...listed.flatMap(({ path, problems }) => problems.map((problem) => `${path}: ${problem}`)),
          ...written.flatMap(({ file, problems }) => problems.map((problem) => `${file}: ${problem}`)),
          ...(request.bulk && written.length === 0 ? [noUpload] : []),
        ],
      };
    },
  };

  /** Last, for whatever changes the file afterwards breaks it. */
  async function addSignature(
    said: Spliced,
    picture: Uint8Array,
    line: readonly Ancestor[],
    { path, asset: { content_type: contentType } }: { path: string; asset: AssetRow },
  ): Promise<{ spliced: Spliced; bytes: Uint8Array; signature: Signature }> {
    const bytes = joinStretches(said, picture);
    const state = options.signing.state();
    if (state.kind === 'OFF') return { spliced: said, bytes, signature: { isSigned: false, problem: null } };
    if (state.kind === 'WRONG')
      return {
        spliced: said,
        bytes,
        signature: { isSigned: false, problem: `The file is not signed. ${state.reason}` },
      };
    const title = path.split('/').at(-1) ?? path;
    const signed = await options.signing.sign({ bytes, contentType, title }, line);
    if (!signed) return { spliced: said, bytes, signature: { isSigned: false, problem: null } };
    return { spliced: spliceSigned(picture, signed), bytes: signed, signature: { isSigned: true, problem: null } };
  }

  async function findPictures({ pictures }: ExportRequest, { userId, signal }: RunHandle): Promise<AssetRow[]> {
    const kept = [];
    for (const { picture } of pictures) {
      const path = referencedPath(picture, userId);
      if (path === null) {
        const bytes = await options.download(picture, signal);
        kept.push((await options.keeper.keepUpload(userId, bytes, { name: fileNameOf(picture) })).path);
      } else kept.push(path);
    }
    const rows = kept.length > 0 ? await listAssetsByPath(database.service, [...new Set(kept)]) : [];
    const own = new Map(rows.filter((row) => row.user_id === userId).map((row) => [row.path, row]));
    return kept.map((path) => {
      const row = own.get(path);
      if (!row) throw new AppError('ASSET_MISSING');
      return row;
    });
  }
}

/** Whether a file is signed, and why not where it should be. */
interface Signature {
  isSigned: boolean;
  problem: string | null;
}

function rootFile(name: string, ending: string): FilePlace {
  return { folders: [], name, ending };
}

const manifestPlaces: readonly FilePlace[] = [rootFile('manifest', 'csv'), rootFile('manifest', 'json')];

const bulkUploads: readonly BulkUpload[] = [metaAdsManager, googleAdsEditor];

const noUpload =
  'There is no file for ad managers: no picture has a placement of Instagram and Facebook, Google responsive or Display.';

function placementOf({ composition }: AssetRow): string {
  return composition?.placement.id ?? '';
}

function bulkFacts({ bulk, client }: ExportRequest, campaign: string): BulkFacts {
  return {
    campaign,
    adSet: bulk?.adSet || campaign,
    business: client,
    link: bulk?.link ?? '',
    text: bulk?.text ?? '',
  };
}

function bulkPicture(asset: AssetRow, path: string): BulkPicture {
  const { words = {}, sources = {} } = asset.composition ?? {};
  const shows = JSON.stringify([sources.image, sources.second_image, words.headline, words.body]);
  return { path, placement: placementOf(asset), words, shows };
}

function addProvenance(picture: Uint8Array, line: readonly Ancestor[], credit: string): Spliced {
  const sourceType = digitalSourceType(line);
  const xmp = writeXmp({ sourceType, credit });
  return xmp ? insertXmp(picture, xmp) : spliceBytes(picture.byteLength, []);
}

function fileOf(
  path: string,
  { stretches, own }: Spliced,
  bytes: Uint8Array,
  picturePath: string | null,
): NewExportFile {
  return { path, stretches, own, picturePath, byteSize: bytes.byteLength, crc32: crc32(bytes) };
}

function namedImage({ composition, width, height, name, prompt }: AssetRow, item: string): NamedImage {
  const { headline = '', call_to_action: callToAction = '' } = composition?.words ?? {};
  const { channel = '', title: placement = '' } = composition?.placement ?? {};
  return {
    width,
    height,
    name,
    prompt,
    channel,
    placement,
    layout: composition?.layout ?? '',
    headline,
    callToAction,
    item,
  };
}

function listedOf(
  asset: AssetRow,
  line: readonly Ancestor[],
  {
    path,
    bytes,
    item,
    signature,
    assetGlobalId,
  }: { path: string; bytes: Uint8Array; item: string; signature: Signature } & Pick<ExportOptions, 'assetGlobalId'>,
): Listed {
  const { composition } = asset;
  const checks = waivedChecks(asset.checks ?? [], asset.waivers ?? []);
  const heaviest = composition ? (findPlacement(composition.placement.id)?.maxBytes ?? null) : null;
  const isTooHeavy = heaviest !== null && bytes.byteLength > heaviest;
  return {
    path,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.byteLength,
    width: asset.width,
    height: asset.height,
    contentType: asset.content_type,
    item,
    placement: composition?.placement ?? null,
    words: composition?.words ?? {},
    sourceType: digitalSourceType(line),
    isSigned: signature.isSigned,
    checks: keyedChecks(asset.checks ?? []),
    waived: checks.flatMap(({ key, name, part, message, waiver }) =>
      waiver ? [{ key, check: name, part, message, reason: waiver.reason, by: waiver.by, at: waiver.at }] : [],
    ),
    lineage: line.map(({ id, origin, model, prompt, cost }) => ({
      id: assetGlobalId(id),
      origin,
      model,
      prompt,
      cost,
    })),
    problems: [
      ...checks
        .filter(({ name, isPassed, waiver }) => !isPassed && !waiver && name !== 'FILE_SIZE')
        .map(({ message }) => message),
      ...(isTooHeavy && !isWaived(checks, 'FILE_SIZE')
        ? [`The file has ${bytes.byteLength} bytes; ${composition?.placement.channel} takes ${heaviest}.`]
        : []),
      ...(signature.problem === null ? [] : [signature.problem]),
    ],
  };
}

function isWaived(checks: ReturnType<typeof waivedChecks>, name: CheckName): boolean {
  return checks.some((check) => check.name === name && check.waiver !== null);
}
