-- What is on record of every province on what each theme is measured by, edition by edition; and a
-- row without a year, by the latest name, for a province of which nothing is.
insert into theme_result by name
with measured as (
    select
        theme_component.theme_code,
        theme_component.index_code,
        theme_component.subject,
        component.component_code,
        component.first_year,
        component.last_year,
        component.name,
        component.name_en
    from theme_component
    inner join component
        on
            theme_component.index_code = component.index_code
            and theme_component.subject = component.subject
),

latest as (
    select *
    from measured
    qualify
        row_number() over (
            partition by theme_code, index_code, subject
            order by first_year desc, component_code
        ) = 1
)

select
    province_year.province_code,
    measured.theme_code,
    measured.index_code,
    measured.subject,
    measured.component_code,
    measured.name,
    measured.name_en,
    province_year.year as result_year,
    province_year.score,
    province_year.rank,
    province_year.out_of,
    province_year.rank_basis,
    province_year.source_id,
    province_year.rank_source_id
from measured
inner join province_year
    on
        measured.index_code = province_year.index_code
        and measured.component_code = province_year.component_code
        and province_year.year between measured.first_year and measured.last_year
where province_year.score is not null or province_year.rank is not null

union all

select
    province.province_code,
    latest.theme_code,
    latest.index_code,
    latest.subject,
    latest.component_code,
    latest.name,
    latest.name_en,
    null as result_year,
    null as score,
    null as rank,
    null as out_of,
    null as rank_basis,
    null as source_id,
    null as rank_source_id
from province
cross join latest
order by province_code, theme_code, index_code, subject, result_year, component_code;
