-- What was promised for a province, and what came of it?
--
-- $province_code  varchar  the province
-- One row per stated target, with the document it is stated in; a gain and the rank it means
-- printed in the same document for the same year are both kept, with the same promise_id.
select
    target_progress.target_id,
    target_progress.promise_id,
    target_progress.index_code,
    target_progress.component_code,
    target_progress.indicator,
    target_progress.indicator_en,
    target_progress.target_year,
    target_progress.target_kind,
    target_progress.target_value,
    target_progress.stretch_value,
    target_progress.target_rank,
    target_progress.stretch_rank,
    target_progress.out_of,
    target_progress.base_year,
    target_progress.base_value,
    target_progress.base_out_of,
    target_progress.base_rank_basis,
    target_progress.actual_value,
    target_progress.actual_year,
    target_progress.actual_rank,
    target_progress.actual_out_of,
    target_progress.actual_rank_basis,
    target_progress.gap,
    target_progress.status,
    target_progress.stretch_gap,
    target_progress.stretch_status,
    target_progress.document_no,
    target_progress.document_date,
    target_progress.issued_by,
    target_progress.source_id,
    target_progress.actual_source_id,
    target_progress.remark,
    target_progress.remark_en,
    source.title as source_title,
    source.published_on as source_published_on
from target_progress
inner join source on target_progress.source_id = source.source_id
where target_progress.province_code = $province_code
order by target_progress.target_year, target_progress.target_id;
