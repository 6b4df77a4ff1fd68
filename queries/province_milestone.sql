-- What comes next for a province in the year after its results: deadlines, conferences, decisions?
--
-- $province_code  varchar  the province
-- $year           integer  the year of the results
-- One row per milestone that ends in the year after, and per yearly deadline that had been set by
-- then, dated by that year; the earliest first.
select
    milestone.milestone_id,
    milestone.kind,
    coalesce(
        milestone.ends_on,
        strptime(($year + 1) || '-' || milestone.yearly_by, '%Y-%m-%d')::date
    ) as due_on,
    milestone.yearly_by is not null as is_yearly,
    milestone.what,
    milestone.source_id,
    source.title as source_title
from milestone
inner join source on milestone.source_id = source.source_id
where
    milestone.province_code = $province_code
    and (
        (
            milestone.yearly_by is not null
            and coalesce(left(source.published_on, 4)::integer, 0) <= $year + 1
        )
        or milestone.ends_on between make_date($year + 1, 1, 1) and make_date($year + 1, 12, 31)
    )
order by due_on, milestone.milestone_id;
