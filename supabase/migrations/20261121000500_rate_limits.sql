-- What the users of several servers have used of the current minute. Nobody but the server may see it: it is in a schema of
-- its own, which the API of a Supabase project does not serve. It may be lost at any time.
create schema rate_limits;
revoke all on schema rate_limits from public;

create unlogged table rate_limits.points (
  minute bigint not null,
  -- A user's id, or the address of somebody who is not signed in.
  key text not null,
  points bigint not null,
  primary key (minute, key)
);
alter table rate_limits.points enable row level security;
