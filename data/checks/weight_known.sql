-- fail: in a weighted mean every part has a weight, and it and its whole keep their scales
--
-- Of an edition of which no weight at all is on record nothing is made, so nothing is asked for.
-- The weight holds for all years of the part's row, so the whole may not change its scale in them.
select
    part.index_code,
    part.component_code,
    part.first_year,
    part.weight,
    part.max_score,
    count(distinct whole.max_score) as n_scales
from component as part
inner join index on part.index_code = index.index_code
left join component as whole
    on
        part.index_code = whole.index_code
        and part.parent_code = whole.component_code
        and part.first_year <= whole.last_year
        and part.last_year >= whole.first_year
where
    index.aggregation = 'weighted_mean'
    and part.parent_code is not null
    and exists (
        select 1
        from component as sibling
        where
            part.index_code = sibling.index_code
            and part.parent_code = sibling.parent_code
            and part.first_year <= sibling.last_year
            and part.last_year >= sibling.first_year
            and sibling.weight is not null
    )
group by all
having part.weight is null or part.max_score is null or count(distinct whole.max_score) <> 1
order by part.index_code, part.component_code, part.first_year;
