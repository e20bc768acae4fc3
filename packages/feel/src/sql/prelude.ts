/**
 * The SQL functions that compiled expressions call, in the schema `feel`; a migration installs them once.
 * Each gives null where FEEL gives null and PostgreSQL would fail.
 */
export const feelSqlPrelude = `create schema if not exists feel;

create or replace function feel.power(base numeric, exponent numeric) returns numeric
language plpgsql immutable strict parallel safe as $$
begin
  if abs(exponent) > 1000000 then return null; end if;
  if exponent < 0 and exponent = trunc(exponent) then
    return round(1, 60) / nullif(power(base, -exponent), 0);
  end if;
  return power(base, exponent);
exception when numeric_value_out_of_range or invalid_argument_for_power_function or program_limit_exceeded then
  return null;
end $$;
comment on function feel.power is 'base ** exponent of FEEL; null where there is no finite result';

create or replace function feel.round_half_even(value numeric, places integer) returns numeric
language sql immutable strict parallel safe as $$
  select case
    when abs(value * power(10::numeric, places) - trunc(value * power(10::numeric, places))) = 0.5
      then 2 * round(value * power(10::numeric, places) / 2) / power(10::numeric, places)
    else round(value, places)
  end
$$;
comment on function feel.round_half_even is 'decimal(n, scale) of FEEL: rounds to places, a half to the even digit';

create or replace function feel.to_date(text text) returns date
language plpgsql immutable strict parallel safe as $$
begin
  if text !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then return null; end if;
  return make_date(left(text, 4)::integer, substr(text, 6, 2)::integer, right(text, 2)::integer);
exception when datetime_field_overflow then
  return null;
end $$;
comment on function feel.to_date is 'date(from) of FEEL; null for a text that is no date of the years 1 to 9999';

create or replace function feel.make_date(year numeric, month numeric, day numeric) returns date
language plpgsql immutable strict parallel safe as $$
begin
  if year <> trunc(year) or month <> trunc(month) or day <> trunc(day) or year not between 1 and 9999
    or month not between 1 and 12 or day not between 1 and 31 then return null; end if;
  return make_date(year::integer, month::integer, day::integer);
exception when datetime_field_overflow then
  return null;
end $$;
comment on function feel.make_date is 'date(year, month, day) of FEEL; null where there is no such day';

create or replace function feel.to_number(text text, groups text, decimals text) returns numeric
language sql immutable parallel safe as $$
  select case when plain ~ '^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,4})?$' then plain::numeric end
  from (
    select case decimals when ',' then replace(replace(ungrouped, '.', '?'), ',', '.') else ungrouped end as plain
    from (select replace(text, coalesce(groups, ''), '') as ungrouped) as without_groups
  ) as with_point
  where (groups is null or groups in (' ', ',', '.'))
    and (decimals is null or decimals in (',', '.'))
    and groups is distinct from coalesce(decimals, 'none')
$$;
comment on function feel.to_number is 'number(from, grouping separator, decimal separator) of FEEL; null for a text that is no number';
`
