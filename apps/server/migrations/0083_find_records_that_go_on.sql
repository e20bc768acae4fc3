-- A search is mostly for records that have not ended: the function that reads the index leaves the others out itself, so that
-- what it finds need not be looked up one by one. Remade for each register that has a table by now.
do $$
declare
  finder text;
  register_table text;
begin
  for finder in
    select proname from pg_proc
    where pronamespace = current_schema()::regnamespace and right(proname, 9) = '_matching' and pronargs = 2
  loop
    register_table := left(finder, -9);
    execute format('drop function %I(tsquery, text[])', finder);
    execute format(
      'create function %I(query tsquery, patterns text[], with_ended boolean) returns setof uuid
        language sql stable security definer set search_path from current
        as $f$ select t.id from %I t where t.search @@ query and t.search_text like all (patterns)
          and (with_ended or t.ended_at is null) $f$', finder, register_table);
    execute format('comment on function %I(tsquery, text[], boolean) is %L', finder,
      'Ids of the records whose text holds every pair of the query and every pattern; ended ones only where asked for.');
    execute format('revoke all on function %I(tsquery, text[], boolean) from public', finder);
    execute format('grant execute on function %I(tsquery, text[], boolean) to ceyuan_app', finder);
  end loop;
end $$;
