-- What do different instruments say of a province on the same theme?
--
-- $province_code  varchar  the province
-- $year           integer  no later edition counts
-- One row per theme and component of an instrument, with the newest edition that has a place for
-- the province; where none has, the newest with a score; without a year, by its latest name,
-- where there is neither.
-- percentile: the share of the field's other provinces that stand behind this place, 100 is best.
select
    theme.theme_code,
    theme.name as theme_name,
    theme.name_en as theme_name_en,
    theme_result.index_code,
    theme_result.component_code,
    theme_result.name,
    theme_result.name_en,
    theme_result.result_year,
    theme_result.score,
    theme_result.rank,
    theme_result.out_of,
    theme_result.rank_basis,
    100.0 * (theme_result.out_of - theme_result.rank)
    / nullif(theme_result.out_of - 1, 0) as percentile,
    theme_component.label,
    theme_component.label_en,
    theme_component.reason,
    theme_component.reason_en,
    theme_result.source_id,
    theme_result.rank_source_id
from theme_result
inner join theme on theme_result.theme_code = theme.theme_code
inner join theme_component
    on
        theme_result.theme_code = theme_component.theme_code
        and theme_result.index_code = theme_component.index_code
        and theme_result.subject = theme_component.subject
where
    theme_result.province_code = $province_code
    and (theme_result.result_year <= $year or theme_result.result_year is null)
qualify
    row_number() over (
        partition by theme_result.theme_code, theme_result.index_code, theme_result.subject
        order by
            theme_result.rank is null, theme_result.result_year desc nulls last,
            theme_result.component_code
    ) = 1
order by theme.position, theme_component.position, theme_result.index_code;
