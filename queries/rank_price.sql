-- How many points would lift one by one, three and five places, and how many would drop it?
--
-- $scored_by       varchar  the index of a province, the scheme of a unit
-- $year            integer  the year
-- $component_code  varchar  the component; '' for a unit
-- $subject_code    varchar  the province or the unit
-- One row per step that exists in a full edition or block, the others standing still, only where
-- the scores give the published place: places is positive upwards, and points what must be gained;
-- negative downwards, and points what may be lost before anything more costs at least that many
-- places. wanted_place is the place really taken then: equal scores share the better one, so a
-- rise or a fall into a tie is longer than asked.
with scored as (
    select
        '' as block,
        province_code as subject_code,
        score::decimal(13, 9) as score,
        coalesce(published_rank = computed_rank, true) as is_reproduced
    from province_rank
    where
        index_code = $scored_by
        and year = $year
        and component_code = $component_code
        and coverage = 'full'
        and score is not null
    union all
    select
        province_code || block as block,
        unit_id as subject_code,
        score::decimal(13, 9) as score,
        coalesce(published_rank = computed_rank, true) as is_reproduced
    from unit_rank
    where
        scheme = $scored_by
        and year = $year
        and $component_code = ''
        and coverage = 'full'
        and score is not null
),

placed as (
    select
        *,
        rank() over (partition by block order by score desc) as place
    from scored
),

home as (
    select *
    from placed
    where subject_code = $subject_code and is_reproduced
),

-- Who rises to a score shares its place; who falls to one stands behind all who have it.
other as (
    select
        placed.score,
        row_number() over (order by placed.score desc) as place,
        rank() over (order by placed.score desc) as place_risen,
        count(*) over (order by placed.score desc) + 1 as place_fallen
    from home
    inner join placed on home.block = placed.block
    where placed.subject_code <> $subject_code
),

step as (
    select unnest([5, 3, 1, -1, -3]) as places
)

select
    step.places,
    case when step.places > 0 then other.place_risen else other.place_fallen end::integer
        as wanted_place,
    abs(other.score - home.score) as points,
    other.score as wanted_score,
    home.place::integer as own_place,
    home.score as own_score
from home
cross join step
inner join other
    on other.place = home.place - step.places - (step.places < 0)::integer
order by step.places desc;
