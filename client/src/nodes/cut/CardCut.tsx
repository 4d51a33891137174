import { pieceAround, shareLost } from '@visualadgen/graph/pictures/piece-around.ts';
import type { Config } from '../../graph/model/graph.ts';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import { cutSetting } from './cut-setting.ts';
import type { CutSetting } from './cut-setting.ts';
import { CutNote } from './CutNote.tsx';
import { CutView } from './CutView.tsx';
import { sizeOf, useCutSource } from './useCutSource.ts';

/** On the card, before a run and after it: what the format cuts away. Nothing where nothing is lost. */
export function CardCut({ nodeKey, type, config }: { nodeKey: string; type: NodeType; config: Config }) {
  const setting = cutSetting(type, config);
  return setting && <Cut nodeKey={nodeKey} setting={setting} />;
}

/** Less than this is a matter of whole pixels. */
const leastLost = 0.005;

function Cut({ nodeKey, setting: { format, shape, focalPoint } }: { nodeKey: string; setting: CutSetting }) {
  const source = useCutSource(nodeKey);
  if (!source) return null;
  const size = sizeOf(source);
  const piece = pieceAround(size, shape, focalPoint);
  const lost = shareLost(size, piece);
  if (lost < leastLost) return null;
  return (
    <figure aria-label="What is cut away" className="flex flex-col gap-1.5 px-3 pb-3">
      <CutView source={{ ...source, size }} piece={piece} most={112} />
      <CutNote lost={lost} format={format} />
    </figure>
  );
}
