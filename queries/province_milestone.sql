-- What is still to come for a province, which deadlines have passed, and what has been?
--
-- $province_code  varchar  the province
-- $year           integer  the year of the results
-- $day            date     today
-- One row per milestone and day: all that end on $day or later, a yearly deadline at its next day;
-- of those that ended before, the ones of the year after the results. standing: "coming",
-- "overdue" (a deadline that has passed; no document says whether it was met) or "past" (held,
-- decided, announced). A yearly deadline holds from the year of its document for as long as there
-- is the province. The earliest first.
with candidate as (
    select unnest(list_distinct([$year + 1, year($day), year($day) + 1])) as due_year
),

dated as (
    select
        milestone.milestone_id,
        milestone.kind,
        milestone.yearly_by is not null as is_yearly,
        milestone.what,
        milestone.source_id,
        source.title as source_title,
        source.published_on,
        province.valid_to,
        coalesce(
            milestone.ends_on,
            strptime(candidate.due_year || '-' || milestone.yearly_by, '%Y-%m-%d')::date
        ) as due_on
    from milestone
    inner join source on milestone.source_id = source.source_id
    inner join province on milestone.province_code = province.province_code
    left join candidate on milestone.yearly_by is not null
    where milestone.province_code = $province_code
),

held as (
    select
        *,
        due_on >= $day as is_coming
    from dated
    where
        not is_yearly
        or (
            coalesce(left(published_on, 4)::integer, 0) <= year(due_on)
            and due_on <= coalesce(valid_to, due_on)
        )
)

select
    milestone_id,
    kind,
    due_on,
    is_yearly,
    case
        when is_coming then 'coming'
        when is_yearly or kind = 'report_deadline' then 'overdue'
        else 'past'
    end as standing,
    what,
    source_id,
    source_title
from held
where is_coming or year(due_on) = $year + 1
qualify not is_coming or due_on = min(due_on) over (partition by milestone_id, is_coming)
order by due_on, milestone_id;
