import { graphOf, model, node, output, prompt, text } from '../server/test/ad-graph.ts';
import type { Graph, GraphNode } from '../packages/graph/src/graph.ts';
import type { Random } from './random.ts';
import { unlistedEndpoint } from './unlisted.ts';

/** What each of these draws takes little work, so that the servers have the processor for themselves. */
const quick = { endpoint: 'fal-ai/flux/schnell', parameters: { aspect_ratio: '16:9' } };
const edit = { endpoint: 'fal-ai/nano-banana/edit', parameters: { aspect_ratio: '1:1' } };

const unlisted = { endpoint: unlistedEndpoint, parameters: { aspect_ratio: '16:9' } };

export interface GraphMix {
  /** The share of runs that have orders that nobody can look up. */
  withoutLookup?: number | undefined;
  /** The share of runs in which texts are written and pictures looked at; 0.35. */
  texts?: number | undefined;
}

/**
 * An ad of one to three pictures, in a row or side by side, or of texts and a picture. Whatever is handed to a model holds `mark`, and the
 * model's own key, so that the same order given twice can be told from two orders. Where it is of those without a lookup, its first
 * pictures, or its texts, are made by a model whose orders nobody can look up.
 */
export function createAdGraph(
  random: Random,
  mark: string,
  { withoutLookup = 0, texts = usualTexts }: GraphMix,
): Graph {
  const isUnlisted = withoutLookup > 0 && random.chance(withoutLookup);
  // No text can be looked up where some orders cannot.
  if (random.chance(texts) && (isUnlisted || withoutLookup === 0))
    return !isUnlisted && random.chance(0.4) ? writtenList(mark, 3) : worded(mark);
  // Orders that nobody can look up are told by their node, of which there is one for each.
  if (!isUnlisted && random.chance(shareOfLists))
    return random.pick([listed, branched])(mark, Math.floor(random.between(2, 5)));
  const drawn = (key: string) => {
    const { endpoint, parameters } = isUnlisted ? unlisted : quick;
    return model(key, parameters, endpoint);
  };
  return random.pick([single, chain, diamond, row])(mark, drawn);
}

const usualTexts = 0.35;

type Draw = (key: string) => GraphNode;

/** Of the runs, those in which nodes run over lists; half of these take branches as well. */
const shareOfLists = 0.4;

/** A picture for each of so many ideas, and another made of each. */
function listed(mark: string, count: number): Graph {
  const values = Array.from({ length: count }, (_, index) => itemMark(mark, 'a', index));
  return graphOf(
    [
      node('ideas', 'TEXT_LIST', { values }),
      prompt('words', 'An ad: {{text}}'),
      prompt('again', 'Another: {{text}}_b'),
      model('a', quick.parameters, quick.endpoint),
      edited('b'),
      output('out'),
    ],
    'ideas.text -> words.input',
    'words.prompt -> a.prompt',
    'ideas.text -> again.input',
    'again.prompt -> b.prompt',
    'a.image_urls -> b.image_url',
    'b.image_urls -> out.image_urls',
  );
}

/** The first idea goes one way and the others another; a picture is made of what came by either. Nothing goes wrong with the filter. */
function branched(mark: string, count: number): Graph {
  const values = Array.from({ length: count }, (_, index) => itemMark(mark, 'a', index));
  const rule = { conditions: [{ kind: 'TEXT_CONTAINS', text: itemMark(mark, 'a', 0) }] };
  return graphOf(
    [
      node('ideas', 'TEXT_LIST', { values }),
      { ...node('filter', 'FILTER', { rule }), hasErrorOutput: true },
      prompt('words', 'An ad: {{passed}}'),
      prompt('others', 'Another: {{rest}}_b'),
      prompt('again', 'Once more: {{text}}_c'),
      prompt(notTaken, 'Never: {{error}}'),
      model('a', quick.parameters, quick.endpoint),
      model('b', quick.parameters, quick.endpoint),
      edited('c'),
      output('out'),
    ],
    'ideas.text -> filter.value',
    'filter.passed -> words.input',
    'words.prompt -> a.prompt',
    'filter.rest -> others.input',
    'others.prompt -> b.prompt',
    `filter.error -> ${notTaken}.input`,
    'ideas.text -> again.input',
    'again.prompt -> c.prompt',
    'a.image_urls -> c.image_url',
    'b.image_urls -> c.image_url',
    'c.image_urls -> out.image_urls',
  );
}

/** The node behind the branch that nothing takes. */
export const notTaken = 'not_taken';

/** A line, a picture with it, and what is to be seen on it. */
function worded(mark: string): Graph {
  return graphOf(
    [
      text('idea', orderMark(mark, 'a')),
      writer('t', `A line for ${orderMark(mark, 't')}`),
      prompt('words', '{{idea.text}}: {{t.text}}'),
      model('a', quick.parameters, quick.endpoint),
      node('d', 'DESCRIBE_IMAGE', { what: 'question', question: `Is ${orderMark(mark, 'd')} on it?` }),
      output('out'),
    ],
    'idea.text -> words.input',
    't.text -> words.input',
    'words.prompt -> a.prompt',
    'a.image_urls -> d.image',
    'a.image_urls -> out.image_urls',
  );
}

/** A line for each of so many ideas, and a picture for each of them. */
function writtenList(mark: string, count: number): Graph {
  const values = Array.from({ length: count }, (_, index) => itemMark(mark, 'a', index));
  return graphOf(
    [
      node('ideas', 'TEXT_LIST', { values }),
      writer('t', 'A line for {{text}}_t'),
      prompt('words', '{{ideas.text}}: {{t.text}}'),
      model('a', quick.parameters, quick.endpoint),
      output('out'),
    ],
    'ideas.text -> t.input',
    'ideas.text -> words.input',
    't.text -> words.input',
    'words.prompt -> a.prompt',
    'a.image_urls -> out.image_urls',
  );
}

function writer(key: string, instruction: string): GraphNode {
  return node(key, 'TEXT_MODEL', { instruction });
}

/** What is ordered for an item of the node of that key, as one word. */
export function itemMark(mark: string, nodeKey: string, index: number): string {
  const first = `${mark}-a_${index}`;
  return nodeKey === 'a' ? first : `${first}_${nodeKey}`;
}

/** What is ordered for the node of that key: `mark` and key, as one word. */
export function orderMark(mark: string, nodeKey: string): string {
  return `${mark}-${nodeKey}`;
}

function single(mark: string, drawn: Draw): Graph {
  return graphOf(
    [text('idea', orderMark(mark, 'a')), prompt('words', 'An ad: {{text}}'), drawn('a'), output('out')],
    'idea.text -> words.input',
    'words.prompt -> a.prompt',
    'a.image_urls -> out.image_urls',
  );
}

/** A picture, and another made of it. */
function chain(mark: string, drawn: Draw): Graph {
  return graphOf(
    [text('idea', orderMark(mark, 'a')), text('more', orderMark(mark, 'b')), drawn('a'), edited('b'), output('out')],
    'idea.text -> a.prompt',
    'more.text -> b.prompt',
    'a.image_urls -> b.image_url',
    'b.image_urls -> out.image_urls',
  );
}

/** Two at a time, and a third of one of them. */
function diamond(mark: string, drawn: Draw): Graph {
  return graphOf(
    [
      ...['a', 'b', 'c'].map((key) => text(`idea_${key}`, orderMark(mark, key))),
      prompt('words', 'An ad: {{text}}'),
      drawn('a'),
      drawn('b'),
      edited('c'),
      output('left'),
      output('right', { aspect_ratio: '1:1' }),
    ],
    'idea_a.text -> words.input',
    'words.prompt -> a.prompt',
    'idea_b.text -> b.prompt',
    'idea_c.text -> c.prompt',
    'a.image_urls -> c.image_url',
    'c.image_urls -> left.image_urls',
    'b.image_urls -> right.image_urls',
  );
}

function row(mark: string, drawn: Draw): Graph {
  return graphOf(
    [text('idea_a', orderMark(mark, 'a')), text('idea_b', orderMark(mark, 'b')), drawn('a'), drawn('b'), output('out')],
    'idea_a.text -> a.prompt',
    'idea_b.text -> b.prompt',
    'a.image_urls -> out.image_urls',
    'b.image_urls -> out.image_urls',
  );
}

function edited(key: string) {
  return model(key, edit.parameters, edit.endpoint);
}
