import { sql } from 'kysely';
import type { Queryable } from './database.ts';

/** Adds words to those that somebody's pictures are known by. In their order, for two that add the same would wait for each other in a circle. */
export async function addLibraryWords(db: Queryable, userId: string, words: readonly string[]): Promise<void> {
  if (words.length === 0) return;
  await sql`
    insert into library_words (user_id, word)
    select ${userId}::uuid, word from unnest(${[...words]}::text[]) as word order by word collate "C"
    on conflict do nothing
  `.execute(db);
}

/** Which of these begin some word of somebody's library. */
export async function findKnownBeginnings(
  db: Queryable,
  userId: string,
  beginnings: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ beginning: string }>`
    select beginning from unnest(${[...beginnings]}::text[]) as beginning
    where exists (
      select from library_words w
      where w.user_id = ${userId} and w.word >= beginning collate "C" and w.word < (beginning || chr(1114111)) collate "C"
    )
  `.execute(db);
  return new Set(rows.map(({ beginning }) => beginning));
}

/** More words than a library of 100,000 pictures has. */
const mostWords = 50_000;

/**
 * The words of somebody's library of so many letters and more that begin much as this one does: with its first or second letter, or with
 * one of them in the second place.
 */
export async function listLibraryWords(
  db: Queryable,
  userId: string,
  { like, leastLetters }: { like: string; leastLetters: number },
): Promise<string[]> {
  const letters = Array.from(like).slice(0, 2);
  const { rows } = await sql<{ word: string }>`
    select word from library_words
    where user_id = ${userId} and char_length(word) >= ${leastLetters}::int
      and (left(word, 1) = any (${letters}::text[]) or substr(word, 2, 1) = any (${letters}::text[]))
    limit ${mostWords}
  `.execute(db);
  return rows.map(({ word }) => word);
}
