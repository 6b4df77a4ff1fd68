-- Which components of a province are low or have fallen in one edition, and who answers?
--
-- $province_code  varchar  the province
-- $index_code     varchar  the index
-- $year           integer  the edition
-- One row per component under the total, lowest share of the scale first. is_low: lowest quartile
-- of a full edition. has_fallen: fell by more than the median absolute change of all provinces on
-- that component in that year, inside one series. lead_units is null when no assignment is on
-- record by the end of the year after the edition.
with duty as (
    select
        component_code,
        string_agg(distinct unit_name, '; ' order by unit_name) as lead_units,
        any_value(source_id) as duty_source_id
    from responsibility
    where
        province_code = $province_code
        and index_code = $index_code
        and role = 'lead'
        and component_code is not null
        and coalesce(year(document_date), $year) <= $year + 1
    group by component_code
)

select
    province_result.component_code,
    component.name,
    component.name_en,
    province_result.score,
    component.min_score,
    component.max_score,
    (province_result.score - component.min_score)
    / (component.max_score - component.min_score) as scale_share,
    province_result.rank,
    province_result.out_of,
    province_result.rank_basis,
    province_result.rank_change,
    province_result.score_change,
    province_result.quartile,
    edition_statistic.median,
    coalesce(province_result.quartile = 4, false) as is_low,
    coalesce(province_result.score_change < -edition_statistic.median_change, false) as has_fallen,
    duty.lead_units,
    duty.duty_source_id,
    province_result.missing_reason,
    province_result.source_id
from province_result
inner join component
    on
        province_result.index_code = component.index_code
        and province_result.component_code = component.component_code
        and province_result.year between component.first_year and component.last_year
left join edition_statistic
    on
        province_result.index_code = edition_statistic.index_code
        and province_result.year = edition_statistic.year
        and province_result.component_code = edition_statistic.component_code
left join duty on province_result.component_code = duty.component_code
where
    province_result.index_code = $index_code
    and province_result.year = $year
    and province_result.province_code = $province_code
    and component.parent_code = 'TOTAL'
order by scale_share nulls last, province_result.component_code;
