-- Ready-made groups of provinces: whom a province is held against in each kind, itself left out.
--
-- Computed for the 63 and the 34 apart: same region; same third by population and by income; merged
-- in July 2025 or not; and the groups that rows of peer_listed name, offered to every province. A
-- province of today has the people of its parts, and their mean income weighted by people.
insert into peer by name
with part as (
    select
        province.province_code,
        field_of(province.valid_to) as field,
        province.region,
        if(province.valid_to is null, before.province_code, province.province_code) as part_code,
        coalesce(province.successor_code, province.province_code) as whole_code
    from province
    left join province as before on province.province_code = before.successor_code
),

newest as (
    select
        province_code,
        arg_max(population_thousand, year) as people,
        arg_max(monthly_income, year) as income
    from population
    group by province_code
),

known as (
    select
        part.province_code,
        part.field,
        part.region,
        part.whole_code,
        sum(newest.people) as people,
        sum(newest.people * newest.income) / sum(newest.people) as income
    from part
    left join newest on part.part_code = newest.province_code
    group by all
),

size as (
    select
        successor_code as whole_code,
        count(*) as n_parts
    from province
    where successor_code is not null
    group by successor_code
),

grouped as (
    select
        province_code,
        field,
        'region' as kind,
        region as group_key
    from known
    union all
    select
        province_code,
        field,
        'population' as kind,
        ntile(3) over (partition by field order by people, province_code)::varchar as group_key
    from known
    where people is not null
    union all
    select
        province_code,
        field,
        'income' as kind,
        ntile(3) over (partition by field order by income, province_code)::varchar as group_key
    from known
    where income is not null
    union all
    select
        known.province_code,
        known.field,
        'merged' as kind,
        if(size.n_parts > 1, 'merged', 'alone') as group_key
    from known
    inner join size on known.whole_code = size.whole_code
),

member as (
    select
        own.kind,
        own.province_code,
        other.province_code as peer_code
    from grouped as own
    inner join grouped as other
        on own.kind = other.kind and own.field = other.field and own.group_key = other.group_key
    union all
    select
        peer_listed.kind,
        own.province_code,
        peer_listed.province_code as peer_code
    from peer_listed
    inner join known as listed on peer_listed.province_code = listed.province_code
    inner join known as own on listed.field = own.field
)

select
    kind,
    province_code,
    peer_code
from member
where province_code <> peer_code
order by kind, province_code, peer_code;
