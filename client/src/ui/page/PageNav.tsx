import { Link, useLocation } from 'wouter';
import { cn } from '../theme/class-names.ts';

const pages = [
  { path: '/', label: 'Workflows' },
  { path: '/pictures', label: 'Pictures' },
  { path: '/brands', label: 'Brands' },
] as const;

/** The ways between what a person has. */
export function PageNav({ className }: { className?: string }) {
  const [location] = useLocation();
  return (
    <nav aria-label="Pages" className={cn('flex items-center gap-0.5', className)}>
      {pages.map(({ path, label }) => {
        const isHere = path === '/' ? location === '/' : location.startsWith(path);
        return (
          <Link
            key={path}
            href={path}
            aria-current={isHere ? 'page' : undefined}
            className={cn(
              'flex h-8 items-center rounded-md px-2.5 text-sm font-medium text-text-muted hover:bg-hover hover:text-text max-md:h-11.5 max-md:px-3',
              isHere && 'bg-hover text-text',
            )}
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
