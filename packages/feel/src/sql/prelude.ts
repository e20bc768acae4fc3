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

create or replace function feel.is_clock(text text) returns boolean
language sql immutable strict parallel safe as $$
  select text ~ '^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]+)?((?:[zZ]|[+-](0[0-9]|1[0-7]):[0-5][0-9]|[+-]18:00)|@[A-Za-z][A-Za-z0-9_+/-]*)?$'
    and (strpos(text, '@') = 0 or split_part(text, '@', 2) in (select name from pg_timezone_names))
$$;
comment on function feel.is_clock is 'whether a text is a time of FEEL, with an offset or a known zone or without';

create or replace function feel.to_time(text text) returns text
language sql stable strict parallel safe as $$ select case when feel.is_clock(text) then text end $$;
comment on function feel.to_time is 'time(from) of FEEL as text; null for a text that is no time';

create or replace function feel.to_date_time(text text) returns text
language sql stable strict parallel safe as $$
  select case
    when feel.to_date(left(text, 10)) is null then null
    when char_length(text) = 10 then text || 'T00:00:00'
    when substr(text, 11, 1) = 'T' and feel.is_clock(substr(text, 12)) then text
  end
$$;
comment on function feel.to_date_time is 'date and time(from) of FEEL as text; null for a text that is none of the years 1 to 9999';

create or replace function feel.make_time(hour numeric, minute numeric, second numeric, zone_seconds numeric) returns text
language sql immutable parallel safe as $$
  select case when hour in (select generate_series(0, 23)) and minute in (select generate_series(0, 59))
    and second >= 0 and second < 60 and abs(coalesce(zone_seconds, 0)) <= 64800
    then to_char(hour, 'FM00') || ':' || to_char(minute, 'FM00') || ':' || to_char(trunc(second), 'FM00')
      || coalesce('.' || nullif(rtrim(to_char(mod(trunc(second, 9), 1) * 1000000000, 'FM000000000'), '0'), ''), '')
      || coalesce(case when zone_seconds < 0 then '-' else '+' end
        || to_char(trunc(abs(zone_seconds) / 3600), 'FM00') || ':' || to_char(trunc(mod(abs(zone_seconds), 3600) / 60), 'FM00'), '')
  end
$$;
comment on function feel.make_time is 'time(hour, minute, second, offset) of FEEL as text; null where there is no such time';

create or replace function feel.duration_months(text text) returns numeric
language sql immutable strict parallel safe as $$
  select case when text ~ '^-?P([0-9]+Y)?([0-9]+M)?$' and text !~ 'P$' then
    (case when left(text, 1) = '-' then -1 else 1 end)
    * (coalesce(substring(text from '([0-9]+)Y'), '0')::numeric * 12 + coalesce(substring(text from '([0-9]+)M'), '0')::numeric)
  end
$$;
comment on function feel.duration_months is 'the months of a years and months duration written as text; null for any other text';

create or replace function feel.duration_seconds(text text) returns numeric
language sql immutable strict parallel safe as $$
  select case when text ~ '^-?P([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+([.][0-9]+)?S)?)?$' and text !~ '[PT]$' then
    (case when left(text, 1) = '-' then -1 else 1 end)
    * (coalesce(substring(text from '([0-9]+)D'), '0')::numeric * 86400 + coalesce(substring(text from '([0-9]+)H'), '0')::numeric * 3600
      + coalesce(substring(text from '([0-9]+)M'), '0')::numeric * 60 + coalesce(substring(text from '([0-9.]+)S'), '0')::numeric)
  end
$$;
comment on function feel.duration_seconds is 'the seconds of a days and time duration written as text; null for any other text';

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
