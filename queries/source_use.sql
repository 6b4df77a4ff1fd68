-- What exactly is taken from one document?
--
-- $source_id  varchar  the document
-- One row per index, year and kind of figure (scores, ranks), with how many provinces and rows.
with named as (
    select
        index_code,
        year,
        'score' as kind,
        province_code
    from province_score
    where source_id = $source_id and score is not null
    union all
    select
        index_code,
        year,
        'rank' as kind,
        province_code
    from province_score
    where rank_source_id = $source_id and published_rank is not null
)

select
    index_code,
    year,
    kind,
    count(distinct province_code) as n_provinces,
    count(*) as n_rows
from named
group by index_code, year, kind
order by index_code, year, kind;
