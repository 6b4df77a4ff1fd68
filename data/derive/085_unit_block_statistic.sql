-- What is known of every block of units in every year: what is listed, the published mean and, for
-- a full block, the mean of the rows. n_counted: units in the published class counts.
insert into unit_block_statistic by name
with listed as (
    select
        scheme,
        year,
        province_code,
        block,
        count(*) as n_listed,
        count(score) as n_scored,
        count(rank) as n_ranked,
        count(class) as n_classed,
        case when any_value(coverage) = 'full' then avg(score) end as computed_mean
    from unit_result
    group by scheme, year, province_code, block
),

counted as (
    select
        scheme,
        year,
        province_code,
        block,
        sum(n_units) as n_counted
    from unit_class_summary
    group by scheme, year, province_code, block
),

published as (
    select
        scheme,
        year,
        province_code,
        block,
        any_value(mean_score) as published_mean,
        any_value(source_id) as mean_source_id
    from unit_block_summary
    where mean_score is not null
    group by scheme, year, province_code, block
)

select
    unit_edition.scheme,
    unit_edition.year,
    unit_edition.province_code,
    unit_edition.block,
    unit_edition.coverage,
    unit_edition.n_units,
    coalesce(listed.n_listed, 0) as n_listed,
    coalesce(listed.n_scored, 0) as n_scored,
    coalesce(listed.n_ranked, 0) as n_ranked,
    coalesce(listed.n_classed, 0) as n_classed,
    counted.n_counted,
    published.published_mean,
    listed.computed_mean,
    published.mean_source_id
from unit_edition
left join listed
    on
        unit_edition.scheme = listed.scheme
        and unit_edition.year = listed.year
        and unit_edition.province_code = listed.province_code
        and unit_edition.block = listed.block
left join counted
    on
        unit_edition.scheme = counted.scheme
        and unit_edition.year = counted.year
        and unit_edition.province_code = counted.province_code
        and unit_edition.block = counted.block
left join published
    on
        unit_edition.scheme = published.scheme
        and unit_edition.year = published.year
        and unit_edition.province_code = published.province_code
        and unit_edition.block = published.block
order by unit_edition.scheme, unit_edition.year, unit_edition.province_code, unit_edition.block;
