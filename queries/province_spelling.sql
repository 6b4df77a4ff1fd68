-- By which spellings can a province be found?
--
-- One row per province and spelling: names, codes and aliases without marks, capitals, spaces and
-- punctuation. A spelling of both eras has a row for each.
with spelling as (
    select
        province_code,
        alias as spelling
    from province_alias
    union all
    select
        province_code,
        unnest([province_code, name, name_en]) as spelling
    from province
)

select distinct
    province_code,
    regexp_replace(
        strip_accents(replace(lower(spelling), 'đ', 'd')), '[^a-z0-9]', '', 'g'
    ) as folded
from spelling
order by folded, province_code;
