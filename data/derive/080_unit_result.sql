-- Units with place, class and movement. A place is computed in a full block only; a class that no
-- document states is derived from the score where its province's thresholds for that very year are
-- on record, and says by which row of unit_criterion; else from the place, where a document counts
-- how many units of the block are in each class and the counts are all of its units.
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

counted as (
    select
        unit_class_summary.scheme,
        unit_class_summary.year,
        unit_class_summary.province_code,
        unit_class_summary.block,
        unit_class_summary.class,
        sum(unit_class_summary.n_units) over block_of_classes as last_place,
        sum(unit_class_summary.n_units) over block_of_classes - unit_class_summary.n_units
            as place_before,
        sum(unit_class_summary.n_units) over (
            partition by
                unit_class_summary.scheme,
                unit_class_summary.year,
                unit_class_summary.province_code,
                unit_class_summary.block
        ) as n_counted
    from unit_class_summary
    inner join unit_class on unit_class_summary.class = unit_class.class
    window
        block_of_classes as (
            partition by
                unit_class_summary.scheme,
                unit_class_summary.year,
                unit_class_summary.province_code,
                unit_class_summary.block
            order by unit_class.position
        )
),

placed as (
    select
        unit_score.*,
        unit.province_code,
        unit.block,
        unit_edition.coverage,
        unit_edition.n_units,
        case
            when unit_edition.coverage = 'full' and unit_score.score is not null
                then rank() over (block_of_year order by unit_score.score desc nulls last)
        end as computed_rank,
        count(unit_score.score) over block_of_year as n_scored
    from unit_score
    inner join unit on unit_score.unit_id = unit.unit_id
    inner join unit_edition
        on
            unit_score.scheme = unit_edition.scheme
            and unit_score.year = unit_edition.year
            and unit.province_code = unit_edition.province_code
            and unit.block = unit_edition.block
    window
        block_of_year as (
            partition by unit_score.scheme, unit_score.year, unit.province_code, unit.block
        )
),

-- Where two classes take in a score (newspapers name only the upper ends), the narrower one.
ruled as (
    select
        placed.*,
        coalesce(threshold.class, counted.class) as derived_class,
        threshold.criterion_id,
        case
            when threshold.class is not null then 'threshold'
            when counted.class is not null then 'count'
        end as class_rule
    from placed
    left join threshold
        on
            placed.published_class is null
            and placed.province_code = threshold.province_code
            and placed.scheme = threshold.scheme
            and placed.year between threshold.first_year and threshold.last_year
            and placed.score >= threshold.lower_end
            and placed.score < threshold.upper_end
    left join counted
        on
            placed.published_class is null
            and placed.scheme = counted.scheme
            and placed.year = counted.year
            and placed.province_code = counted.province_code
            and placed.block = counted.block
            and placed.n_units = counted.n_counted
            and coalesce(placed.published_out_of, placed.n_units) = placed.n_units
            and coalesce(placed.published_rank, placed.computed_rank) > counted.place_before
            and coalesce(placed.published_rank, placed.computed_rank) <= counted.last_place
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
