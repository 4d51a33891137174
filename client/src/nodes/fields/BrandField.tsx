import { useQuery } from 'urql';
import { graphql } from '../../api/generated/gql.ts';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '../../ui/controls/Select.tsx';
import { useOnReturn } from '../../ui/page/useOnReturn.ts';
import type { FieldControlProps } from './field-control.ts';

const BrandChoicesQuery = graphql(`
  query BrandChoices {
    brands(first: 50) {
      nodes {
        id
        name
      }
    }
  }
`);

/** One of the person's brands. */
export function BrandField({ id, value, onChange, isReadOnly, isInvalid, describedBy }: FieldControlProps) {
  const [{ data }, repeat] = useQuery({ query: BrandChoicesQuery, requestPolicy: 'cache-and-network' });
  // Back from the tab in which one was made.
  useOnReturn(() => repeat({ requestPolicy: 'network-only' }));
  const brands = data?.brands.nodes ?? [];
  const chosen = typeof value === 'string' ? value : '';
  const isGone = data !== undefined && chosen !== '' && brands.every((brand) => brand.id !== chosen);
  const placeholder = data && brands.length === 0 ? 'No brand yet' : 'Choose…';
  return (
    <div className="flex flex-col gap-1.5">
      <Select value={isGone ? '' : chosen} onValueChange={onChange} disabled={isReadOnly}>
        <SelectTrigger id={id} aria-invalid={isInvalid || isGone || undefined} aria-describedby={describedBy}>
          <SelectValue placeholder={isGone ? 'This brand is no longer there' : placeholder} />
        </SelectTrigger>
        <SelectContent>
          {brands.map((brand) => (
            <SelectItem key={brand.id} value={brand.id}>
              {brand.name}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
      {/* In a tab of its own, so that nothing here is left. */}
      <a
        href={chosen && !isGone ? `/brands/${encodeURIComponent(chosen)}` : '/brands'}
        target="_blank"
        rel="noreferrer"
        className="self-start text-xs text-accent-text underline-offset-4 hover:underline"
      >
        {chosen && !isGone ? 'Edit this brand' : brands.length === 0 ? 'Make a brand' : 'All brands'}
      </a>
    </div>
  );
}
