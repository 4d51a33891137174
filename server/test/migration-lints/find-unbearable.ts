/*
 * A new version's migrations are applied while servers of the version before go on with the same tables. So a migration adds, and
 * what is not needed any more goes one release after the last server that needed it. Two comments say that something was thought of:
 *
 *   -- breaks servers before 0.3.0: {why that is well}     they refuse to start, by its entry in supabase_migrations.contracts
 *   -- locks assets: {why that is short}                   nobody writes to the table while it is read through
 */

interface Rule {
  /** What a migration must not do. */
  says: string;
  finds: RegExp;
}

/** Of statements, in lower case and on one line. */
const ofStatements: Rule[] = [
  { says: 'drop table', finds: /^drop table/ },
  { says: 'drop function', finds: /^drop (function|procedure|routine|aggregate)/ },
  {
    says: 'drop a type, view, schema or sequence',
    finds: /^drop (type|domain|view|materialized view|schema|sequence)/,
  },
  { says: 'rename', finds: /^alter .* rename / },
  { says: 'truncate', finds: /^truncate/ },
  { says: 'revoke', finds: /^revoke/ },
];

/** Of the single parts of an ALTER TABLE. */
const ofAlterations: Rule[] = [
  { says: 'drop column', finds: /^drop (?!constraint )/ },
  { says: 'rename', finds: /^rename / },
  { says: 'change a type', finds: /^alter (column )?\S+ (set data )?type / },
  { says: 'set not null', finds: /^alter (column )?\S+ set not null/ },
  {
    says: 'add a column that older servers do not fill',
    finds: /^add (?!constraint |check |foreign |unique |primary |exclude )(?!.* default )(?!.* generated ).* not null/,
  },
  {
    says: 'hold a table to what older servers may not keep to',
    finds: /^add (constraint|check|foreign key|unique|primary key|exclude)(?!.*not valid)/,
  },
];

/** What a script does that older servers do not bear, or that keeps them waiting; empty where it is well. */
export function findUnbearable(script: string): string[] {
  const statements = splitStatements(script);
  const isNew = new Set(
    statements.flatMap((one) => /^create (?:unlogged )?table (?:if not exists )?(\S+)/.exec(one)?.[1] ?? []),
  );
  const found = statements.flatMap((statement) => [
    ...breakingParts(statement, isNew),
    ...locks(statement, isNew, script),
  ]);
  const breaks = found.filter((one) => !one.startsWith('lock '));
  if (!/^-- breaks servers before \d+\.\d+\.\d+: \S/m.test(script)) return found;
  const locksLeft = found.filter((one) => one.startsWith('lock '));
  const names = /insert into supabase_migrations\.contracts/i.test(script);
  return breaks.length > 0 && !names
    ? ['break servers without naming itself in supabase_migrations.contracts', ...locksLeft]
    : locksLeft;
}

function breakingParts(statement: string, isNew: ReadonlySet<string>): string[] {
  const altered = /^alter table (?:if exists )?(?:only )?(\S+) (.*)$/.exec(statement);
  if (altered) {
    if (isNew.has(altered[1] ?? '')) return [];
    return splitParts(altered[2] ?? '').flatMap((part) => saysOf(ofAlterations, part));
  }
  const index = /^create unique index (?:concurrently )?.*? ?on (?:only )?(\S+)/.exec(statement);
  if (index) return isNew.has(index[1] ?? '') ? [] : ['hold a table to what older servers may not keep to'];
  const revoked = /^revoke .* on (?:table )?(.+) from /.exec(statement);
  // What was made in the same file, and functions, which nobody older calls then.
  if (
    revoked &&
    (/^(all )?(function|functions|schema)/.test(revoked[1] ?? '') ||
      (revoked[1] ?? '').split(/, ?/).every((name) => isNew.has(name)))
  )
    return [];
  return saysOf(ofStatements, statement);
}

function saysOf(rules: readonly Rule[], text: string): string[] {
  return rules.filter(({ finds }) => finds.test(text)).map(({ says }) => says);
}

function locks(statement: string, isNew: ReadonlySet<string>, script: string): string[] {
  const table = /^create index (?:concurrently )?(?:if not exists )?(?:\S+ )?on (?:only )?(\S+)/.exec(statement)?.[1];
  if (!table || isNew.has(table)) return [];
  const name = table.replace(/^public\./, '');
  return new RegExp(`^-- locks ${name}: \\S`, 'm').test(script) ? [] : [`lock ${name} while it is read`];
}

/** Without comments and the bodies of functions; each in lower case on one line. */
function splitStatements(script: string): string[] {
  return script
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .toLowerCase()
    .split(';')
    .map((statement) => statement.replaceAll(/\s+/g, ' ').trim())
    .filter((statement) => statement !== '');
}

/** At commas that stand in no brackets. */
function splitParts(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${letter}`);
  }
  return parts.map((part) => part.trim());
}
