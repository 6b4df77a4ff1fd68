-- What does a unit answer for in the provincial indices, and how did those components fare last?
--
-- $unit_id  varchar  the unit
-- One row per duty: those naming the unit first, then those of its block, then those of everybody;
-- the province's newest result with a score or a place on that component beside it, where there is
-- one (a duty on a topic or on a scheme of the province's own has none).
with duty as (
    select
        unit_duty.scope,
        responsibility.*
    from unit_duty
    inner join responsibility on unit_duty.duty_id = responsibility.duty_id
    where unit_duty.unit_id = $unit_id
),

result as (
    select
        province_rank.*,
        row_number() over (
            partition by province_rank.index_code, province_rank.component_code
            order by province_rank.year desc
        ) as recency
    from province_rank
    where
        province_rank.province_code in (select duty.province_code from duty)
        and (province_rank.score is not null or province_rank.rank is not null)
)

select
    duty.duty_id,
    duty.scope,
    duty.role,
    duty.index_code,
    duty.component_code,
    duty.topic,
    duty.duty,
    duty.document_no,
    duty.document_date,
    duty.source_id,
    result.year,
    result.score,
    result.rank,
    result.out_of,
    result.rank_basis,
    result.rank_change,
    result.score_change,
    result.quartile,
    result.source_id as result_source_id
from duty
left join result
    on
        duty.index_code = result.index_code
        and duty.component_code = result.component_code
        and result.recency = 1
order by
    case duty.scope when 'unit' then 1 when 'block' then 2 else 3 end,
    duty.role desc,
    duty.index_code,
    duty.component_code nulls last,
    duty.duty_id;
