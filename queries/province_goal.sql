-- What was promised for a province without saying for which year?
--
-- $province_code  varchar  the province
-- One row per stated target without a year, by key, with the document it is stated in.
select
    target.target_id,
    target.index_code,
    target.component_code,
    target.indicator,
    target.indicator_en,
    target.target_kind,
    target.target_value,
    target.stretch_value,
    target.out_of,
    target.document_no,
    target.document_date,
    target.issued_by,
    target.source_id,
    source.title as source_title,
    source.published_on as source_published_on
from target
inner join source on target.source_id = source.source_id
where target.province_code = $province_code and target.target_year is null
order by target.target_id;
