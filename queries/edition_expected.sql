-- Which editions should be out by a day and are not loaded?
--
-- $day  date  today
-- One row per edition that is newer than all of its index on record and was expected in a month
-- that ended before $day. An edition is expected the year after it, in the usual month of its
-- index: the middle one (of two the later) of the months in which the five newest editions came
-- out whose documents are dated. An edition came out in the month of its earliest document, of
-- those published the year after it. Nothing is expected of an index without such documents.
-- published_in are the months that were used, source_ids the documents, oldest edition first.
with used as (
    select
        index_code,
        year,
        source_id
    from province_score
    union
    select
        index_code,
        year,
        rank_source_id
    from province_score
    union
    select
        index_code,
        year,
        source_id
    from national_statistic
    union
    select
        index_code,
        year,
        source_id
    from fact
),

published as (
    select
        used.index_code,
        used.year,
        min(left(source.published_on, 7)) as published_in,
        arg_min(source.source_id, (left(source.published_on, 7), source.source_id)) as source_id
    from used
    inner join source on used.source_id = source.source_id
    where
        length(source.published_on) >= 7
        and left(source.published_on, 4)::integer = used.year + 1
    group by used.index_code, used.year
    qualify row_number() over (partition by used.index_code order by used.year desc) <= 5
),

usual as (
    select
        index_code,
        list_sort(list(right(published_in, 2)::integer))[count(*) // 2 + 1] as usual_month,
        list(published_in order by year) as published_in,
        list(source_id order by year) as source_ids
    from published
    group by index_code
),

due as (
    select
        edition.index_code,
        unnest(range(max(edition.year) + 1, year($day))) as year
    from edition
    group by edition.index_code
)

select
    due.index_code,
    due.year::integer as year,
    make_date(due.year + 1, usual.usual_month, 1) as expected_on,
    usual.published_in,
    usual.source_ids
from due
inner join usual on due.index_code = usual.index_code
inner join index on due.index_code = index.index_code
where last_day(make_date(due.year + 1, usual.usual_month, 1)) < $day
order by index.position, due.year;
