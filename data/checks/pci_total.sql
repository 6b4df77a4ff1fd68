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
)

select
    total.year,
    total.province_code,
    total.score,
    recomputed.weighted_sum,
    total.score - recomputed.weighted_sum as difference
from province_score as total
inner join recomputed using (year, province_code)
where
    total.index_code = 'PCI'
    and total.component_code = 'TOTAL'
    and recomputed.weights > 99.5
    and abs(total.score - recomputed.weighted_sum) > coalesce(
        (
            select max(total_exception.largest_difference)
            from total_exception
            where
                total_exception.index_code = 'PCI'
                and total_exception.year = total.year
                and coalesce(total_exception.province_code, total.province_code)
                = total.province_code
        ),
        0.00055
    )
order by 1, 2;
