-- Units with their block and edition, and their place in a full block; dropped by 080.
create temporary table unit_placed as
select
    unit_score.scheme,
    unit_score.year,
    unit_score.unit_id,
    unit_score.score,
    unit_score.missing_reason,
    unit_score.published_rank,
    unit_score.published_out_of,
    unit_score.published_class,
    unit_score.published_rank_change,
    unit_score.source_id,
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
    );
