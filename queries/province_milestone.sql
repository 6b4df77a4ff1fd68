-- What comes next for a province in the year after its results: deadlines, conferences, decisions?
--
-- $province_code  varchar  the province
-- $year           integer  the year of the results
-- One row per milestone of the year after, and per yearly deadline that had been set by its end;
-- the earliest first. due_on: the last day, of a year alone its last; of a yearly deadline the
-- first day after its document, in the year after or later. date: as printed, a day, a month, a
-- year, or two of them with "to" between.
with known as (
    select
        milestone.*,
        source.title as source_title,
        source.published_on,
        left(source.published_on, 4)::integer as set_in
    from milestone
    inner join source on milestone.source_id = source.source_id
    where milestone.province_code = $province_code
),

dated as (
    select
        *,
        case
            when yearly_by is not null
                then strptime(
                    greatest(
                        $year + 1,
                        set_in + (published_on > set_in || '-' || yearly_by)::integer
                    ) || '-' || yearly_by, '%Y-%m-%d'
                )::date
            when regexp_full_match(date, '\d{4}') then make_date(date::integer, 12, 31)
            else ends_on
        end as due_on
    from known
)

select
    milestone_id,
    kind,
    due_on,
    yearly_by is not null as is_yearly,
    date,
    what,
    source_id,
    source_title
from dated
where
    (yearly_by is not null and coalesce(set_in, 0) <= $year + 1)
    or (yearly_by is null and year(due_on) = $year + 1)
order by due_on, milestone_id;
