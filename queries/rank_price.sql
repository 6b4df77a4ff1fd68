-- How many points would lift one by one, three and five ranks, and how many would drop it?
--
-- $scored_by       varchar  the index of a province, the scheme of a unit
-- $year            integer  the year
-- $component_code  varchar  the component; '' for a unit
-- $subject_code    varchar  the province or the unit
-- One row per step that exists in a full edition or block, the others standing still, only where
-- the scores give the published rank: ranks is positive upwards, and points what must be gained;
-- negative downwards, and points what may be lost before anything more costs at least that many
-- ranks. wanted_rank is the rank really taken then: equal scores share the better one, so a
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

ranked as (
    select
        *,
        rank() over (partition by block order by score desc) as rank
    from scored
),

home as (
    select *
    from ranked
    where subject_code = $subject_code and is_reproduced
),

-- Who rises to a score shares its rank; who falls to one stands behind all who have it.
other as (
    select
        ranked.score,
        row_number() over (order by ranked.score desc) as rank,
        rank() over (order by ranked.score desc) as rank_risen,
        count(*) over (order by ranked.score desc) + 1 as rank_fallen
    from home
    inner join ranked on home.block = ranked.block
    where ranked.subject_code <> $subject_code
),

step as (
    select unnest([5, 3, 1, -1, -3]) as ranks
)

select
    step.ranks,
    case when step.ranks > 0 then other.rank_risen else other.rank_fallen end::integer
        as wanted_rank,
    abs(other.score - home.score) as points,
    other.score as wanted_score,
    home.rank::integer as own_rank,
    home.score as own_score
from home
cross join step
inner join other
    on other.rank = home.rank - step.ranks - (step.ranks < 0)::integer
order by step.ranks desc;
