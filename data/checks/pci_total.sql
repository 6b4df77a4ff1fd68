-- fail: a PCI total is the weighted sum of its parts to four decimals, but for total_exception
--
-- Weights are per cent and parts run to 10: total = sum(weight x score) / 10. Published parts and
-- totals are rounded to four decimals, so they may differ by 100 x 0.00005 / 10 + 0.00005.
with recomputed as (
    select
        part.year,
        part.province_code,
        sum(component.weight * part.score) / 10 as weighted_sum,
        sum(component.weight) as weights
    from province_score as part
    inner join component
        on
            part.index_code = component.index_code
            and part.component_code = component.component_code
            and part.first_year = component.first_year
    where part.index_code = 'PCI' and component.parent_code = 'TOTAL' and part.score is not null
    group by part.year, part.province_code
),

allowed as (
    select
        total.year,
        total.province_code,
        max(total_exception.largest_difference) as difference
    from province_score as total
    inner join total_exception
        on
            total.index_code = total_exception.index_code
            and total.year = total_exception.year
            and total.province_code
            = coalesce(total_exception.province_code, total.province_code)
    where total.index_code = 'PCI' and total.component_code = 'TOTAL'
    group by total.year, total.province_code
)

select
    total.year,
    total.province_code,
    total.score,
    recomputed.weighted_sum,
    total.score - recomputed.weighted_sum as difference
from province_score as total
inner join recomputed
    on total.year = recomputed.year and total.province_code = recomputed.province_code
left join allowed
    on total.year = allowed.year and total.province_code = allowed.province_code
where
    total.index_code = 'PCI'
    and total.component_code = 'TOTAL'
    and recomputed.weights > 99.5
    and abs(total.score - recomputed.weighted_sum) > coalesce(allowed.difference, 0.00055)
order by total.year, total.province_code;
