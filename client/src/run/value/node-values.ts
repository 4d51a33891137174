import type { Coordinates } from '@visualadgen/graph/values/coordinates.ts';
import type { TypedValues, Value } from '@visualadgen/graph/values/value.ts';
import { graphql } from '../../api/generated/gql.ts';
import type { ValueFieldsFragment } from '../../api/generated/graphql.ts';
import { steadyLink } from './image-key.ts';

/** A value that a node took or gave, with what it is. */
graphql(`
  fragment ValueFields on NodeValue {
    name
    isList
    items {
      ... on TextItem {
        text
      }
      ... on ImageItem {
        url
      }
      ... on FileItem {
        url
        name
        bytes
      }
      ... on PostItem {
        post
      }
      ... on DataItem {
        data
      }
      ... on ListedItem {
        coordinates {
          nodeKey
          index
          label
        }
      }
    }
  }
`);

/** What a node took or gave, as the rules know it: images by their links. Null where there is nothing. */
export function readNodeValues(values: readonly ValueFieldsFragment[]): TypedValues | null {
  return values.length === 0 ? null : Object.fromEntries(values.map((value) => [value.name, readValue(value)]));
}

function readValue({ isList, items }: ValueFieldsFragment): Value {
  const read = items.map(readItem);
  const [first] = read;
  if (!isList && first) return first;
  const of = items.map(readCoordinates);
  return { kind: 'list', items: read, ...(of.some((own) => Object.keys(own).length > 0) && { of }) };
}

function readCoordinates({ coordinates }: ValueFieldsFragment['items'][number]): Coordinates {
  return Object.fromEntries(coordinates.map(({ nodeKey, index, label }) => [nodeKey, { index, label: label ?? null }]));
}

function readItem(item: ValueFieldsFragment['items'][number]): Value {
  switch (item.__typename) {
    case 'TextItem':
      return { kind: 'text', text: item.text };
    case 'ImageItem':
      return { kind: 'image', link: item.url ? steadyLink(item.url) : '' };
    case 'FileItem':
      return { kind: 'file', file: { export: item.url ?? '', name: item.name, bytes: item.bytes } };
    case 'PostItem':
      return { kind: 'post', post: item.post as Record<string, unknown> };
    case 'DataItem':
      return { kind: 'data', data: item.data };
  }
}
