-- Where does a province stand on every index, by its newest result up to a year?
--
-- $province_code  varchar  the province; null for all
-- $year           integer  no edition after this year counts
-- One row per province and index; result_year is the edition of the result and null when none is
-- on record, edition_year the newest edition up to the year whether it names the province or not;
-- is_tied marks a computed place that others share.
select
    index_code,
    circle,
    edition_year,
    result_year,
    component_code,
    series,
    coverage,
    score,
    rank,
    out_of,
    rank_basis,
    prev_rank,
    prev_out_of,
    rank_change,
    common_change,
    score_change,
    comparable,
    quartile,
    is_tied,
    derived_from,
    derived_from_en,
    source_id,
    rank_source_id,
    province_code
from province_standing
where ($province_code is null or province_code = $province_code) and year = $year
order by circle desc, position;
