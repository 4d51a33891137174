-- Chosen pictures are handed over by an execution of their own.

-- Servers of before write none of the new purpose; where they read an execution of it, they cannot name its purpose.
alter table public.executions
  drop constraint executions_purpose_check,
  add constraint executions_purpose_check check (purpose in ('WORKFLOW', 'EDIT', 'DESCRIBE', 'PAGE', 'EXPORT')) not valid;
