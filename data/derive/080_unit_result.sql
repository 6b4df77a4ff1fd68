-- Units with place, class and movement. A place is computed in a full block only; a class that no
-- document states is derived from the score where its province's thresholds for that very year are
-- on record, and says by which row of unit_criterion; else from the place (unit_class_place).
insert into unit_result by name
with threshold as (
    select
        criterion_id,
        province_code,
        scheme,
        first_year,
        coalesce(last_year, 9999) as last_year,
        class,
        coalesce(min_score, '-infinity'::double) as lower_end,
        coalesce(max_score, 'infinity'::double) as upper_end
    from unit_criterion
    where kind = 'threshold'
),

-- Where two classes take in a score (newspapers name only the upper ends), the narrower one.
ruled as (
    select
        placed.*,
        coalesce(threshold.class, counted.class) as derived_class,
        threshold.criterion_id,
        if(threshold.class is null, if(counted.class is null, null, 'count'), 'threshold')
            as class_rule
    from unit_placed as placed
    left join threshold
        on
            placed.published_class is null
            and placed.province_code = threshold.province_code
            and placed.scheme = threshold.scheme
            and placed.year between threshold.first_year and threshold.last_year
            and placed.score >= threshold.lower_end
            and placed.score < threshold.upper_end
    left join unit_class_place as counted
        on
            placed.published_class is null
            and placed.scheme = counted.scheme
            and placed.year = counted.year
            and placed.province_code = counted.province_code
            and placed.block = counted.block
            and coalesce(placed.published_out_of, placed.n_units) = counted.n_units
            and coalesce(placed.published_rank, placed.computed_rank)
            between counted.first_place and counted.last_place
    qualify
        row_number() over (
            partition by placed.scheme, placed.year, placed.unit_id
            order by threshold.upper_end, threshold.lower_end desc
        ) = 1
),

classed as (
    select
        ruled.*,
        coalesce(ruled.published_class, ruled.derived_class) as class,
        unit_class_step.step as class_step
    from ruled
    left join unit_class_step
        on
            coalesce(ruled.published_class, ruled.derived_class) = unit_class_step.class
            and ruled.province_code = unit_class_step.province_code
            and ruled.scheme = unit_class_step.scheme
)

select
    now.scheme,
    now.year,
    now.unit_id,
    now.province_code,
    now.block,
    now.coverage,
    now.n_units,
    now.score,
    now.missing_reason,
    coalesce(now.published_rank, now.computed_rank)::integer as rank,
    case
        when now.published_rank is not null then coalesce(now.published_out_of, now.n_units)
        when now.computed_rank is not null then now.n_scored
    end::integer as out_of,
    case
        when now.published_rank is not null then 'published'
        when now.computed_rank is not null then 'computed'
    end as rank_basis,
    now.published_rank,
    now.computed_rank::integer as computed_rank,
    now.class,
    now.class_step,
    case
        when now.published_class is not null then 'published'
        when now.derived_class is not null then 'derived'
    end as class_basis,
    now.class_rule,
    now.criterion_id as class_rule_id,
    coalesce(before.published_rank, before.computed_rank)::integer as prev_rank,
    coalesce(
        now.published_rank_change,
        coalesce(before.published_rank, before.computed_rank)
        - coalesce(now.published_rank, now.computed_rank)
    )::integer as rank_change,
    before.class as prev_class,
    before.class_step - now.class_step as class_change,
    now.source_id
from classed as now
left join classed as before
    on
        now.scheme = before.scheme
        and now.unit_id = before.unit_id
        and now.year - 1 = before.year
order by now.scheme, now.year, now.province_code, now.block, now.unit_id;

drop table unit_placed;
