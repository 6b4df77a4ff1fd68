-- By which criteria and thresholds does a province judge its units in a year?
--
-- $province_code  varchar  the province
-- $scheme         varchar  the scheme
-- $year           integer  the year
-- One row per criterion, part, rule, class in use or threshold whose period takes in the year, by
-- key. A province without a threshold here has none on record; none is borrowed.
select
    criterion_id,
    kind,
    code,
    name,
    name_en,
    max_points,
    min_score,
    max_score,
    class,
    document_no,
    document_date,
    source_id
from unit_criterion
where
    province_code = $province_code
    and scheme = $scheme
    and $year between first_year and coalesce(last_year, 9999)
order by criterion_id;
