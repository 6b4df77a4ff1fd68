-- fail: a score is what its parts give by the index's rule, within rounding, or total_exception
--
-- Twice: by its own parts, and by the lowest ones below it. In a full edition every score that the
-- index makes of parts must have them all; in a partial one only those that have are looked at.
with way as (
    select
        index_code,
        year,
        component_code,
        part_code,
        points,
        'parts' as taken_from
    from component_part
    where is_direct

    union all

    select
        index_code,
        year,
        component_code,
        part_code,
        points,
        'lowest parts' as taken_from
    from component_part
    where is_lowest
),

recomputed as (
    select
        whole.index_code,
        whole.year,
        whole.field,
        whole.component_code,
        whole.province_code,
        way.taken_from,
        any_value(whole.score) as score,
        sum(way.points * part.score) as by_parts,
        count(*) = count(part.score) as is_complete
    from province_score as whole
    inner join way
        on
            whole.index_code = way.index_code
            and whole.year = way.year
            and whole.component_code = way.component_code
    left join province_score as part
        on
            way.index_code = part.index_code
            and way.year = part.year
            and way.part_code = part.component_code
            and whole.province_code = part.province_code
    where whole.score is not null
    group by
        whole.index_code, whole.year, whole.field, whole.component_code, whole.province_code,
        way.taken_from
)

select
    recomputed.index_code,
    recomputed.year,
    recomputed.component_code,
    recomputed.province_code,
    recomputed.taken_from,
    recomputed.score,
    recomputed.by_parts
from recomputed
inner join index on recomputed.index_code = index.index_code
inner join edition
    on
        recomputed.index_code = edition.index_code
        and recomputed.year = edition.year
        and recomputed.field = edition.field
left join total_exception
    on
        recomputed.index_code = total_exception.index_code
        and recomputed.year = total_exception.year
        and recomputed.component_code = total_exception.component_code
        and recomputed.province_code
        = coalesce(total_exception.province_code, recomputed.province_code)
group by all
having
    case
        when recomputed.is_complete
            then
                round(abs(recomputed.score - recomputed.by_parts), 9)
                > coalesce(max(total_exception.largest_difference), any_value(index.rounding))
        else any_value(edition.coverage) = 'full'
    end
order by
    recomputed.index_code, recomputed.year, recomputed.component_code, recomputed.province_code,
    recomputed.taken_from;
