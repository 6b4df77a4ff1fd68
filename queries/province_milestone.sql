-- What is still to come for a province, which deadlines have passed, and what has been?
--
-- $province_code  varchar  the province
-- $year           integer  the year of the results
-- $day            date     today
-- One row per milestone and day, the earliest first: all that end on $day or later, a yearly
-- deadline at its next day; of those that ended before, the ones of the year after the results.
-- due_on: the last day, of a year alone its last; a yearly deadline holds from its document on, for
-- as long as there is the province. date: as printed, a day, a month, a year, or two of them with
-- "to" between. standing: "coming", "overdue" (a deadline that has passed; no document says whether
-- it was met) or "past" (held, decided, announced). is_of_year: of the year after the results, a
-- yearly one its first day in that year or later.
with known as (
    select
        milestone.*,
        source.title as source_title,
        source.published_on,
        province.valid_to,
        coalesce(left(source.published_on, 4)::integer, 0) as set_in,
        coalesce(
            left(source.published_on, 4)::integer
            + (
                source.published_on
                > left(source.published_on, 4) || '-' || milestone.yearly_by
            )::integer,
            0
        ) as first_year
    from milestone
    inner join source on milestone.source_id = source.source_id
    inner join province on milestone.province_code = province.province_code
    where milestone.province_code = $province_code
),

candidate as (
    select
        *,
        unnest(
            case
                when yearly_by is null then [null]
                else list_distinct([greatest($year + 1, first_year), year($day), year($day) + 1])
            end
        ) as due_year
    from known
),

dated as (
    select
        *,
        case
            when yearly_by is not null
                then strptime(due_year || '-' || yearly_by, '%Y-%m-%d')::date
            when regexp_full_match(date, '\d{4}') then make_date(date::integer, 12, 31)
            else ends_on
        end as due_on
    from candidate
),

held as (
    select
        *,
        due_on >= $day as is_coming,
        case
            when yearly_by is null then year(due_on) = $year + 1
            else due_year = greatest($year + 1, first_year) and set_in <= $year + 1
        end as is_of_year
    from dated
    where
        yearly_by is null
        or (due_year >= first_year and due_on <= coalesce(valid_to, due_on))
)

select
    milestone_id,
    kind,
    due_on,
    yearly_by is not null as is_yearly,
    case
        when is_coming then 'coming'
        when yearly_by is not null or kind = 'report_deadline' then 'overdue'
        else 'past'
    end as standing,
    is_of_year,
    date,
    what,
    source_id,
    source_title
from held
where is_coming or is_of_year
qualify
    not is_coming
    or is_of_year
    or due_on = min(due_on) over (partition by milestone_id, is_coming)
order by due_on, milestone_id;
