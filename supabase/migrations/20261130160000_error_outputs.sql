-- Error outputs: a node gives what went wrong at an output of its own, so that the run goes on by it.

alter table public.nodes add column has_error_output boolean not null default false;
