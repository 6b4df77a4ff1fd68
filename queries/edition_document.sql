-- Which documents do the scores of an edition come from?
--
-- $index_code  varchar  the index
-- $year        integer  the edition
-- One row per document, the one most rows name first; no row for an edition that is not held.
select
    province_score.source_id,
    source.title,
    coalesce(source.title_en, source.title) as title_en,
    source.reliability,
    count(*) as n_rows
from province_score
inner join source on province_score.source_id = source.source_id
where
    province_score.index_code = $index_code
    and province_score.year = $year
group by all
order by n_rows desc, province_score.source_id;
