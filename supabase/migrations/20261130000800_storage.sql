-- The bucket for pictures: private, with limits, and with rules that other rules of the same project cannot loosen. Storage
-- exists on Supabase alone; the server itself writes and signs with its own key, which stands above all of this.

do $$
begin
  if to_regclass('storage.buckets') is null then return; end if;
  insert into storage.buckets (id, name, public) values ('generated-images', 'generated-images', false) on conflict (id) do nothing;
  update storage.buckets
  set file_size_limit = coalesce(file_size_limit, 31457280),
    allowed_mime_types = coalesce(allowed_mime_types, array['image/png', 'image/jpeg', 'image/webp'])
  where id = 'generated-images';
exception
  when insufficient_privilege or undefined_column then
    raise warning 'The bucket generated-images could not be prepared: %', sqlerrm;
end
$$;

-- A permissive policy on all buckets, such as the dashboard's templates make, is none for this one.
do $$
begin
  if to_regclass('storage.objects') is null then return; end if;

  drop policy if exists "People see the pictures in their own folder" on storage.objects;
  create policy "People see the pictures in their own folder" on storage.objects for select to authenticated
    using (bucket_id = 'generated-images' and (storage.foldername(name))[1] = (select auth.uid())::text);

  drop policy if exists "Nobody sees the pictures of others" on storage.objects;
  create policy "Nobody sees the pictures of others" on storage.objects as restrictive for select to anon, authenticated
    using (bucket_id <> 'generated-images' or (storage.foldername(name))[1] = (select auth.uid())::text);

  drop policy if exists "The server alone adds pictures" on storage.objects;
  create policy "The server alone adds pictures" on storage.objects as restrictive for insert to anon, authenticated
    with check (bucket_id <> 'generated-images');

  drop policy if exists "The server alone replaces pictures" on storage.objects;
  create policy "The server alone replaces pictures" on storage.objects as restrictive for update to anon, authenticated
    using (bucket_id <> 'generated-images') with check (bucket_id <> 'generated-images');

  drop policy if exists "The server alone removes pictures" on storage.objects;
  create policy "The server alone removes pictures" on storage.objects as restrictive for delete to anon, authenticated
    using (bucket_id <> 'generated-images');
exception
  when insufficient_privilege then raise warning 'The policies of the bucket generated-images could not be written: %', sqlerrm;
end
$$;
