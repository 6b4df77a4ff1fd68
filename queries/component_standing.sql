-- Which components of a province are low or have fallen in one edition, and who answers?
--
-- $province_code  varchar  the province
-- $index_code     varchar  the index
-- $year           integer  the edition
-- One row per component under the total, lowest share of the scale first. is_low: lowest quartile
-- of a full edition. has_fallen: fell by more than the median absolute change of all provinces on
-- that component in that year, inside one series. lead_units is null when no assignment is on
-- record by the end of the year after the edition.
with typical as (
    select
        component_code,
        median(abs(score_change)) as median_change
    from province_rank
    where index_code = $index_code and year = $year and score_change is not null
    group by component_code
),

duty as (
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
    province_rank.component_code,
    component.name,
    component.name_en,
    province_rank.score,
    component.min_score,
    component.max_score,
    (province_rank.score - component.min_score)
    / (component.max_score - component.min_score) as scale_share,
    province_rank.rank,
    province_rank.out_of,
    province_rank.rank_basis,
    province_rank.rank_change,
    province_rank.score_change,
    province_rank.quartile,
    edition_statistic.median,
    coalesce(province_rank.quartile = 4, false) as is_low,
    coalesce(province_rank.score_change < -typical.median_change, false) as has_fallen,
    duty.lead_units,
    duty.duty_source_id,
    province_rank.missing_reason,
    province_rank.source_id
from province_rank
inner join component
    on
        province_rank.index_code = component.index_code
        and province_rank.component_code = component.component_code
        and province_rank.year between component.first_year and component.last_year
left join typical on province_rank.component_code = typical.component_code
left join edition_statistic
    on
        province_rank.index_code = edition_statistic.index_code
        and province_rank.year = edition_statistic.year
        and province_rank.component_code = edition_statistic.component_code
left join duty on province_rank.component_code = duty.component_code
where
    province_rank.index_code = $index_code
    and province_rank.year = $year
    and province_rank.province_code = $province_code
    and component.parent_code = 'TOTAL'
order by scale_share nulls last, province_rank.component_code;
