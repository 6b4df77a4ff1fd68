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
    theme_component.index_code,
    component.component_code,
    component.name,
    component.name_en,
    province_year.year as result_year,
    province_year.score,
    province_year.rank,
    province_year.out_of,
    province_year.rank_basis,
    100.0 * (province_year.out_of - province_year.rank)
    / nullif(province_year.out_of - 1, 0) as percentile,
    theme_component.label,
    theme_component.label_en,
    theme_component.reason,
    theme_component.reason_en,
    province_year.source_id,
    province_year.rank_source_id
from theme_component
inner join theme on theme_component.theme_code = theme.theme_code
inner join component
    on
        theme_component.index_code = component.index_code
        and theme_component.subject = component.subject
left join province_year
    on
        component.index_code = province_year.index_code
        and component.component_code = province_year.component_code
        and province_year.year between component.first_year and component.last_year
        and province_year.province_code = $province_code
        and province_year.year <= $year
        and (province_year.score is not null or province_year.rank is not null)
qualify
    row_number() over (
        partition by
            theme_component.theme_code, theme_component.index_code, theme_component.subject
        order by
            province_year.rank is null, province_year.year desc nulls last,
            component.first_year desc, component.component_code
    ) = 1
order by theme.position, theme_component.position, theme_component.index_code;
