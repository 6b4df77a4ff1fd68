-- Which units are there, by what else are they known, and how much is on record of each?
--
-- One row per unit, by province and key. aliases has one spelling per line; predecessor_ids one key
-- per line; both are empty where there is none. n_results counts years and schemes with a row.
with spelling as (
    select
        unit_id,
        string_agg(alias, chr(10) order by alias) as aliases
    from unit_alias
    group by unit_id
),

earlier as (
    select
        successor_id as unit_id,
        string_agg(unit_id, chr(10) order by unit_id) as predecessor_ids
    from unit
    where successor_id is not null
    group by successor_id
),

result as (
    select
        unit_id,
        count(*) as n_results
    from unit_score
    group by unit_id
)

select
    unit.unit_id,
    unit.province_code,
    unit.block,
    unit.name,
    unit.name_en,
    unit.valid_from,
    unit.valid_to,
    unit.successor_id,
    unit.remarks,
    coalesce(spelling.aliases, '') as aliases,
    coalesce(earlier.predecessor_ids, '') as predecessor_ids,
    coalesce(result.n_results, 0) as n_results
from unit
left join spelling on unit.unit_id = spelling.unit_id
left join earlier on unit.unit_id = earlier.unit_id
left join result on unit.unit_id = result.unit_id
order by unit.province_code, unit.unit_id;
