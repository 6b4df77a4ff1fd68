-- How many points would lift a unit by one, three and five places, and how many would drop it?
--
-- $scheme   varchar  the scheme
-- $year     integer  the year
-- $unit_id  varchar  the unit
-- One row per step that exists in a full block, the others standing still: places is positive
-- upwards, and points what must be gained; negative downwards, and points what may be lost before
-- anything more costs at least that many places. wanted_place is the place really taken then:
-- equal scores share the better one, so a rise or a fall into a tie is longer than asked.
with asked as (
    select
        province_code,
        block
    from unit_rank
    where scheme = $scheme and year = $year and unit_id = $unit_id and coverage = 'full'
),

field as (
    select
        unit_rank.unit_id,
        unit_rank.score::decimal(10, 4) as score
    from asked
    inner join unit_rank
        on asked.province_code = unit_rank.province_code and asked.block = unit_rank.block
    where
        unit_rank.scheme = $scheme
        and unit_rank.year = $year
        and unit_rank.score is not null
),

home as (
    select
        field.score,
        (
            select count(*) + 1 from field as better
            where better.score > field.score
        ) as place
    from field
    where field.unit_id = $unit_id
),

other as (
    select
        score,
        row_number() over (order by score desc) as place
    from field
    where unit_id <> $unit_id
),

step as (
    select unnest([5, 3, 1, -1, -3]) as places
)

select
    step.places,
    (
        select count(*) + 1 from other as ahead
        where ahead.score > other.score or (ahead.score = other.score and step.places < 0)
    )::integer as wanted_place,
    abs(other.score - home.score) as points,
    other.score as wanted_score,
    home.place::integer as own_place,
    home.score as own_score
from home
cross join step
inner join other
    on other.place = home.place - step.places - (step.places < 0)::integer
order by step.places desc;
