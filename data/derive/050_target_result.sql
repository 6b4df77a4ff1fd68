-- What came of every stated target: the result in its own measure, the gap and the verdict.
insert into target_result by name
with fact_result as (
    select
        province_code,
        indicator_slug,
        year,
        value,
        source_id
    from fact
    where value is not null
),

resolved as (
    select
        target.*,
        coalesce(target.base_value, base.rank) as known_base_value,
        result.rank as result_rank,
        result.score as result_score,
        result.out_of as result_out_of,
        result.rank_basis as result_rank_basis,
        base.out_of as base_out_of,
        base.rank_basis as base_rank_basis,
        case
            when target.target_kind = 'score' then result.source_id
            else coalesce(result.rank_source_id, result.source_id)
        end as result_source_id,
        (target.index_code, target.target_year)
        in (select (held.index_code, held.year) from edition as held) as is_published,
        fact_result.value as fact_value,
        fact_result.year as fact_year,
        fact_result.source_id as fact_source_id
    from target
    left join province_result as result
        on
            target.index_code = result.index_code
            and target.target_year = result.year
            and target.component_code = result.component_code
            and target.province_code = result.province_code
    left join province_result as base
        on
            target.index_code = base.index_code
            and target.base_year = base.year
            and target.component_code = base.component_code
            and target.province_code = base.province_code
    left join fact_result
        on
            target.province_code = fact_result.province_code
            and target.indicator_slug = fact_result.indicator_slug
            and target.target_year >= fact_result.year
    where target.target_year is not null
    qualify
        row_number() over (partition by target.target_id order by fact_result.year desc) = 1
),

measured as (
    select
        *,
        case
            when index_code is null then fact_value
            when target_kind = 'rank' then result_rank
            when target_kind = 'rank_gain' then known_base_value - result_rank
            when target_kind = 'score' then result_score
        end as actual_value,
        case
            when target_kind = 'rank' then target_value - result_rank
            when target_kind = 'rank_gain'
                then known_base_value - result_rank - target_value
            when target_kind = 'score' then result_score - target_value
            else fact_value - target_value
        end as gap,
        case
            when target_kind = 'rank' then stretch_value - result_rank
            when target_kind = 'rank_gain'
                then known_base_value - result_rank - stretch_value
            when target_kind = 'score' then result_score - stretch_value
            else fact_value - stretch_value
        end as stretch_gap,
        case
            when target_kind = 'rank' then target_value
            when target_kind = 'rank_gain' then known_base_value - target_value
        end::integer as target_rank,
        case
            when target_kind = 'rank' then stretch_value
            when target_kind = 'rank_gain' then known_base_value - stretch_value
        end::integer as stretch_rank,
        case
            when index_code is not null and not is_published then 'pending' else 'no result'
        end as open_status
    from resolved
)

select
    target_id,
    -- A gain and the rank it means, printed in one document for one year, are one promise.
    min(target_id) over (
        partition by
            province_code,
            index_code,
            component_code,
            target_year,
            source_id,
            coalesce(target_rank::varchar, target_id)
    ) as promise_id,
    province_code,
    index_code,
    component_code,
    indicator_slug,
    indicator,
    indicator_en,
    target_year,
    target_kind,
    target_value,
    stretch_value,
    target_rank,
    stretch_rank,
    out_of,
    base_year,
    known_base_value as base_value,
    base_out_of,
    base_rank_basis,
    actual_value,
    case when index_code is null then fact_year when actual_value is not null then target_year end
        as actual_year,
    result_rank as actual_rank,
    result_out_of as actual_out_of,
    result_rank_basis as actual_rank_basis,
    gap,
    case
        when gap >= 0 then 'met'
        when gap < 0 then 'missed'
        else open_status
    end as status,
    stretch_gap,
    case
        when stretch_gap >= 0 then 'met'
        when stretch_gap < 0 then 'missed'
        when stretch_value is not null then open_status
    end as stretch_status,
    document_no,
    document_date,
    issued_by,
    source_id,
    case when index_code is null then fact_source_id else result_source_id end as actual_source_id,
    note,
    remark,
    remark_en
from measured;
