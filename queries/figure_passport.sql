-- Where do a province's figures of one edition come from, and how were they derived?
--
-- $province_code  varchar  the province
-- $index_code     varchar  the index
-- $year           integer  the edition
-- One row per component on record, the total first, with the document of the score, the document
-- of the rank, the published and the computed rank and the reason where the two differ.
select
    province_result.component_code,
    component_in_year.name,
    component_in_year.name_en,
    province_result.score,
    province_result.missing_reason,
    province_result.rank,
    province_result.out_of,
    province_result.rank_basis,
    province_result.published_rank,
    province_result.computed_rank,
    province_result.difference_reason,
    rank_revision.former_rank,
    province_result.derived_from,
    province_result.derived_from_en,
    score_source.source_id,
    score_source.title as source_title,
    coalesce(score_source.title_en, score_source.title) as source_title_en,
    score_source.publisher as source_publisher,
    coalesce(score_source.publisher_en, score_source.publisher) as source_publisher_en,
    score_source.published_on as source_published_on,
    score_source.document_no as source_document_no,
    score_source.address as source_address,
    score_source.reliability as source_reliability,
    rank_source.source_id as rank_source_id,
    rank_source.title as rank_source_title,
    coalesce(rank_source.title_en, rank_source.title) as rank_source_title_en,
    rank_source.publisher as rank_source_publisher,
    coalesce(rank_source.publisher_en, rank_source.publisher) as rank_source_publisher_en,
    rank_source.reliability as rank_source_reliability
from province_result
inner join component_in_year
    on
        province_result.index_code = component_in_year.index_code
        and province_result.year = component_in_year.year
        and province_result.component_code = component_in_year.component_code
left join rank_revision
    on
        province_result.index_code = rank_revision.index_code
        and province_result.year = rank_revision.year
        and province_result.component_code = rank_revision.component_code
        and province_result.province_code = rank_revision.province_code
inner join source as score_source on province_result.source_id = score_source.source_id
left join source as rank_source on province_result.rank_source_id = rank_source.source_id
where
    province_result.province_code = $province_code
    and province_result.index_code = $index_code
    and province_result.year = $year
order by
    province_result.component_code not in ('TOTAL', 'PILOT_TOTAL'),
    province_result.component_code;
