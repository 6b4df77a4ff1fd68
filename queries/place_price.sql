-- How many points would lift a province by one, three and five places, if the others stand still?
--
-- $index_code      varchar  the index
-- $year            integer  the edition
-- $component_code  varchar  the component
-- $province_code   varchar  the province
-- One row per step that exists, only for a full edition in which the scores give the province's
-- published place. Exact: the score of whoever holds the place asked for among the others, minus
-- the province's own. wanted_place is the place really taken: equal scores share the better one.
with field as (
    select
        province_code,
        score::decimal(10, 4) as score,
        coalesce(published_rank = computed_rank, true) as is_reproduced
    from province_rank
    where
        index_code = $index_code
        and year = $year
        and component_code = $component_code
        and coverage = 'full'
        and score is not null
),

home as (
    select
        field.score,
        (
            select count(*) + 1 from field as better
            where better.score > field.score
        ) as place
    from field
    where field.province_code = $province_code and field.is_reproduced
),

step as (
    select unnest([1, 3, 5]) as places
),

other as (
    select
        score,
        row_number() over (order by score desc) as place
    from field
    where province_code <> $province_code
)

select
    step.places,
    (
        select count(*) + 1 from other as ahead
        where ahead.score > other.score
    )::integer as wanted_place,
    other.score - home.score as points,
    other.score as wanted_score,
    home.place as own_place,
    home.score as own_score
from home
cross join step
inner join other on home.place - step.places = other.place
order by step.places;
