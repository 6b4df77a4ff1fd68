-- How did a province fare on every main component of an index over the years?
--
-- $province_code  varchar  the province
-- $index_code     varchar  the index
-- One row per component under the total and edition, with the name valid in that year and the
-- median where the edition is full; the share of the scale makes components of one index alike.
-- score_run numbers the stretches a line may join: consecutive years of one series and subject.
select
    province_year.component_code,
    component_in_year.name,
    component_in_year.name_en,
    province_year.year,
    province_year.series,
    province_year.score,
    province_year.rank,
    province_year.out_of,
    component_in_year.min_score,
    component_in_year.max_score,
    edition_statistic.median,
    province_year.missing_reason,
    province_year.source_id,
    scale_share(province_year.score, component_in_year.min_score, component_in_year.max_score)
        as scale_share,
    scale_share(
        edition_statistic.median, component_in_year.min_score, component_in_year.max_score
    ) as median_share,
    province_year.score_run
from province_year
inner join component_in_year
    on
        province_year.index_code = component_in_year.index_code
        and province_year.year = component_in_year.year
        and province_year.component_code = component_in_year.component_code
left join edition_statistic
    on
        province_year.index_code = edition_statistic.index_code
        and province_year.year = edition_statistic.year
        and province_year.field = edition_statistic.field
        and province_year.component_code = edition_statistic.component_code
where
    province_year.index_code = $index_code
    and province_year.province_code = $province_code
    and component_in_year.parent_code = 'TOTAL'
    and province_year.source_id is not null
order by province_year.component_code, province_year.year;
